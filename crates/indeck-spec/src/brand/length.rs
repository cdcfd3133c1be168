//! Lengths with their units: `30.1 cm`, `12 mm`, `1.2 in`, `40 pt`.

use indeck_model::Emu;

use crate::reader::Reader;
use crate::schema::Kind;
use crate::yaml::Node;

/// The units with their size in EMU.
const UNITS: [(&str, f64); 4] =
    [("cm", 360_000.0), ("mm", 36_000.0), ("in", 914_400.0), ("pt", 12_700.0)];

/// The longest side of a slide.
///
/// Source: ECMA-376-1, 19.7.17 `ST_SlideSizeCoordinate`.
const LONGEST: Emu = Emu(51_206_400);

/// A length from 0 to the longest side of a slide.
pub(super) fn read(reader: &Reader, node: &Node) -> Option<Emu> {
    within(reader, node, Emu(0), "0 cm to 142.24 cm")
}

/// A length that is more than nothing.
pub(super) fn positive(reader: &Reader, node: &Node) -> Option<Emu> {
    within(reader, node, Emu(1), "above 0 cm, up to 142.24 cm")
}

fn within(reader: &Reader, node: &Node, least: Emu, allowed: &str) -> Option<Emu> {
    let text = &reader.scalar(node, &Kind::Length.noun())?.text;
    let Some(length) = parse(text) else {
        reader.bad_value(node, format!("`{text}` is not a length"), hints(text));
        return None;
    };
    if !(least..=LONGEST).contains(&length) {
        let message = format!("`{text}` is out of range");
        reader.bad_value(node, message, vec![format!("allowed: {allowed}")]);
        return None;
    }
    Some(length)
}

fn parse(text: &str) -> Option<Emu> {
    let unit = UNITS.iter().find(|(unit, _)| text.ends_with(unit))?;
    let digits = text.strip_suffix(unit.0)?.trim_end();
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = digits.parse::<f64>().ok().filter(|_| plain)?;
    Some(Emu((number * unit.1).round() as i64))
}

/// What was probably meant, and which units there are.
fn hints(text: &str) -> Vec<String> {
    let small = text.trim().to_ascii_lowercase().replace(',', ".");
    let metric = format!("{small} cm");
    let meant = [small, metric].into_iter().find(|text| parse(text).is_some());
    let meant = meant.map(|text| format!("did you mean `{text}`?"));
    let units = "a length has a unit: `30.1 cm`, `12 mm`, `1.2 in` or `40 pt`".to_owned();
    meant.into_iter().chain([units]).collect()
}
