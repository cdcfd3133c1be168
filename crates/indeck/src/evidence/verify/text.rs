//! Compares texts and tables; where only numbers differ, they are named.

use indeck_ooxml::scan::numerals;

use super::change::Change;
use super::slide::At;
use crate::evidence::manifest::Wording;

/// Compares the paragraphs of a shape.
pub(super) fn paragraphs(
    written: &[Wording],
    now: &[String],
    at: At<'_>,
    changes: &mut Vec<Change>,
) {
    if written.len() != now.len() {
        let place = format!("{} paragraphs, were {}", now.len(), written.len());
        changes.push(text(at, place));
    }
    for ((written, now), number) in written.iter().zip(now).zip(1..) {
        compare(written, now, at, || format!("paragraph {number}"), changes);
    }
}

/// Compares the cells of a table.
pub(super) fn table(
    written: &[Vec<Wording>],
    now: &[Vec<String>],
    at: At<'_>,
    changes: &mut Vec<Change>,
) {
    let columns = |rows: &[usize]| rows.iter().max().copied().unwrap_or(0);
    let before = columns(&written.iter().map(Vec::len).collect::<Vec<_>>());
    let after = columns(&now.iter().map(Vec::len).collect::<Vec<_>>());
    if (written.len(), before) != (now.len(), after) {
        let (rows, had) = (now.len(), written.len());
        let place = format!("{rows} × {after} cells, were {had} × {before}");
        changes.push(text(at, place));
    }
    for ((written, cells), row) in written.iter().zip(now).zip(1..) {
        for ((written, cell), column) in written.iter().zip(cells).zip(1..) {
            compare(written, cell, at, || format!("row {row}, column {column}"), changes);
        }
    }
}

/// Compares one text with the one that was written.
pub(super) fn compare(
    written: &Wording,
    now: &str,
    at: At<'_>,
    place: impl Fn() -> String,
    changes: &mut Vec<Change>,
) {
    if *written == Wording::of(now) {
        return;
    }
    let Wording::Text(before) = written else { return changes.push(text(at, place())) };
    let (old, new): (Vec<&str>, Vec<&str>) = (numerals(before).collect(), numerals(now).collect());
    if old.len() != new.len() || without_numbers(before) != without_numbers(now) {
        changes.push(text(at, place()));
    }
    for index in 0..old.len().max(new.len()) {
        let one = |all: &[&str]| all.get(index).map(|n| (*n).to_owned()).unwrap_or_default();
        let (written, now) = (one(&old), one(&new));
        if written != now {
            let (slide, shape) = (at.slide.clone(), at.shape.to_owned());
            changes.push(Change::Number { slide, shape, place: place(), written, now });
        }
    }
}

/// A text with a mark in the place of each number.
fn without_numbers(text: &str) -> String {
    let (mut rest, mut out) = (text, String::new());
    for number in numerals(text) {
        if let Some((before, after)) = rest.split_once(number) {
            out.push_str(before);
            out.push('\0');
            rest = after;
        }
    }
    out + rest
}

fn text(at: At<'_>, place: String) -> Change {
    Change::Text { slide: at.slide.clone(), shape: at.shape.to_owned(), place }
}
