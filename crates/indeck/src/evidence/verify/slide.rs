//! Compares a slide with the one that was written.

use std::collections::BTreeMap;

use indeck_ooxml::Parts;
use indeck_ooxml::read::{ShapeContent, ShapeNumbers, SlideNumbers};
use indeck_ooxml::scan::numerals;

use super::change::{Change, SlideName};
use super::{chart, text};
use crate::evidence::build::pictures;
use crate::evidence::manifest::{ContentRecord, ShapeRecord, SlideRecord, Wording};

/// A shape on a slide, for changes.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) slide: &'a SlideName,
    pub(super) shape: &'a str,
}

/// Compares the shapes, notes and state of a slide.
pub(super) fn compare(
    record: &SlideRecord,
    now: &SlideNumbers,
    slide: &SlideName,
    parts: &Parts,
    changes: &mut Vec<Change>,
) {
    if record.hidden != now.hidden {
        changes.push(Change::SlideHidden { slide: slide.clone(), hidden: now.hidden });
    }
    for shape in &now.shapes {
        match record.shapes.iter().find(|record| record.shape == shape.id) {
            Some(record) => compare_shape(record, shape, slide, parts, changes),
            None => {
                let (slide, shape) = (slide.clone(), shape.name.clone());
                changes.push(Change::ShapeAdded { slide, shape });
            }
        }
    }
    for gone in record.shapes.iter().filter(|r| now.shapes.iter().all(|s| s.id != r.shape)) {
        let (slide, shape) = (slide.clone(), gone.name.clone());
        changes.push(Change::ShapeRemoved { slide, shape });
    }
    compare_notes(&record.notes, &now.notes, slide, changes);
}

fn compare_shape(
    record: &ShapeRecord,
    now: &ShapeNumbers,
    slide: &SlideName,
    parts: &Parts,
    changes: &mut Vec<Change>,
) {
    let at = At { slide, shape: &record.name };
    let (slide, shape) = (slide.clone(), record.name.clone());
    if record.name != now.name {
        let (slide, shape, now) = (slide.clone(), shape.clone(), now.name.clone());
        changes.push(Change::ShapeRenamed { slide, shape, now });
    }
    let alt = (!now.alt.is_empty()).then(|| Wording::of(&now.alt));
    if record.alt != alt {
        changes.push(Change::Alt { slide: slide.clone(), shape: shape.clone() });
    }
    match (&record.content, &now.content) {
        (ContentRecord::Other, ShapeContent::Nothing) => {}
        (ContentRecord::Text(written), ShapeContent::Text(now)) => {
            text::paragraphs(written, now, at, changes);
        }
        (ContentRecord::Table(written), ShapeContent::Table(now)) => {
            text::table(written, now, at, changes);
        }
        (ContentRecord::Chart(written), ShapeContent::Chart(now)) => {
            chart::compare(written, now, at, changes);
        }
        (ContentRecord::Picture(written), ShapeContent::Picture(now)) => {
            if *written != pictures(now, parts) {
                changes.push(Change::Picture { slide, shape });
            }
        }
        _ => changes.push(Change::ShapeReplaced { slide, shape }),
    }
}

fn compare_notes(
    written: &[Wording],
    now: &[String],
    slide: &SlideName,
    changes: &mut Vec<Change>,
) {
    let note =
        |paragraph, written, now| Change::Notes { slide: slide.clone(), paragraph, written, now };
    if written.len() != now.len() {
        changes.push(note(0, Vec::new(), Vec::new()));
    }
    for ((written, now), paragraph) in written.iter().zip(now).zip(1u32..) {
        if *written != Wording::of(now) {
            let before = match written {
                Wording::Text(text) => numerals(text).map(str::to_owned).collect(),
                Wording::Digest(_) => Vec::new(),
            };
            changes.push(note(paragraph, before, numerals(now).map(str::to_owned).collect()));
        }
    }
}

/// Remembers which parts a slide uses, if no slide before it does.
pub(super) fn homes(slide: &SlideNumbers, homes: &mut BTreeMap<String, u32>) {
    let mut own = vec![slide.part.clone()];
    for shape in &slide.shapes {
        match &shape.content {
            ShapeContent::Chart(chart) => {
                own.push(chart.part.clone());
                own.extend(chart.workbook.clone());
            }
            ShapeContent::Picture(files) => own.extend(files.iter().cloned()),
            _ => {}
        }
    }
    own.extend(slide.notes_part.clone());
    for part in own {
        homes.entry(part).or_insert(slide.number);
    }
}
