//! What a slide says of its numbers: base, source, decimal marks.

use super::parse::decimal_mark;
use crate::lint::chart::ChartFacts;
use crate::lint::finding::Sink;
use crate::lint::rules::numbers as rule;
use crate::lint::shapes::{ShapeKind, Slide, text};

/// Words before a colon or an equals sign that tell the base, in lower case.
const BASES: [&str; 15] = [
    "n",
    "base",
    "bases",
    "basis",
    "basis n",
    "sample",
    "sample size",
    "stichprobe",
    "fallzahl",
    "effectif",
    "échantillon",
    "muestra",
    "campione",
    "steekproef",
    "base n",
];
/// Words anywhere that tell the base.
const BASE_WORDS: [&str; 6] =
    ["respondents", "befragte", "répondants", "encuestados", "interviews", "participants"];
/// Words before a colon that tell the source, in lower case.
const SOURCES: [&str; 14] = [
    "source",
    "sources",
    "quelle",
    "quellen",
    "datenquelle",
    "data source",
    "data",
    "daten",
    "fuente",
    "fuentes",
    "fonte",
    "fonti",
    "bron",
    "données",
];

pub(super) fn check(slide: &Slide<'_>, charts: &[ChartFacts], sink: &mut Sink<'_>) {
    let shown =
        || slide.shapes.iter().filter(|shape| !shape.hidden && shape.kind != ShapeKind::Group);
    let mut lines: Vec<String> = Vec::new();
    for content in shown().map(|shape| text(shape.node)) {
        lines.extend(content.lines().map(str::to_owned));
    }
    lines.extend(charts.iter().flat_map(|chart| chart.texts.iter().cloned()));
    let is_data = |kind| matches!(kind, ShapeKind::Chart | ShapeKind::Table);
    let has_data = shown().any(|shape| is_data(shape.kind));
    if has_data && !lines.iter().any(|line| names(line, &SOURCES, &[':'])) {
        let message = "no text names the source of the numbers";
        sink.say(&rule::SOURCE_MISSING, slide.part.at(), message);
    }
    let percents = shown()
        .filter(|shape| shape.kind == ShapeKind::Table)
        .any(|shape| text(shape.node).matches('%').count() >= 3);
    let has_percent = percents || charts.iter().any(|chart| chart.has_percent);
    if has_percent && !lines.iter().any(|line| tells_base(line)) {
        sink.say(&rule::BASE_MISSING, slide.part.at(), "no text tells the base of the percentages");
    }
    check_marks(slide, &lines, sink);
}

fn tells_base(line: &str) -> bool {
    let lower = line.to_lowercase();
    names(line, &BASES, &[':', '=']) || BASE_WORDS.iter().any(|word| lower.contains(word))
}

/// Whether one of the words stands before one of the marks.
fn names(line: &str, words: &[&str], marks: &[char]) -> bool {
    let lower = line.to_lowercase();
    let mut from = 0;
    while let Some((at, mark)) =
        lower.get(from..).and_then(|rest| rest.char_indices().find(|(_, c)| marks.contains(c)))
    {
        let before = lower.get(..from + at).unwrap_or_default().trim_end();
        let named = words.iter().any(|word| {
            before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        });
        if named {
            return true;
        }
        from += at + mark.len_utf8();
    }
    false
}

/// Finds decimal points and decimal commas side by side; two of each, as one may be a date.
fn check_marks(slide: &Slide<'_>, lines: &[String], sink: &mut Sink<'_>) {
    let words = lines.iter().flat_map(|line| line.split_whitespace());
    let (mut points, mut commas) = (Vec::new(), Vec::new());
    for word in words.map(|word| word.trim_matches(['(', ')', ';', ':'])) {
        match decimal_mark(word).filter(|_| is_plain(word)) {
            Some('.') => points.push(word),
            Some(_) => commas.push(word),
            None => {}
        }
    }
    if let ([point, _, ..], [comma, _, ..]) = (points.as_slice(), commas.as_slice()) {
        let message = format!("there are `{point}` and `{comma}`");
        sink.say(&rule::DECIMALS_MIXED, slide.part.at(), message);
    }
}

/// Whether a word is a number and nothing else.
fn is_plain(word: &str) -> bool {
    let word = word.trim_start_matches(['+', '-', '−', '€', '$', '£', '<', '>', '~']);
    word.starts_with(|c: char| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '€' | '$' | '£'))
}
