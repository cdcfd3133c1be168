//! Reading a tree of TOML, with every mistake collected.

use indeck_model::Diagnostic;
use indeck_model::spec::Located;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::place::Source;
use crate::suggest;

/// A value of the document and what it is called in messages.
#[derive(Clone)]
pub(crate) struct Entry<'t> {
    pub(crate) name: String,
    pub(crate) value: &'t Spanned<DeValue<'t>>,
}

/// Collects mistakes while values are taken from a text.
pub(crate) struct Reader<'s> {
    pub(crate) source: &'s Source,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// The entries of a table, taken one by one; those left over are mistakes.
pub(crate) struct Fields<'t> {
    name: String,
    at: std::ops::Range<usize>,
    entries: Vec<(&'t str, std::ops::Range<usize>, &'t Spanned<DeValue<'t>>)>,
    asked: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    pub(crate) fn new(name: &str, at: std::ops::Range<usize>, table: &'t DeTable<'t>) -> Self {
        let entries = table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value));
        Self { name: name.to_owned(), at, entries: entries.collect(), asked: Vec::new() }
    }

    /// The entry of a key that the table knows.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Entry<'t>> {
        self.asked.push(key);
        let index = self.entries.iter().position(|(name, _, _)| *name == key)?;
        let (_, _, value) = self.entries.swap_remove(index);
        Some(Entry { name: self.path(key), value })
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

