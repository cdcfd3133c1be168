//! The numbers of new parts: one counter a kind, set once to the highest number in use.

/// The last number in use of each kind of part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) slide: u32,
    pub(crate) chart: u32,
    pub(crate) notes: u32,
    pub(crate) image: u32,
    pub(crate) workbook: u32,
    pub(crate) notes_master: u32,
    pub(crate) theme: u32,
}

impl Numbers {
    /// The highest numbers among these part names.
    pub(crate) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut numbers = Self::default();
        for name in names {
            numbers.see(name);
        }
        numbers
    }

    fn see(&mut self, name: &str) {
        let lower = name.to_ascii_lowercase();
        let kinds = [
            ("ppt/slides/slide", &mut self.slide),
            ("ppt/charts/chart", &mut self.chart),
            ("ppt/notesslides/notesslide", &mut self.notes),
            ("ppt/media/image", &mut self.image),
            ("ppt/embeddings/microsoft_excel_sheet", &mut self.workbook),
            ("ppt/notesmasters/notesmaster", &mut self.notes_master),
            ("ppt/theme/theme", &mut self.theme),
        ];
        for (prefix, last) in kinds {
            let Some(rest) = lower.strip_prefix(prefix) else { continue };
            let digits = rest.split('.').next().unwrap_or_default();
            // Far numbers would leave no room above them; such a name cannot collide with ours.
            if let Ok(number) = digits.parse::<u32>()
                && number < u32::MAX / 2
            {
                *last = number.max(*last);
            }
        }
    }
}

/// `ppt/slides/slide3.xml`.
pub(crate) fn slide_part(number: u32) -> String {
    format!("ppt/slides/slide{number}.xml")
}

/// `ppt/charts/chart3.xml`.
pub(crate) fn chart_part(number: u32) -> String {
    format!("ppt/charts/chart{number}.xml")
}

/// `ppt/notesSlides/notesSlide3.xml`.
pub(crate) fn notes_part(number: u32) -> String {
    format!("ppt/notesSlides/notesSlide{number}.xml")
}

/// `ppt/embeddings/Microsoft_Excel_Sheet3.xlsx`.
pub(crate) fn workbook_part(number: u32) -> String {
    format!("ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_start_above_the_highest_number_in_use() {
        let names = [
            "ppt/slides/slide7.xml",
            "ppt/slides/slide12.xml",
            "ppt/slides/_rels/slide99.xml.rels",
            "ppt/Media/IMAGE4.png",
            "ppt/charts/chartEx3.xml",
            "ppt/slides/slide4294967295.xml",
        ];
        let numbers = Numbers::of(names.into_iter());
        assert_eq!((numbers.slide, numbers.image, numbers.chart), (12, 4, 0));
    }
}
