//! References of charts to cells: `Sheet1!$A$2:$A$5`, and unions of such.
//!
//! Source: ISO/IEC 29500-1, 18.17.2 (syntax of formulas).

/// Cells of one sheet; rows and columns from 1, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) sheet: String,
    /// First and last.
    pub(crate) rows: (u32, u32),
    /// First and last.
    pub(crate) columns: (u32, u32),
}

impl Area {
    /// How many cells there are.
    pub(crate) fn size(&self) -> u64 {
        let count = |(first, last): (u32, u32)| u64::from(last - first) + 1;
        count(self.rows) * count(self.columns)
    }

    /// Whether a cell is in it.
    pub(crate) fn holds(&self, row: u32, column: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row)
            && (self.columns.0..=self.columns.1).contains(&column)
    }
}

/// The cells that a formula refers to; `None` if it is anything but references (a name, say).
pub(crate) fn areas(formula: &str) -> Option<Vec<Area>> {
    let mut text = formula.trim().trim_start_matches('=');
    if let Some(inner) = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        text = inner;
    }
    split(text).into_iter().map(area).collect()
}

/// Splits at commas outside quotes.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, character) in text.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            ',' if !quoted => {
                parts.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

fn area(text: &str) -> Option<Area> {
    let (sheet, cells) = text.trim().rsplit_once('!')?;
    let sheet = match sheet.strip_prefix('\'').and_then(|s| s.strip_suffix('\'')) {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    };
    // `[Book1.xlsx]Sheet1`: the book is the embedded one.
    let sheet = sheet.rsplit_once(']').map_or(sheet.as_str(), |(_, sheet)| sheet).to_owned();
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    let rows = (top.min(bottom), top.max(bottom));
    let columns = (left.min(right), left.max(right));
    (!sheet.is_empty()).then_some(Area { sheet, rows, columns })
}

/// Row and column of `$B$7` or `B7`, from 1.
pub(super) fn position(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, row) = text.split_at_checked(letters)?;
    let row = row.strip_prefix('$').unwrap_or(row);
    if !(1..=3).contains(&letters.len()) || !row.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |column, letter| column * 26 + digit(letter));
    let row = row.parse().ok().filter(|row| *row > 0)?;
    Some((row, column))
}
