//! Simple types that several pages show.

use std::borrow::Borrow;
use std::fmt::{self, Display, Formatter};

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form; empty when it is about the whole form.
    pub field: String,
    /// What is wrong and what to do, a sentence.
    pub message: String,
}

/// What is wrong with a form that came back.
#[derive(Debug, Clone, Default)]
pub struct Errors(pub Vec<FieldError>);

impl Errors {
    /// The message about one field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// Whether there is any.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }
}

impl From<Vec<FieldError>> for Errors {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(errors)
    }
}

/// A moment: shown in UTC, with the exact time for machines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// RFC 3339 in UTC, for `<time datetime>`.
    pub iso: String,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl When {
    /// A moment from its RFC 3339 text in UTC, such as `2026-11-22T14:03:05.120Z`.
    #[must_use]
    pub fn new(iso: impl Into<String>) -> Self {
        Self { iso: iso.into() }
    }

    /// As a person reads it: `22 Nov 2026, 14:03`.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts().unwrap_or_else(|| self.iso.clone())
    }

    fn parts(&self) -> Option<String> {
        let (year, month) = (self.iso.get(0..4)?, self.iso.get(5..7)?.parse::<usize>().ok()?);
        let (day, time) = (self.iso.get(8..10)?, self.iso.get(11..16)?);
        let month = MONTHS.get(month.checked_sub(1)?)?;
        let day = day.strip_prefix('0').unwrap_or(day);
        Some(format!("{day} {month} {year}, {time}"))
    }
}

/// A size in bytes: `1.2 MB`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl Display for Bytes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (mut whole, mut tenth, mut unit) = (self.0, 0, "B");
        for next in ["kB", "MB", "GB", "TB"] {
            if whole < 1000 {
                break;
            }
            (tenth, whole, unit) = (whole % 1000 / 100, whole / 1000, next);
        }
        if whole < 10 && unit != "B" {
            return write!(f, "{whole}.{tenth}\u{a0}{unit}");
        }
        write!(f, "{whole}\u{a0}{unit}")
    }
}

/// A number of things, its thousands apart: `12 480` with narrow spaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count(pub u64);

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                f.write_str("\u{202f}")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// So many things: `1 dataset`, `2 datasets`.
#[must_use]
pub fn things(count: impl Borrow<u64>, noun: &str) -> String {
    let count = *count.borrow();
    let end = if count == 1 { "" } else { "s" };
    format!("{} {noun}{end}", Count(count))
}

/// One entry of a select or of a group of radio buttons.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// More about it, under the label; may be empty.
    pub detail: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// A link with its text.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// The address.
    pub href: String,
    /// The text.
    pub text: String,
}

/// A label and its value.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
    /// Whether the value is a digest, a key or an id: shown in a fixed-width font.
    pub code: bool,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be made.
    Error,
    /// Something is likely not meant.
    Warning,
    /// Something to know.
    Note,
}

impl Severity {
    /// Its name, also the class in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What is wrong with a spec or a policy, and where.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Its stable code, such as `unknown-column`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub help: String,
    /// The line, from 1; 0 when it has no place in the text.
    pub line: u32,
    /// The column, from 1; 0 when it is not known.
    pub column: u32,
}

/// A small table of texts: the first rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The columns' names.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A message as HTML: escaped, with the words between backticks set as code.
#[must_use]
pub fn marked(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    for (index, part) in text.split('`').enumerate() {
        let code = index % 2 == 1;
        html.push_str(if code { "<code>" } else { "" });
        for sign in part.chars() {
            match sign {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                _ => html.push(sign),
            }
        }
        html.push_str(if code { "</code>" } else { "" });
    }
    html
}
