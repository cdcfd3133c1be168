//! Compares the slides of a deck with those that were written.

use std::collections::BTreeMap;

use indeck_ooxml::Parts;
use indeck_ooxml::read::{DeckNumbers, SlideNumbers};

use super::change::{Change, SlideName};
use super::{order, slide};
use crate::evidence::manifest::{Manifest, SlideRecord};

/// All that is not as it was written, slide by slide; those that are gone come last.
pub(super) fn deck(manifest: &Manifest, now: &DeckNumbers, parts: &Parts) -> Vec<Change> {
    let records = manifest.slides.iter().zip(1u32..);
    let written: BTreeMap<u32, (&SlideRecord, u32)> =
        records.map(|(record, number)| (record.slide, (record, number))).collect();
    let mut changes = Vec::new();
    let moved = moved(&written, now);
    for slide in &now.slides {
        let Some((record, _)) = written.get(&slide.id) else {
            changes.push(Change::SlideAdded { slide: name(slide, None) });
            continue;
        };
        let name = name(slide, Some(record));
        if let Some(from) = moved.get(&slide.id) {
            changes.push(Change::SlideMoved { slide: name.clone(), from: *from });
        }
        slide::compare(record, slide, &name, parts, &mut changes);
    }
    for (record, number) in manifest.slides.iter().zip(1u32..) {
        if !now.slides.iter().any(|slide| slide.id == record.slide) {
            let slide = SlideName { number, name: record.id.clone() };
            changes.push(Change::SlideRemoved { slide });
        }
    }
    changes
}

/// The slides that were moved, with the place that they had.
fn moved(written: &BTreeMap<u32, (&SlideRecord, u32)>, now: &DeckNumbers) -> BTreeMap<u32, u32> {
    let place = |slide: &SlideNumbers| Some((slide.id, written.get(&slide.id)?.1));
    let common: Vec<(u32, u32)> = now.slides.iter().filter_map(place).collect();
    let places: Vec<u32> = common.iter().map(|(_, place)| *place).collect();
    let mut kept = order::kept(&places).into_iter().peekable();
    let mut moved = common.iter().enumerate();
    // `kept` is in rising order, so each place is met once.
    std::iter::from_fn(|| moved.find(|(at, _)| kept.next_if_eq(at).is_none()))
        .map(|(_, pair)| *pair)
        .collect()
}

fn name(slide: &SlideNumbers, record: Option<&&SlideRecord>) -> SlideName {
    let id = record.map(|record| record.id.clone()).filter(|id| !id.is_empty());
    let name = id.or_else(|| slide.title.clone()).unwrap_or_default();
    SlideName { number: slide.number, name }
}
