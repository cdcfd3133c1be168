//! Real templates: each opens, and takes a slide for each of its layouts.

use std::path::Path;

use indeck_ooxml::model::chart::LineChart;
use indeck_ooxml::model::deck::{Content, Footer, Table};
use indeck_ooxml::{Error, Inspection, Template, TemplateSlides};

/// A deck with a slide for each layout of a template, every placeholder filled.
fn every_layout(template: &Template, slides: TemplateSlides) -> Result<Vec<u8>, Error> {
    let mut deck = template.deck();
    deck.options_mut().template_slides = slides;
    deck.set_footer(Footer { text: Some("Footer".into()), slide_number: true, date: None });
    let layouts = &template.brand().layouts;
    for (i, layout) in layouts.iter().enumerate() {
        let same = |l: &&_| layout_name(l).eq_ignore_ascii_case(&layout.name);
        let nth = layouts[..=i].iter().filter(same).count();
        let mut slide = deck.add_slide(&format!("{}#{nth}", layout.name))?;
        for placeholder in layout.placeholders.iter().filter(|p| !p.is_footer()) {
            let is_first =
                layout.find(&placeholder.index.into()).map(|(_, p)| p) == Some(placeholder);
            if let Some(content) = content(&placeholder.kind).filter(|_| is_first) {
                slide.fill(placeholder.index, content)?;
            }
        }
        slide.notes("Notes");
    }
    deck.to_bytes()
}

fn layout_name(layout: &indeck_ooxml::model::brand::Layout) -> &str {
    &layout.name
}

fn content(kind: &str) -> Option<Content> {
    Some(match kind {
        "title" | "ctrTitle" | "subTitle" => "A title".into(),
        "body" => "One\nTwo".into(),
        "tbl" => Table::from_rows([["a", "b"], ["1", "2"]]).into(),
        "chart" | "obj" => LineChart::new(["Q1", "Q2"]).with_series("North", [1.0, 2.0]).into(),
        _ => return None,
    })
}

fn check(path: &Path) {
    let template = match Template::open(path) {
        Ok(template) => template,
        Err(error) => {
            let codes = ["encrypted", "corrupt"];
            assert!(codes.contains(&error.code()), "{}: {error}", path.display());
            return;
        }
    };
    let own = Inspection::open(path).unwrap().slides.len();
    for (slides, before) in [(TemplateSlides::Drop, 0), (TemplateSlides::Keep, own)] {
        let bytes = every_layout(&template, slides);
        let bytes = bytes.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let read = Inspection::from_bytes(bytes, &Default::default()).unwrap();
        let layouts = &template.brand().layouts;
        assert_eq!(read.brand.layouts, *layouts, "{}", path.display());
        assert_eq!(read.slides.len(), before + layouts.len(), "{}", path.display());
        for (slide, layout) in read.slides[before..].iter().zip(layouts) {
            assert_eq!(slide.layout, layout.name, "{}", path.display());
        }
    }
}

#[test]
fn every_template_of_the_corpus_takes_a_slide_for_each_of_its_layouts() {
    for path in indeck_testkit::corpus("pptx") {
        check(&path);
    }
}

#[test]
fn every_placeholder_of_the_corpus_tells_how_its_text_stands() {
    for path in indeck_testkit::corpus("pptx") {
        let Ok(template) = Template::open(&path) else { continue };
        let placeholders = template.brand().layouts.iter().flat_map(|l| &l.placeholders);
        for level in placeholders.flat_map(|p| &p.text.levels) {
            assert!((1.0..=4_000.0).contains(&level.size.0), "{}: {level:?}", path.display());
            assert!(level.left.0 >= 0, "{}: {level:?}", path.display());
        }
    }
}

#[test]
fn placeholders_take_their_text_from_the_master() {
    let template = crate::support::template();
    let layout = template.brand().layout("Title and Content").unwrap();
    let text = |kind: &str| &layout.find(&kind.into()).unwrap().1.text;
    assert_eq!(text("title").levels[0].size.0, 44.0);
    let sizes = text("content").levels.each_ref().map(|level| level.size.0);
    assert_eq!(sizes[..5], [28.0, 24.0, 20.0, 18.0, 18.0]);
    assert_eq!(text("content").levels[1].left.0, 685_800);
    assert!(!text("content").levels[0].font.is_empty());
    let date = layout.placeholders.iter().find(|p| p.kind == "dt").unwrap();
    assert_eq!(date.text.levels[0].size.0, 12.0);
}
