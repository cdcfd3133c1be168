//! The text form of a ledger: one line a thing, fields between tabs.

use indeck_model::facts::Population;

use crate::disclose::Reason;
use crate::disclose::literal::Literal;
use crate::disclose::sheet::{Figure, Layer, Row, Sheet, State};

use super::{Entry, Error};

const HEAD: &str = "indeck disclosure ledger 1";

pub(super) fn write(entries: &[Entry]) -> String {
    let mut out = format!("{HEAD}\n");
    for entry in entries {
        let of = &entry.sheet.population;
        line(&mut out, &["table", &entry.snapshot, if of.complete { "all" } else { "some" }]);
        of.sources.iter().for_each(|source| line(&mut out, &["source", source]));
        of.conditions.iter().for_each(|condition| line(&mut out, &["where", condition]));
        entry.sheet.keys.iter().for_each(|key| line(&mut out, &["by", key]));
        entry.sheet.rows.iter().for_each(|row| write_row(&mut out, row));
    }
    out
}

fn write_row(out: &mut String, row: &Row) {
    let number = |n: Option<u64>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let keys: Vec<String> = row
        .keys
        .iter()
        .map(|k| k.as_ref().map_or_else(|| "*".to_owned(), Literal::encode))
        .collect();
    let word = if row.state == State::Shown { "shown" } else { "withheld" };
    let listed = if row.listed { "listed" } else { "-" };
    let (records, units) = (number(row.records), number(row.units));
    let mut fields = vec![word, listed, records.as_str(), units.as_str()];
    fields.extend(keys.iter().map(String::as_str));
    line(out, &fields);
    row.reasons.iter().for_each(|reason| line(out, &["because", reason.word()]));
    for (layer, figure) in &row.figures {
        let (kind, argument) = words(layer);
        let sign = if figure.non_negative { "+" } else { "-" };
        let (value, off_by) = (figure.value.to_string(), figure.off_by.to_string());
        line(out, &["says", kind, argument, &value, &off_by, sign]);
    }
}

fn words(layer: &Layer) -> (&'static str, &str) {
    match layer {
        Layer::Count(argument) => ("count", argument),
        Layer::Distinct(argument) => ("distinct", argument),
        Layer::Sum(argument) => ("sum", argument),
        Layer::Ratio(argument) => ("ratio", argument),
    }
}

fn line(out: &mut String, fields: &[&str]) {
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push('\t');
        }
        for c in field.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '\t' => out.push_str("\\t"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                other => out.push(other),
            }
        }
    }
    out.push('\n');
}

fn unescape(field: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                _ => return None,
            },
            other => other,
        });
    }
    Some(text)
}

pub(super) fn read(text: &str) -> Result<Vec<Entry>, Error> {
    let mut lines = text.split('\n').enumerate();
    if lines.next().map(|(_, head)| head) != Some(HEAD) {
        return Err(Error::NotALedger);
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (index, text) in lines.filter(|(_, line)| !line.is_empty()) {
        let bad = Error::BadLine { line: index + 1 };
        let fields: Option<Vec<String>> = text.split('\t').map(unescape).collect();
        let fields = fields.ok_or_else(|| bad.clone())?;
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        take(&fields, &mut entries).ok_or(bad)?;
    }
    Ok(entries)
}

fn take(fields: &[&str], entries: &mut Vec<Entry>) -> Option<()> {
    if let ["table", snapshot, extent] = fields {
        let complete = match *extent {
            "all" => true,
            "some" => false,
            _ => return None,
        };
        let population = Population { complete, ..Population::default() };
        let sheet = Sheet { population, ..Sheet::default() };
        entries.push(Entry { snapshot: (*snapshot).to_owned(), sheet });
        return Some(());
    }
    let sheet = &mut entries.last_mut()?.sheet;
    match fields {
        ["source", source] => sheet.population.sources.push((*source).to_owned()),
        ["where", condition] => sheet.population.conditions.push((*condition).to_owned()),
        ["by", key] => sheet.keys.push((*key).to_owned()),
        ["shown", listed, records, units, keys @ ..] if keys.len() == sheet.keys.len() => {
            sheet.rows.push(row(State::Shown, listed, records, units, keys)?);
        }
        ["withheld", listed, "-", "-", keys @ ..] if keys.len() == sheet.keys.len() => {
            sheet.rows.push(row(State::Withheld, listed, "-", "-", keys)?);
        }
        ["because", word] => sheet.rows.last_mut()?.reasons.push(Reason::parse(word)?),
        ["says", kind, argument, value, off_by, sign] => {
            let row = sheet.rows.last_mut().filter(|row| row.state == State::Shown)?;
            row.figures.insert(layer(kind, argument)?, figure(value, off_by, sign)?);
        }
        _ => return None,
    }
    Some(())
}

fn row(state: State, listed: &str, records: &str, units: &str, keys: &[&str]) -> Option<Row> {
    let number = |text: &str| match text {
        "-" => Some(None),
        digits => digits.parse().ok().map(Some),
    };
    let key = |text: &&str| if *text == "*" { Some(None) } else { Literal::decode(text).map(Some) };
    Some(Row {
        keys: keys.iter().map(key).collect::<Option<_>>()?,
        records: number(records)?,
        units: number(units)?,
        listed: flag(listed, "listed")?,
        state,
        ..Row::default()
    })
}

fn flag(text: &str, yes: &str) -> Option<bool> {
    (text == yes || text == "-").then(|| text == yes)
}

fn layer(kind: &str, argument: &str) -> Option<Layer> {
    let argument = argument.to_owned();
    Some(match kind {
        "count" => Layer::Count(argument),
        "distinct" => Layer::Distinct(argument),
        "sum" => Layer::Sum(argument),
        "ratio" => Layer::Ratio(argument),
        _ => return None,
    })
}

fn figure(value: &str, off_by: &str, sign: &str) -> Option<Figure> {
    let number = |text: &str| text.parse().ok().filter(|f: &f64| f.is_finite());
    Some(Figure {
        value: number(value)?,
        off_by: number(off_by)?,
        non_negative: flag(sign, "+")?,
        need: 0.0,
    })
}