impl<'s> Reader<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        Self { source, diagnostics: Vec::new() }
    }

    pub(crate) fn report(&mut self, at: std::ops::Range<usize>, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.at(self.source.location(at)));
    }

    /// Says that the value at an entry is not one of those that are allowed.
    pub(crate) fn bad_value(&mut self, entry: &Entry<'_>, message: String, hints: Vec<String>) {
        let mut diagnostic = Diagnostic::error("bad-value", message);
        diagnostic.hints = hints;
        self.report(entry.value.span(), diagnostic);
    }

    fn wrong_type<T>(&mut self, entry: &Entry<'_>, wanted: &str) -> Option<T> {
        let found = match entry.value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a flag",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{}` takes {wanted}, not {found}", entry.name);
        self.report(entry.value.span(), Diagnostic::error("wrong-type", message));
        None
    }

    /// The entries of a table with fixed keys.
    pub(crate) fn fields<'t>(&mut self, entry: &Entry<'t>) -> Option<Fields<'t>> {
        match entry.value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(&entry.name, entry.value.span(), table)),
            _ => self.wrong_type(entry, "a table"),
        }
    }

    /// Reports the keys that nothing took.
    pub(crate) fn finish(&mut self, fields: Fields<'_>) {
        let heading = if fields.name.is_empty() {
            "keys of a policy".to_owned()
        } else {
            format!("keys of `{}`", fields.name)
        };
        for (key, at, _) in &fields.entries {
            let message = match fields.name.as_str() {
                "" => format!("a policy has no key `{key}`"),
                name => format!("`{name}` has no key `{key}`"),
            };
            let mut diagnostic = Diagnostic::error("unknown-key", message);
            diagnostic.hints = suggest::hints(key, &heading, &fields.asked);
            self.report(at.clone(), diagnostic);
        }
    }

    /// Says that a key is missing.
    pub(crate) fn missing<T>(&mut self, fields: &Fields<'_>, key: &str, hint: &str) -> Option<T> {
        let message = match fields.name.as_str() {
            "" => format!("the policy lacks `{key}`"),
            name => format!("`{name}` lacks `{key}`"),
        };
        let diagnostic = Diagnostic::error("missing-key", message).hint(hint);
        self.report(fields.at.clone(), diagnostic);
        None
    }

    /// The entries of a table whose keys are names of the author's choice.
    pub(crate) fn named<'t>(&mut self, entry: &Entry<'t>) -> Vec<(Located<String>, Entry<'t>)> {
        let DeValue::Table(table) = entry.value.get_ref() else {
            self.wrong_type::<()>(entry, "a table");
            return Vec::new();
        };
        let one = |(key, value): (&'t Spanned<_>, &'t Spanned<DeValue<'t>>)| {
            let key: &Spanned<std::borrow::Cow<'_, str>> = key;
            let name = Located::new(key.get_ref().to_string(), self.source.location(key.span()));
            (name, Entry { name: format!("{}.{}", entry.name, key.get_ref()), value })
        };
        table.iter().map(one).collect()
    }

    pub(crate) fn located<T>(&self, entry: &Entry<'_>, value: T) -> Located<T> {
        Located::new(value, self.source.location(entry.value.span()))
    }

    /// A text that is not empty.
    pub(crate) fn text(&mut self, entry: &Entry<'_>) -> Option<Located<String>> {
        let DeValue::String(text) = entry.value.get_ref() else {
            return self.wrong_type(entry, "a text");
        };
        if text.trim().is_empty() {
            self.bad_value(entry, format!("`{}` is empty", entry.name), Vec::new());
            return None;
        }
        Some(self.located(entry, text.to_string()))
    }

    /// A text that may be empty.
    pub(crate) fn any_text(&mut self, entry: &Entry<'_>) -> Option<Located<String>> {
        match entry.value.get_ref() {
            DeValue::String(text) => Some(self.located(entry, text.to_string())),
            _ => self.wrong_type(entry, "a text"),
        }
    }

    pub(crate) fn flag(&mut self, entry: &Entry<'_>) -> Option<bool> {
        match entry.value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.wrong_type(entry, "`true` or `false`"),
        }
    }

    /// A whole number within bounds.
    pub(crate) fn whole(&mut self, entry: &Entry<'_>, least: u32, most: u32) -> Option<u32> {
        let DeValue::Integer(number) = entry.value.get_ref() else {
            return self.wrong_type(entry, "a whole number");
        };
        let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
        match number.and_then(|n| u32::try_from(n).ok()).filter(|n| (least..=most).contains(n)) {
            Some(number) => Some(number),
            None => {
                let message = format!("`{}` is a number from {least} to {most}", entry.name);
                self.bad_value(entry, message, Vec::new());
                None
            }
        }
    }

    /// A number within bounds.
    pub(crate) fn number(&mut self, entry: &Entry<'_>, least: f64, most: f64) -> Option<f64> {
        let number: Option<f64> = match entry.value.get_ref() {
            DeValue::Integer(n) => {
                i64::from_str_radix(n.as_str(), n.radix()).ok().map(|n| n as f64)
            }
            DeValue::Float(n) => n.as_str().parse().ok(),
            _ => return self.wrong_type(entry, "a number"),
        };
        match number.filter(|n| n.is_finite() && (least..=most).contains(n)) {
            Some(number) => Some(number),
            None => {
                let message = format!("`{}` is a number from {least} to {most}", entry.name);
                self.bad_value(entry, message, Vec::new());
                None
            }
        }
    }

    /// One of several words.
    pub(crate) fn word<T: Clone>(&mut self, entry: &Entry<'_>, words: &[(&str, T)]) -> Option<T> {
        let text = self.text(entry)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.as_str()) {
            return Some(value.clone());
        }
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = format!("`{}` does not take `{}`", entry.name, text.value);
        self.bad_value(entry, message, suggest::hints(&text, "it takes", &all));
        None
    }

    /// The members of a list.
    pub(crate) fn list<'t>(&mut self, entry: &Entry<'t>) -> Vec<Entry<'t>> {
        let DeValue::Array(values) = entry.value.get_ref() else {
            self.wrong_type::<()>(entry, "a list");
            return Vec::new();
        };
        values.iter().map(|value| Entry { name: entry.name.clone(), value }).collect()
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self, entry: &Entry<'_>) -> Vec<Located<String>> {
        self.list(entry).iter().filter_map(|member| self.text(member)).collect()
    }

    /// A point in time: seconds since 1970 in UTC. A date alone is its midnight in UTC.
    pub(crate) fn time(&mut self, entry: &Entry<'_>) -> Option<i64> {
        let DeValue::Datetime(time) = entry.value.get_ref() else {
            return self.wrong_type(entry, "a date");
        };
        let seconds = super::time::seconds(time);
        if seconds.is_none() {
            let message = format!("`{}` needs an offset from UTC", entry.name);
            let hint = "write `2026-03-01T18:00:00Z`, or a date alone for midnight in UTC";
            self.bad_value(entry, message, vec![hint.to_owned()]);
        }
        seconds
    }
}
