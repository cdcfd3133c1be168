//! Every deck of the corpus: opened, saved, changed.

use std::path::Path;

use indeck_ooxml::{Error, Formatting, ImportOptions, Presentation, Template};
use indeck_testkit::corpus;

use super::sound::faults;
use super::{deck, open, rich_slide};

/// Files that are no readable package.
const REFUSED: [(&str, &str); 2] = [
    ("clusterfuzz-testcase-minimized-POIXSLFFuzzer", "corrupt"),
    ("AccessProperties", "encrypted"),
];

/// The decks of the corpus with their bytes.
fn decks() -> impl Iterator<Item = (String, Vec<u8>, Presentation)> {
    corpus("pptx").into_iter().filter_map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        match Presentation::open(&path) {
            Ok(deck) => Some((name, bytes, deck)),
            Err(error) => {
                refused(&path, &error);
                None
            }
        }
    })
}

fn refused(path: &Path, error: &Error) {
    let name = path.to_string_lossy();
    let expected = REFUSED.iter().find(|(part, _)| name.contains(part)).map(|(_, code)| *code);
    assert_eq!(Some(error.code()), expected, "{name}: {error}");
}

#[test]
fn every_deck_is_saved_byte_for_byte() {
    for (name, bytes, deck) in decks() {
        assert!(deck.to_bytes().unwrap() == bytes, "{name}");
    }
}

/// Makes an edit of every third deck, beginning with one of the first three; none may have a fault
/// that it did not have before. (The tests in `tests/corpus` make each edit of every deck.)
fn each_third(first: usize, edit: impl Fn(&mut Presentation) -> Result<(), Error>) {
    for (name, bytes, mut deck) in decks().skip(first).step_by(3) {
        edit(&mut deck).unwrap_or_else(|error| panic!("{name}: {error}"));
        let before = faults(&bytes);
        let after = faults(&deck.to_bytes().unwrap());
        let new: Vec<_> =
            after.difference(&before).filter(|fault| !is_copy(fault, &before)).collect();
        assert!(new.is_empty(), "{name}: {new:?}");
    }
}

/// A copy of a part that leads nowhere leads nowhere too.
fn is_copy(fault: &str, before: &std::collections::BTreeSet<String>) -> bool {
    let target = fault.split("refers to the missing ").nth(1);
    target.is_some_and(|target| before.iter().any(|known| known.ends_with(target)))
}

#[test]
fn slides_can_be_cloned() {
    each_third(0, |deck| {
        for slide in (0..deck.slide_count()).rev() {
            deck.clone_slide(slide)?;
        }
        Ok(())
    });
}

#[test]
fn slides_can_be_deleted() {
    each_third(1, |deck| {
        while deck.slide_count() > 0 {
            deck.delete_slide(deck.slide_count() / 2)?;
        }
        Ok(())
    });
}

#[test]
fn decks_can_be_turned_round_and_put_into_sections() {
    each_third(2, |deck| {
        let last = deck.slide_count().saturating_sub(1);
        for slide in 0..deck.slide_count() {
            deck.move_slide(last, slide)?;
            deck.set_hidden(slide, slide % 2 == 0)?;
            deck.add_section(format!("Section {slide}"), slide)?;
        }
        Ok(())
    });
}

#[test]
fn decks_take_a_new_slide_and_slides_of_another_deck() {
    each_third(0, |deck| {
        let template = Template::from_bytes(deck.to_bytes()?, &Default::default())?;
        if let Some(layout) = template.brand().layouts.first() {
            let mut slide = rich_slide("x");
            slide.shapes.remove(0);
            slide.layout = layout.name.clone();
            deck.add_slide(slide)?;
        }
        for formatting in [Formatting::TakeTheme, Formatting::KeepSource] {
            let options = ImportOptions { formatting, ..ImportOptions::default() };
            deck.import_deck(&super::deck(), &options)?;
        }
        Ok(())
    });
}

#[test]
fn the_slides_of_decks_can_be_imported() {
    for (name, bytes, source) in decks().skip(1).step_by(3) {
        for formatting in [Formatting::TakeTheme, Formatting::KeepSource] {
            let mut target = deck();
            let options = ImportOptions { formatting, ..ImportOptions::default() };
            let report = target.import_deck(&source, &options);
            let report = report.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(report.slides, source.slide_count(), "{name}");
            let before = faults(&bytes);
            let written = target.to_bytes().unwrap();
            let after = faults(&written);
            let new: Vec<_> = after.iter().filter(|fault| !is_copy(fault, &before)).collect();
            assert!(new.is_empty(), "{name}: {new:?}");
            let again = open(written).import_deck(&source, &options).unwrap();
            assert_eq!(again.masters, 0, "{name}: known from the file");
        }
    }
}
