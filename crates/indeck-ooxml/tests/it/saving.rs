//! Files: whole or not at all, the same bytes every time.

use std::fs;
use std::sync::Arc;

use indeck_ooxml::model::Rect;
use indeck_ooxml::model::chart::ColumnChart;
use indeck_ooxml::model::deck::{Picture, ResolvedSlide, Shape};
use indeck_ooxml::{Deck, Error, Template, TemplateSlides, WriteOptions};
use indeck_testkit::{FailAfter, unzip};

use crate::support::{JPEG, PNG, template, text_of};

fn deck_of(template: &Template, slides: usize) -> Deck<'_> {
    let mut deck = template.deck();
    for i in 0..slides {
        let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [i as f64, 2.0]);
        let mut slide = deck.add_slide("Title and Content").unwrap();
        slide.fill("title", format!("Slide {i}")).unwrap().fill("content", chart).unwrap();
        slide.notes("Notes");
        let picture = Picture::new(if i % 30 == 20 { PNG } else { JPEG });
        slide.add(Rect::from_inches(1.0, 1.0, 1.0, 1.0), picture);
    }
    deck
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_repetition() {
    let template = template();
    let mut deck = deck_of(&template, 150);
    let mut written = Vec::new();
    for threads in [1, 2, 7, 1] {
        deck.options_mut().threads = Some(threads);
        written.push(deck.to_bytes().unwrap());
    }
    assert!(written.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn streaming_and_building_give_the_same_bytes() {
    let template = template();
    let deck = deck_of(&template, 3);
    let mut writer = template.writer(Vec::new(), WriteOptions::default()).unwrap();
    for slide in deck.slides() {
        writer.push(slide.clone()).unwrap();
    }
    assert_eq!(writer.slide_count(), 3);
    let written = writer.finish().unwrap();
    assert_eq!(written, deck.to_bytes().unwrap());
    // Who keeps the slides shares them.
    let mut writer = template.writer(Vec::new(), WriteOptions::default()).unwrap();
    for slide in deck.slides().iter().cloned().map(Arc::new) {
        writer.push(Arc::clone(&slide)).unwrap();
        assert_eq!(Arc::strong_count(&slide), 2);
    }
    assert_eq!(writer.finish().unwrap(), written);
}

#[test]
fn a_sink_that_fails_anywhere_is_an_error_and_never_a_panic() {
    let template = template();
    let deck = deck_of(&template, 2);
    let whole = deck.to_bytes().unwrap().len();
    for room in (0..whole).step_by(97) {
        let write = || -> Result<(), Error> {
            let mut writer = template.writer(FailAfter::new(room), WriteOptions::default())?;
            for slide in deck.slides() {
                writer.push(slide.clone())?;
            }
            writer.finish().map(drop)
        };
        let error = write().unwrap_err();
        assert_eq!(error.code(), "write", "{error:?} at {room}");
    }
}

#[test]
fn a_save_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("out.pptx");
    fs::write(&target, "old").unwrap();
    let template = template();
    let mut deck = deck_of(&template, 2);
    deck.add_slide("Title and Content").unwrap().fill("content", ColumnChart::new(["Q1"])).unwrap();
    assert_eq!(deck.save(&target).unwrap_err().code(), "invalid-chart");
    assert_eq!(fs::read(&target).unwrap(), b"old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    deck_of(&template, 2).save(&target).unwrap();
    assert_eq!(fs::read(&target).unwrap(), deck_of(&template, 2).to_bytes().unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_target_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let template = template();
    let deck = deck_of(&template, 1);
    for target in [folder.path().to_owned(), folder.path().join("missing/out.pptx")] {
        let error = deck.save(&target).unwrap_err();
        assert_eq!(error.code(), "io");
        assert!(error.to_string().contains(&target.display().to_string()), "{error}");
    }
}

#[test]
fn unfinished_files_of_others_are_passed_by() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".out.pptx.0.tmp"), "somebody's").unwrap();
    let template = template();
    deck_of(&template, 1).save(folder.path().join("out.pptx")).unwrap();
    assert_eq!(fs::read(folder.path().join(".out.pptx.0.tmp")).unwrap(), b"somebody's");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn the_format_follows_the_extension() {
    let folder = tempfile::tempdir().unwrap();
    let template = template();
    let deck = deck_of(&template, 1);
    let cases = [
        ("a.pptx", "presentation.main+xml"),
        ("a.POTX", "template.main+xml"),
        ("a.ppsx", "slideshow.main+xml"),
    ];
    for (name, content_type) in cases {
        let path = folder.path().join(name);
        deck.save(&path).unwrap();
        let types = text_of(&unzip(&fs::read(&path).unwrap()), "[Content_Types].xml");
        assert!(types.contains(content_type), "{types}");
    }
    assert_eq!(deck.save(folder.path().join("a.pptm")).unwrap_err().code(), "no-macros");
}

#[test]
fn a_deck_is_a_template_whose_slides_are_dropped_or_kept() {
    let template = template();
    let first = deck_of(&template, 2).to_bytes().unwrap();
    let second = Template::from_bytes(first, &Default::default()).unwrap();
    for (slides, expected) in [(TemplateSlides::Drop, 1), (TemplateSlides::Keep, 3)] {
        let options = WriteOptions { template_slides: slides, ..WriteOptions::default() };
        let mut writer = second.writer(Vec::new(), options).unwrap();
        let shapes = vec![Shape::in_placeholder("title", "New")];
        let slide =
            ResolvedSlide { layout: "Title Only".into(), shapes, ..ResolvedSlide::default() };
        writer.push(slide).unwrap();
        let parts = unzip(&writer.finish().unwrap());
        let count = |prefix: &str| {
            parts.keys().filter(|n| n.starts_with(prefix) && !n.contains("_rels")).count()
        };
        assert_eq!(count("ppt/slides/slide"), expected);
        assert_eq!(count("ppt/charts/chart"), expected - 1, "no chart without its slide");
        assert_eq!(count("ppt/embeddings/"), expected - 1);
        assert_eq!(count("ppt/notesSlides/notesSlide"), expected - 1);
    }
}
