//! The text of `[masks]` to its methods.

use std::collections::BTreeMap;

use indeck_model::spec::Located;

use super::masks::{DatePart, Mask, REDACTED};
use super::reader::{Entry, Fields, Reader};

/// Words of the methods.
const METHODS: [(&str, &str); 9] = [
    ("drop", "drop"),
    ("redact", "redact"),
    ("hash", "hash"),
    ("partial", "partial"),
    ("bucket", "bucket"),
    ("bands", "bands"),
    ("top-code", "top-code"),
    ("truncate", "truncate"),
    ("shift", "shift"),
];

pub(super) fn read(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
) -> BTreeMap<String, Located<Mask>> {
    let mut masks = BTreeMap::new();
    let Some(entry) = fields.take("masks") else { return masks };
    for (name, entry) in reader.named(&entry) {
        if let Some(mask) = mask(reader, &entry) {
            masks.insert(name.value, Located::new(mask, name.at));
        }
    }
    masks
}

fn mask(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Mask> {
    let mut table = reader.fields(entry)?;
    let method = match table.take("method") {
        Some(entry) => reader.word(&entry, &METHODS),
        None => {
            reader.missing(&table, "method", "say how values are masked: `method = \"redact\"`")
        }
    }?;
    let mask = parameters(reader, &mut table, method);
    reader.finish(table);
    mask
}

fn parameters(reader: &mut Reader<'_>, table: &mut Fields<'_>, method: &str) -> Option<Mask> {
    match method {
        "drop" => Some(Mask::Drop),
        "redact" => {
            let text = table.take("text").and_then(|entry| reader.text(&entry));
            Some(Mask::Redact { text: text.map_or_else(|| REDACTED.to_owned(), |t| t.value) })
        }
        "hash" => Some(Mask::Hash { length: whole(reader, table, "length", 8, 64).unwrap_or(16) }),
        "partial" => Some(Mask::Partial {
            keep_first: whole(reader, table, "keep_first", 0, 64).unwrap_or(0),
            keep_last: whole(reader, table, "keep_last", 0, 64).unwrap_or(0),
            fill: fill(reader, table),
        }),
        "bucket" => bucket(reader, table),
        "bands" => bands(reader, table),
        "top-code" => top_code(reader, table),
        "truncate" => truncate(reader, table),
        _ => match table.take("days") {
            Some(entry) => Some(Mask::Shift { days: reader.whole(&entry, 1, 3650)? }),
            None => reader.missing(table, "days", "say how far dates may move: `days = 30`"),
        },
    }
}

fn whole(
    reader: &mut Reader<'_>,
    table: &mut Fields<'_>,
    key: &'static str,
    least: u32,
    most: u32,
) -> Option<u32> {
    table.take(key).and_then(|entry| reader.whole(&entry, least, most))
}

fn finite(reader: &mut Reader<'_>, table: &mut Fields<'_>, key: &'static str) -> Option<f64> {
    table.take(key).and_then(|entry| reader.number(&entry, -1e15, 1e15))
}

fn fill(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> char {
    let Some(entry) = table.take("fill") else { return '*' };
    let Some(text) = reader.text(&entry) else { return '*' };
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c,
        _ => {
            reader.bad_value(&entry, format!("`{}` is one character", entry.name), Vec::new());
            '*'
        }
    }
}

fn bucket(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let from = finite(reader, table, "from").unwrap_or(0.0);
    match table.take("width") {
        Some(entry) => Some(Mask::Bucket { width: reader.number(&entry, 1e-9, 1e15)?, from }),
        None => reader.missing(table, "width", "say how wide a range is: `width = 1000`"),
    }
}

fn bands(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let labels = table.take("labels").map(|entry| (reader.texts(&entry), entry));
    let Some(entry) = table.take("breaks") else {
        return reader.missing(table, "breaks", "say where bands begin: `breaks = [18, 30, 65]`");
    };
    let members = reader.list(&entry);
    let breaks: Vec<f64> =
        members.iter().filter_map(|member| reader.number(member, -1e15, 1e15)).collect();
    if breaks.is_empty() || !breaks.is_sorted_by(|a, b| a < b) {
        let message = format!("`{}` is a list of ascending numbers", entry.name);
        reader.bad_value(&entry, message, Vec::new());
        return None;
    }
    let labels = match labels {
        Some((labels, _)) if labels.len() == breaks.len() + 1 => {
            labels.into_iter().map(|label| label.value).collect()
        }
        Some((_, entry)) => {
            let message = format!("`{}` has {} members", entry.name, breaks.len() + 1);
            reader.bad_value(&entry, message, vec!["one more than `breaks`".to_owned()]);
            return None;
        }
        None => band_names(&breaks),
    };
    Some(Mask::Bands { breaks, labels })
}

fn band_names(breaks: &[f64]) -> Vec<String> {
    let first = breaks.first().map(|n| format!("under {n}"));
    let middle = breaks.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(format!("{from} to under {to}")),
        _ => None,
    });
    let last = breaks.last().map(|n| format!("{n} and over"));
    first.into_iter().chain(middle).chain(last).collect()
}

fn top_code(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    let above = finite(reader, table, "above");
    let below = finite(reader, table, "below");
    match (above, below) {
        (None, None) => {
            reader.missing(table, "above", "say the greatest number shown: `above = 200000`")
        }
        _ => Some(Mask::TopCode { above, below }),
    }
}

fn truncate(reader: &mut Reader<'_>, table: &mut Fields<'_>) -> Option<Mask> {
    use DatePart::{Month, Quarter, Week, Year};
    if let Some(entry) = table.take("keep") {
        return Some(Mask::TruncateText { keep: reader.whole(&entry, 1, 64)? });
    }
    match table.take("to") {
        Some(entry) => {
            let parts = [Year, Quarter, Month, Week].map(|part| (part.word(), part));
            Some(Mask::TruncateDate { to: reader.word(&entry, &parts)? })
        }
        None => reader.missing(table, "keep", "`keep = 3` for codes, `to = \"month\"` for dates"),
    }
}
