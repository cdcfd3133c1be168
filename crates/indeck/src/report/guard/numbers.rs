//! Withheld numbers in the forms in which a deck could show them.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::{ResultTable, Value};
use indeck_ooxml::scan::numerals;

/// Digits that a number needs so that finding it is no chance. `7` stands on every seventh slide.
const DISTINCTIVE: usize = 3;
/// Most decimals with which a deck shows a number.
const DECIMALS: usize = 6;

/// Withheld numbers, and those that are shown rightly.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// The table that withholds a number, by the number's forms.
    withheld: BTreeMap<String, String>,
    shown: BTreeSet<String>,
}

impl Numbers {
    /// Adds what disclosure control took out of these tables, and what it left in them.
    pub(super) fn compare(&mut self, before: &[ResultTable], after: &[ResultTable]) {
        for shown in after.iter().flat_map(|table| &table.columns).flat_map(|c| &c.cells) {
            self.shown.extend(forms(&shown.value));
        }
        for raw in before {
            let Some(shown) = after.iter().find(|table| table.name == raw.name) else { continue };
            for raw_column in raw.columns.iter().filter(|column| column.kind.is_numeric()) {
                let shown = shown.column(&raw_column.name).map(|(_, column)| &column.cells);
                let kept: BTreeSet<String> =
                    shown.into_iter().flatten().flat_map(|cell| forms(&cell.value)).collect();
                let values = raw_column.cells.iter().flat_map(|cell| forms(&cell.value));
                let gone = values.filter(|form| !kept.contains(form));
                self.withheld.extend(gone.map(|form| (form, raw.name.to_string())));
            }
        }
    }

    /// The table that withholds a number which stands in a text.
    pub(super) fn find_in(&self, text: &str) -> Option<&str> {
        let found = numerals(text).find_map(|numeral| {
            let read = readings(numeral).into_iter();
            read.filter(|form| !self.shown.contains(form)).find_map(|form| self.withheld.get(&form))
        });
        found.map(String::as_str)
    }

    /// Forgets numbers that stand in these texts: what an author or a template says.
    pub(super) fn forget_those_in<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) {
        let said = texts.into_iter().flat_map(numerals).flat_map(readings);
        self.shown.extend(said);
    }
}

/// The forms of a value that are long enough to be told from chance: as it is, rounded, as
/// percentage, in thousands and millions.
fn forms(value: &Value) -> Vec<String> {
    let (Value::Integer(_) | Value::Number(_)) = value else { return Vec::new() };
    let Some(number) = value.as_f64() else { return Vec::new() };
    let mut forms = BTreeSet::from([plain(&value.to_string())]);
    for scale in [1.0, 100.0, 1e-3, 1e-6] {
        let scaled = number.abs() * scale;
        forms.extend((0..=DECIMALS).map(|decimals| plain(&format!("{scaled:.decimals$}"))));
    }
    forms.into_iter().filter(|form| is_distinctive(form)).collect()
}

fn is_distinctive(form: &str) -> bool {
    let digits = form.chars().filter(char::is_ascii_digit).collect::<String>();
    digits.trim_start_matches('0').trim_end_matches('0').len() >= DISTINCTIVE
}

/// A number without its sign and without zeros that say nothing.
fn plain(digits: &str) -> String {
    let digits = digits.trim_start_matches(['-', '+']);
    let trimmed = digits.trim_start_matches('0');
    let trimmed = match trimmed.contains('.') {
        true => trimmed.trim_end_matches('0').trim_end_matches('.'),
        false => trimmed,
    };
    match trimmed {
        "" => "0".to_owned(),
        text if text.starts_with('.') => format!("0{text}"),
        text => text.to_owned(),
    }
}

/// What a numeral may mean: a point or comma in it ends the whole number or parts its digits.
fn readings(numeral: &str) -> BTreeSet<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut readings = BTreeSet::from([plain(&digits(numeral))]);
    // Two numbers may stand side by side.
    let parts: Vec<&str> = numeral.split(char::is_whitespace).collect();
    if parts.len() > 1 {
        readings.extend(parts.into_iter().flat_map(self::readings));
    }
    for mark in ['.', ','] {
        if let Some((whole, decimals)) = numeral.rsplit_once(mark) {
            readings.insert(plain(&format!("{}.{}", digits(whole), digits(decimals))));
        }
    }
    readings
}

#[cfg(test)]
mod tests {
    use indeck_model::table::{Column, ColumnKind};

    use super::*;

    fn table(values: &[Value]) -> ResultTable {
        ResultTable::new("t", vec![Column::new("n", ColumnKind::Number, values.to_vec())])
    }

    fn numbers(before: &[Value], after: &[Value]) -> Numbers {
        let mut numbers = Numbers::default();
        numbers.compare(&[table(before)], &[table(after)]);
        numbers
    }

    #[test]
    fn a_withheld_number_is_found_in_every_form_that_a_deck_shows() {
        let numbers =
            numbers(&[Value::Number(4711.25), Value::Integer(8)], &[Value::Null, Value::Null]);
        let cases = [
            ("it was 4711.25 then", true),
            ("4,711.25", true),
            ("4.711,25", true),
            ("4 711", true),
            ("4,711", true),
            ("471125 %", true),
            ("4.71", true),
            ("EUR 4.711k", true),
            ("in 2026 4711 of them", true),
            ("8", false),
            ("4712", false),
            ("nothing", false),
        ];
        for (text, found) in cases {
            assert_eq!(numbers.find_in(text).is_some(), found, "{text}");
        }
    }

    #[test]
    fn what_is_shown_rightly_is_no_leak() {
        let pair = [Value::Integer(4711), Value::Integer(4711)];
        let numbers = numbers(&pair, &[Value::Integer(4711), Value::Null]);
        assert_eq!(numbers.find_in("4711"), None);
    }

    #[test]
    fn what_the_author_says_is_no_leak() {
        let mut numbers = numbers(&[Value::Integer(2026)], &[Value::Null]);
        assert!(numbers.find_in("2026").is_some());
        numbers.forget_those_in(["Results of 2026"]);
        assert_eq!(numbers.find_in("in 2026"), None);
    }
}
