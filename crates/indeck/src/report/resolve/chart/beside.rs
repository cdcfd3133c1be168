//! What stands beside the values of a series, row by row: texts of labels, marks, lengths of error
//! bars.

use indeck_model::chart::{ErrorAmount, ErrorBars, PointMark};
use indeck_model::spec::{ErrorsAmount, ErrorsSpec, LayerSpec, Located, SignificanceSpec};
use indeck_model::table::{Cell, Column};
use indeck_model::{Color, ResultTable, Value};
use indeck_spec::format::{self, Locale};

/// What is shown beside the values of a series.
#[derive(Default)]
pub(super) struct Beside {
    /// Texts of labels, one a value or none at all.
    pub(super) texts: Vec<String>,
    /// Marks of values.
    pub(super) marks: Vec<PointMark>,
    /// Error bars along y.
    pub(super) errors: Option<ErrorBars>,
    /// Error bars along x.
    pub(super) x_errors: Option<ErrorBars>,
}

/// Marks that say that a value has risen.
const RISING: [char; 4] = ['▲', '△', '↑', '+'];
/// Marks that say that it has fallen.
const FALLING: [char; 5] = ['▼', '▽', '↓', '−', '-'];

impl Beside {
    /// What columns of the table say of the series of the `y` of that number, in those rows.
    pub(super) fn of(
        layer: &LayerSpec,
        table: &ResultTable,
        number: usize,
        rows: &[Option<usize>],
        locale: &Locale,
    ) -> Self {
        let column = |columns: &[Located<String>]| {
            let name = columns.get(number).or_else(|| columns.last())?;
            Some(table.column(name)?.1.clone())
        };
        let said = layer.labels.as_ref().and_then(|l| column(&l.cells));
        let marked = layer.significance.as_ref().and_then(|s| Some((s, column(&s.columns)?)));
        let bars = |spec: &Option<ErrorsSpec>| errors(spec.as_ref()?, &column, rows);
        Self {
            texts: said
                .map(|c| rows.iter().map(|row| text(&c, *row, locale)).collect())
                .unwrap_or_default(),
            marks: marked.map(|(spec, c)| marks(spec, &c, rows)).unwrap_or_default(),
            errors: bars(&layer.errors),
            x_errors: bars(&layer.x_errors),
        }
    }
}

/// A cell that there is and that may be seen.
fn seen(column: &Column, row: Option<usize>) -> Option<&Cell> {
    column.cells.get(row?).filter(|cell| !cell.suppressed)
}

fn text(column: &Column, row: Option<usize>, locale: &Locale) -> String {
    let value = seen(column, row).map(|c| &c.value).filter(|v| !v.is_null());
    value.map(|v| format::value(v, &column.format, locale)).unwrap_or_default()
}

fn marks(spec: &SignificanceSpec, column: &Column, rows: &[Option<usize>]) -> Vec<PointMark> {
    let indexed = rows.iter().zip(0u32..);
    let mark = |(row, index): (&Option<usize>, u32)| {
        let (text, color) = mark_of(spec, &seen(column, *row)?.value)?;
        Some(PointMark { index, text, color })
    };
    indexed.filter_map(mark).collect()
}

/// A text as it stands; a number as an arrow of its sign.
fn mark_of(spec: &SignificanceSpec, value: &Value) -> Option<(String, Option<Color>)> {
    let text = match (value.as_f64(), value) {
        (_, Value::Text(text)) => text.trim().to_owned(),
        (Some(number), _) if number > 0.0 => "▲".to_owned(),
        (Some(number), _) if number < 0.0 => "▼".to_owned(),
        _ => return None,
    };
    let first = text.chars().next()?;
    let color = match first {
        c if RISING.contains(&c) => Some(spec.rising),
        c if FALLING.contains(&c) => Some(spec.falling),
        _ => None,
    };
    Some((text, color))
}

fn errors(
    spec: &ErrorsSpec,
    column: &dyn Fn(&[Located<String>]) -> Option<Column>,
    rows: &[Option<usize>],
) -> Option<ErrorBars> {
    let lengths = |columns: &[Located<String>]| -> Option<Vec<Option<f64>>> {
        let column = column(columns)?;
        let length = |row: &Option<usize>| seen(&column, *row)?.value.as_f64().map(f64::abs);
        Some(rows.iter().map(length).collect())
    };
    let amount = match &spec.amount {
        ErrorsAmount::Known(amount) => amount.clone(),
        ErrorsAmount::Columns { plus, minus } => {
            ErrorAmount::Custom { plus: lengths(plus)?, minus: lengths(minus)? }
        }
    };
    let (direction, caps, line) = (spec.direction, spec.caps, spec.line.clone());
    Some(ErrorBars { direction, amount, caps, line })
}
