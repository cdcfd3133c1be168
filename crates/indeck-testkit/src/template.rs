//! A small valid template: one master, three layouts, no slide.

use std::collections::BTreeMap;

use crate::archive::package;

/// The parts of the template by name.
const PARTS: [(&str, &str); 12] = [
    ("[Content_Types].xml", include_str!("template/content-types.xml")),
    ("_rels/.rels", include_str!("template/root.rels")),
    ("ppt/presentation.xml", include_str!("template/presentation.xml")),
    ("ppt/_rels/presentation.xml.rels", include_str!("template/presentation.rels")),
    ("ppt/theme/theme1.xml", include_str!("template/theme.xml")),
    ("ppt/slideMasters/slideMaster1.xml", include_str!("template/master.xml")),
    ("ppt/slideMasters/_rels/slideMaster1.xml.rels", include_str!("template/master.rels")),
    ("ppt/slideLayouts/slideLayout1.xml", include_str!("template/title-slide.xml")),
    ("ppt/slideLayouts/slideLayout2.xml", include_str!("template/title-and-content.xml")),
    ("ppt/slideLayouts/slideLayout3.xml", include_str!("template/title-only.xml")),
    ("ppt/tableStyles.xml", include_str!("template/table-styles.xml")),
    ("ppt/presProps.xml", include_str!("template/properties.xml")),
];

/// A valid `.potx` package: one master with title, body, date, footer and slide number; the layouts
/// `Title Slide` (title, subtitle), `Title and Content` (title, content at index 1) and
/// `Title Only`; 16:9; a theme with Calibri and six accents; no slide.
#[must_use]
pub fn tiny_template() -> Vec<u8> {
    package(&tiny_template_parts())
}

/// The parts of [`tiny_template`] by name, to be changed and packed again.
#[must_use]
pub fn tiny_template_parts() -> BTreeMap<String, Vec<u8>> {
    let layout_rels = include_str!("template/layout.rels");
    let rels = (1..=3).map(|number| {
        let name = format!("ppt/slideLayouts/_rels/slideLayout{number}.xml.rels");
        (name, layout_rels.as_bytes().to_vec())
    });
    let parts = PARTS.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    parts.chain(rels).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unzip;

    #[test]
    fn the_template_has_its_three_layouts_by_name() {
        let parts = unzip(&tiny_template());
        for (number, name) in [(1, "Title Slide"), (2, "Title and Content"), (3, "Title Only")] {
            let layout = parts.get(&format!("ppt/slideLayouts/slideLayout{number}.xml"));
            let text =
                String::from_utf8(layout.expect("the layout is there").clone()).expect("UTF-8");
            assert!(text.contains(&format!("<p:cSld name=\"{name}\">")), "{name}");
        }
    }
}
