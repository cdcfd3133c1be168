//! `logo:`, found among the pictures of masters and layouts.

use std::collections::{BTreeMap, BTreeSet};

use indeck_ooxml::{Backdrop, BackdropPicture};
use indeck_spec::brand::comment;

use super::{add, centimetres};
use crate::{Brand, Emu, Rect, Size};

/// A picture with a side below that is a line or a bullet: 3 mm.
const LEAST_SIDE: i64 = 108_000;
/// Frames that differ by less are the same: 1 mm.
const GRID: i64 = 36_000;

/// Adds the key, or as a comment what it would be.
pub(super) fn write(brand: &Brand, backdrop: &Backdrop, out: &mut String) {
    let found = find(brand, backdrop);
    match &found {
        Some((picture, _)) => {
            let name = comment(&picture.name);
            out.push_str("\n# The zone that slides leave free for the logo");
            add(out, format_args!(": where the picture \"{name}\" stands.\n"));
        }
        None => {
            out.push_str("\n# The zone that slides leave free for the logo: none was found.\n# ")
        }
    }
    let zone = found.map_or(Rect::from_inches(12.0, 0.25, 1.0, 0.5), |(_, zone)| zone);
    let sides = [
        ("left", zone.origin.x),
        ("top", zone.origin.y),
        ("width", zone.size.width),
        ("height", zone.size.height),
    ];
    let sides = sides.map(|(key, side)| format!("{key}: {}", centimetres(side))).join(", ");
    add(out, format_args!("logo: {{ zone: {{ {sides} }} }}\n"));
}

/// The smallest picture that stands in one place on a master or on most layouts.
fn find<'a>(brand: &Brand, backdrop: &'a Backdrop) -> Option<(&'a BackdropPicture, Rect)> {
    let mut places: BTreeMap<[i64; 4], (&BackdropPicture, Rect, BTreeSet<usize>)> = BTreeMap::new();
    for picture in &backdrop.pictures {
        let Some(zone) = on_slide(picture.frame, brand.slide_size) else { continue };
        let place = places.entry(rounded(zone)).or_insert((picture, zone, BTreeSet::new()));
        if picture.on_master {
            place.2.extend(0..backdrop.layout_types.len());
        }
        place.2.extend(picture.layouts.iter());
    }
    let most = |shown: &BTreeSet<usize>| shown.len() * 2 > backdrop.layout_types.len();
    let candidates = places.into_values().filter(|(.., shown)| most(shown));
    candidates.min_by_key(|(_, zone, _)| area(zone.size)).map(|(picture, zone, _)| (picture, zone))
}

/// The part of a frame on the slide, if most of it is there and it has the size of a logo.
fn on_slide(frame: Rect, slide: Size) -> Option<Rect> {
    let right = (frame.origin.x + frame.size.width).min(slide.width);
    let bottom = (frame.origin.y + frame.size.height).min(slide.height);
    let (left, top) = (frame.origin.x.max(Emu(0)), frame.origin.y.max(Emu(0)));
    let zone = Rect::new(left, top, right - left, bottom - top);
    let wide = zone.size.width.0 >= LEAST_SIDE && zone.size.height.0 >= LEAST_SIDE;
    let seen = area(zone.size) * 2 >= area(frame.size);
    let small = area(zone.size) * 10 < area(slide);
    (wide && seen && small).then_some(zone)
}

fn area(size: Size) -> i128 {
    i128::from(size.width.0) * i128::from(size.height.0)
}

fn rounded(zone: Rect) -> [i64; 4] {
    [zone.origin.x, zone.origin.y, zone.size.width, zone.size.height]
        .map(|side| (side.0 + GRID / 2).div_euclid(GRID))
}
