//! The numbers of new parts: one counter a stem, set once to the highest number in use.

use std::collections::BTreeMap;

/// The last number in use of each stem (`ppt/media/image`), in lower case.
#[derive(Debug, Default)]
pub(super) struct Numbers(BTreeMap<String, u64>);

impl Numbers {
    /// The highest numbers among these part names.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut numbers = BTreeMap::new();
        for name in names {
            let (stem, number) = split(name);
            let last = numbers.entry(stem.to_ascii_lowercase()).or_default();
            // Far numbers would leave no room above them; such a name cannot collide with ours.
            if let Some(number) = number.filter(|number| *number < u64::from(u32::MAX)) {
                *last = number.max(*last);
            }
        }
        Self(numbers)
    }

    /// The first of that many numbers that are free for all these stems alike.
    pub(super) fn shared(&mut self, stems: &[&str], count: u64) -> u64 {
        let last =
            |stem: &&str| self.0.get(&stem.to_ascii_lowercase()).copied().unwrap_or_default();
        let last = stems.iter().map(last).max().unwrap_or_default();
        for stem in stems {
            self.0.insert(stem.to_ascii_lowercase(), last + count);
        }
        last + 1
    }

    /// The next number of a stem.
    pub(super) fn next(&mut self, stem: &str) -> u64 {
        let last = self.0.entry(stem.to_ascii_lowercase()).or_default();
        *last += 1;
        *last
    }
}

/// The stem and the number of a part's name: `ppt/media/image` and 7 of `ppt/media/image7.png`.
pub(in crate::edit) fn split(name: &str) -> (&str, Option<u64>) {
    let folder = name.rfind('/').map_or(0, |at| at + 1);
    let file = name.get(folder..).unwrap_or_default();
    let base = file.split('.').next().unwrap_or_default();
    let stem = base.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = base.get(stem.len()..).and_then(|digits| digits.parse().ok());
    (name.get(..folder + stem.len()).unwrap_or(name), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_above_the_highest_in_use_whatever_the_extension() {
        let names = ["ppt/media/image2.png", "ppt/Media/Image7.jpeg", "ppt/slides/slide.xml"];
        let mut numbers = Numbers::of(names.into_iter());
        assert_eq!(numbers.next("ppt/media/image"), 8);
        assert_eq!(numbers.next("ppt/slides/slide"), 1);
        assert_eq!(numbers.next("ppt/charts/chart"), 1);
        assert_eq!(numbers.next("ppt/charts/chart"), 2);
        assert_eq!(numbers.shared(&["ppt/media/image", "ppt/charts/style"], 3), 9);
        assert_eq!(numbers.next("ppt/charts/style"), 12);
    }
}
