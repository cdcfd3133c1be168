//! What a column holds, as a person reads it.

use indeck_platform::data::{ColumnSummary, DatasetProfile, Finding as Found, kind_in_words};

use crate::views::{Bar, Bars, ColumnView, Count, Finding};

/// The columns of a version.
pub(super) fn views(profile: &DatasetProfile) -> Vec<ColumnView> {
    profile.columns.iter().map(|column| view(column, profile)).collect()
}

fn view(column: &ColumnSummary, profile: &DatasetProfile) -> ColumnView {
    let per_mille = column.nulls.saturating_mul(1_000) / profile.rows.max(1);
    let bound = |text: &Option<String>| text.as_deref().map(rounded).unwrap_or_default();
    ColumnView {
        name: column.name.clone(),
        kind: kind_in_words(column.kind).to_owned(),
        missing: Count(column.nulls),
        missing_per_mille: u32::try_from(per_mille).unwrap_or_default(),
        distinct: column.counted.then_some(Count(column.distinct)),
        min: bound(&column.min),
        max: bound(&column.max),
        mean: bound(&column.mean),
        bars: bars(column),
        findings: column.personal.iter().map(|found| found.kind.replace('_', " ")).collect(),
    }
}

fn bars(column: &ColumnSummary) -> Option<Bars> {
    let bar = |(label, count): &(String, u64)| Bar { label: label.clone(), count: *count };
    let bars: Vec<Bar> = column.frequent.iter().map(bar).collect();
    if column.histogram.len() > 1 {
        let bars = column.histogram.iter().map(bar).collect();
        return Some(Bars { bars, ranges: true });
    }
    // The ten most frequent of many numbers would look like a distribution, and be none; where no
    // value is there twice, there is nothing to compare.
    let is_part = column.min.is_some() && column.distinct > bars.len() as u64;
    let is_repeated = bars.iter().any(|bar| bar.count > 1);
    (is_repeated && !is_part).then_some(Bars { bars, ranges: false })
}

/// What looks like data about persons.
pub(super) fn finding(found: &Found) -> Finding {
    let what = found.kind.replace('_', " ");
    Finding { column: found.column.clone(), what, detail: found.message.clone() }
}

/// A number as a person reads it: to six digits, its thousands apart. Days and texts stay.
fn rounded(text: &str) -> String {
    let Ok(number) = text.parse::<f64>() else { return text.to_owned() };
    if !number.is_finite() {
        return text.to_owned();
    }
    let size = number.abs().log10().floor();
    let places = if size.is_finite() { (5.0 - size).clamp(0.0, 9.0) as usize } else { 0 };
    let told = format!("{:.places$}", number.abs());
    let (whole, rest) = told.split_once('.').unwrap_or((&told, ""));
    let rest = rest.trim_end_matches('0');
    let sign = if number < 0.0 { "−" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{rest}", apart(whole))
}

/// Digits with their thousands apart; four belong together, as years do.
fn apart(digits: &str) -> String {
    match digits.parse::<u64>() {
        Ok(number) if number >= 10_000 => Count(number).to_string(),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn numbers_have_six_digits_and_days_stay() {
        let cases = [
            ("876.3333333333", "876.333"),
            ("374733.33", "374\u{202f}733"),
            ("0.000123456789", "0.000123457"),
            ("-12", "−12"),
            ("2019", "2019"),
            ("0", "0"),
            ("2026-05-17", "2026-05-17"),
            ("NaN", "NaN"),
        ];
        for (text, told) in cases {
            assert_eq!(rounded(text), told);
        }
    }
}
