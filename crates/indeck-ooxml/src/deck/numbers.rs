//! The numbers of new parts: one counter a kind, set once to the highest number in use.

/// The last number in use of each kind of part.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    pub(crate) slide: u32,
    pub(crate) chart: u32,
    /// Of charts of 2016's kinds, their styles and colours, which share their numbers.
    pub(crate) extended: u32,
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
        let extended = ["ppt/charts/chartex", "ppt/charts/style", "ppt/charts/colors"];
        let kind = extended.into_iter().find(|prefix| lower.starts_with(prefix));
        let kinds = [
            ("ppt/slides/slide", &mut self.slide),
            ("ppt/charts/chart", &mut self.chart),
            (kind.unwrap_or("ppt/charts/chartex"), &mut self.extended),
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

/// `ppt/charts/chartEx3.xml`.
pub(crate) fn extended_part(number: u32) -> String {
    format!("ppt/charts/chartEx{number}.xml")
}

/// `ppt/charts/style3.xml`.
pub(crate) fn style_part(number: u32) -> String {
    format!("ppt/charts/style{number}.xml")
}

/// `ppt/charts/colors3.xml`.
pub(crate) fn colors_part(number: u32) -> String {
    format!("ppt/charts/colors{number}.xml")
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
        assert_eq!(numbers.extended, 3);
        let styles = ["ppt/charts/chartEx2.xml", "ppt/charts/style5.xml", "ppt/charts/colors4.xml"];
        assert_eq!(Numbers::of(styles.into_iter()).extended, 5);
    }
}
