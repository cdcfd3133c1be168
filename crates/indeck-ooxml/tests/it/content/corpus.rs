//! Each kind of edit on real decks.

use std::collections::BTreeSet;
use std::path::Path;

use indeck_ooxml::{Find, Inspection, Limits, Presentation};

use super::kinds::{EDITS, sample};

/// The decks of the corpus that open, with their names.
fn decks() -> Vec<(String, Vec<u8>)> {
    let files = indeck_testkit::corpus("pptx");
    let read = |path: std::path::PathBuf| {
        let bytes = std::fs::read(&path).unwrap();
        let opens = Presentation::from_bytes(bytes.clone(), &Limits::default()).is_ok();
        opens.then(|| (path.file_name().unwrap().to_string_lossy().into_owned(), bytes))
    };
    files.into_iter().filter_map(read).collect()
}

fn open(bytes: &[u8]) -> Presentation {
    Presentation::from_bytes(bytes.to_vec(), &Limits::default()).unwrap()
}

/// Where edited decks are kept for other judges, if that is asked for.
#[allow(clippy::disallowed_methods)]
fn keep(edit: &str, name: &str, bytes: &[u8]) {
    let Ok(folder) = std::env::var("INDECK_KEEP_EDITED") else { return };
    let folder = Path::new(&folder).join(edit);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

#[test]
fn reading_everything_changes_no_byte() {
    for (name, bytes) in decks() {
        let deck = open(&bytes);
        for slide in 0..deck.slide_count() {
            let shapes = deck.shapes(slide).unwrap();
            deck.links(slide).unwrap();
            deck.notes(slide).unwrap();
            deck.comments(slide).unwrap();
            let look = deck.look(slide).unwrap();
            look.background();
            for shape in &shapes {
                look.fill(shape.at).unwrap();
                look.line(shape.at).unwrap();
                look.text(shape.at).unwrap();
                assert_eq!(deck.table(shape.at).is_ok(), shape.table.is_some(), "{name}");
            }
        }
        deck.themes().unwrap();
        assert!(!deck.is_changed(), "{name}");
        assert!(deck.to_bytes().unwrap() == bytes, "{name}");
    }
}

#[test]
fn a_deck_edited_in_one_way_can_be_read_again() {
    let mut tried: BTreeSet<&str> = BTreeSet::new();
    let decks = decks();
    for (d, (name, bytes)) in decks.iter().enumerate() {
        let shapes = sample(open(bytes).find_shapes(&Find::default()).unwrap());
        // All on every deck takes minutes; the next test tries them together on each.
        let few = EDITS.iter().enumerate().filter(|(e, _)| (d + e) % 5 == 0);
        for (_, (edit, change)) in few {
            let mut deck = open(bytes);
            if !change(&mut deck, &shapes).unwrap_or_else(|e| panic!("{edit} {name}: {e}")) {
                continue;
            }
            tried.insert(edit);
            let edited = deck.to_bytes().unwrap();
            keep(edit, name, &edited);
            let again = open(&edited);
            again.find_shapes(&Find::default()).unwrap_or_else(|e| panic!("{edit} {name}: {e}"));
            Inspection::from_bytes(edited, &Limits::default())
                .unwrap_or_else(|e| panic!("{edit} {name}: {e}"));
        }
    }
    assert!(decks.is_empty() || tried.len() == EDITS.len(), "{tried:?}");
}

#[test]
fn edits_of_all_kinds_go_together() {
    // These take away what others are for.
    let last =
        ["delete-first", "delete-all", "no-notes", "uncomment", "unlink", "continue", "fill"];
    let own = ("own.potx".to_owned(), super::support::deck().to_bytes().unwrap());
    for (name, bytes) in decks().into_iter().chain([own]) {
        let mut deck = open(&bytes);
        let shapes = sample(deck.find_shapes(&Find::default()).unwrap());
        for (edit, change) in EDITS.iter().filter(|(edit, _)| !last.contains(edit)) {
            change(&mut deck, &shapes).unwrap_or_else(|e| panic!("{edit} {name}: {e}"));
        }
        let edited = deck.to_bytes().unwrap();
        keep("together", &name, &edited);
        let left = open(&edited).find_shapes(&Find::default()).unwrap();
        assert!(shapes.is_empty() || !left.is_empty(), "{name}");
    }
}
