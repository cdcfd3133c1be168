//! `$name` in a query: the value of a parameter, as a typed literal of the syntax tree. The text of
//! the query is never put together with that of a value.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use datafusion::sql::parser::Statement;
use datafusion::sql::sqlparser::ast::{
    CastKind, DataType, ExactNumberInfo, Expr, Ident, Select, SelectItem, TimezoneInfo,
    Value as Literal, ValueWithSpan, VisitMut, VisitorMut,
};
use datafusion::sql::sqlparser::tokenizer::Span as SqlSpan;
use indeck_model::spec::Located;
use indeck_model::{Diagnostic, Value};

use crate::engine::place::{self, Span};
use crate::suggest;

/// The values that `$name` in a query stands for, by name. [`Value::Null`] is SQL's `NULL`.
pub type Parameters = BTreeMap<String, Value>;

/// A text that stands in a statement in the place of a parameter.
pub(crate) struct BoundText {
    /// The parameter.
    pub(crate) name: String,
    /// Its value.
    pub(crate) text: String,
    /// Its place in the query.
    pub(crate) span: Option<Span>,
}

/// Puts the values of the parameters into a statement, and tells which of them are texts.
///
/// # Errors
/// `unknown-parameter` and `sql-unsupported` at the place of what stands for no parameter.
pub(crate) fn bind(
    statement: &mut Statement,
    sql: &Located<String>,
    parameters: &Parameters,
) -> Result<Vec<BoundText>, Diagnostic> {
    let Statement::Statement(statement) = statement else { return Ok(Vec::new()) };
    let mut binder = Binder { sql, parameters, texts: Vec::new() };
    match statement.visit(&mut binder) {
        ControlFlow::Continue(()) => Ok(binder.texts),
        ControlFlow::Break(diagnostic) => Err(*diagnostic),
    }
}

/// Refuses `{{ … }}`, which is for texts, not for queries.
///
/// # Errors
/// `expression-in-sql` at its place.
pub(crate) fn refuse_expressions(
    sql: &Located<String>,
    parameters: &Parameters,
) -> Result<(), Diagnostic> {
    let text = sql.value.as_str();
    let Some((before, rest)) = text.split_once("{{") else { return Ok(()) };
    let (inside, closed) = match rest.split_once("}}") {
        Some((inside, _)) => (inside, true),
        None => ("", false),
    };
    let whole = if closed { inside.chars().count() + 4 } else { 2 };
    let message = "a query holds no `{{ … }}`";
    let at = place::in_spec(sql, Some(span_after(before, whole)));
    Err(Diagnostic::error("expression-in-sql", message).at(at).hint(instead(inside, parameters)))
}

/// What to write for `{{ inside }}`.
fn instead(inside: &str, parameters: &Parameters) -> String {
    let inside = inside.trim();
    // `params.wave` and `burst.market` are parameters of their last names.
    let name = inside.rsplit('.').next().unwrap_or(inside);
    if parameters.contains_key(name) {
        return format!("write `${name}` for the parameter `{name}`, without quotes");
    }
    "values come into a query as parameters: write `$name`, without quotes".to_owned()
}

/// The place of so many characters after a text.
fn span_after(before: &str, length: usize) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX - 1);
    let line = number(before.matches('\n').count()).saturating_add(1);
    let last = before.rsplit('\n').next().unwrap_or_default();
    let column = number(last.chars().count()).saturating_add(1);
    let end_column = column.saturating_add(number(length));
    Span { line, column, end_line: line, end_column }
}

/// Walks a statement and puts values in the place of placeholders.
struct Binder<'a> {
    sql: &'a Located<String>,
    parameters: &'a Parameters,
    texts: Vec<BoundText>,
}

impl VisitorMut for Binder<'_> {
    type Break = Box<Diagnostic>;

    fn pre_visit_select(&mut self, select: &mut Select) -> ControlFlow<Self::Break> {
        select.projection.iter_mut().for_each(name_column);
        ControlFlow::Continue(())
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<Self::Break> {
        let Expr::Value(ValueWithSpan { value: Literal::Placeholder(name), span }) = expr else {
            return ControlFlow::Continue(());
        };
        match self.value(name, *span) {
            Ok(value) => {
                if let Value::Text(text) = value {
                    let name = name.trim_start_matches('$').to_owned();
                    let span = place::of_sql(*span);
                    self.texts.push(BoundText { name, text: text.clone(), span });
                }
                *expr = literal(value, *span);
                ControlFlow::Continue(())
            }
            Err(diagnostic) => ControlFlow::Break(Box::new(diagnostic)),
        }
    }

    /// Sees what stands where no expression may: `DATE $day`.
    fn pre_visit_value(&mut self, value: &mut ValueWithSpan) -> ControlFlow<Self::Break> {
        let Literal::Placeholder(name) = &value.value else { return ControlFlow::Continue(()) };
        if let Err(diagnostic) = self.value(name, value.span) {
            return ControlFlow::Break(Box::new(diagnostic));
        }
        let message = format!("`{name}` cannot stand here");
        let misplaced = self.at(value.span, Diagnostic::error("sql-unsupported", message));
        let hint = format!("a parameter stands for a whole value: `CAST({name} AS DATE)`");
        ControlFlow::Break(Box::new(misplaced.hint(hint)))
    }
}

impl<'a> Binder<'a> {
    fn value(&self, written: &str, span: SqlSpan) -> Result<&'a Value, Diagnostic> {
        let name = written.strip_prefix('$').filter(|name| is_name(name));
        let Some(name) = name else {
            let message = format!("`{written}` is no parameter");
            let positional = self.at(span, Diagnostic::error("sql-unsupported", message));
            return Err(positional.hint("a parameter is written by its name: `$name`"));
        };
        self.parameters.get(name).ok_or_else(|| {
            let message = format!("there is no parameter `{name}`");
            let mut unknown = self.at(span, Diagnostic::error("unknown-parameter", message));
            let names = self.parameters.keys().map(String::as_str);
            unknown.hints = suggest::hints(name, names, "parameters");
            unknown
        })
    }

    fn at(&self, span: SqlSpan, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.at(place::in_spec(self.sql, place::of_sql(span)))
    }
}

fn is_name(name: &str) -> bool {
    name.chars().next().is_some_and(|first| first.is_alphabetic() || first == '_')
}

/// A column without a name of its own is called as its parameter is, or as its text: its name must
/// not depend on a value.
fn name_column(item: &mut SelectItem) {
    let SelectItem::UnnamedExpr(expr) = item else { return };
    let alias = match expr {
        Expr::Value(ValueWithSpan { value: Literal::Placeholder(name), .. }) => {
            name.trim_start_matches('$').to_owned()
        }
        _ => {
            let mut finder = HasPlaceholder;
            if expr.visit(&mut finder).is_continue() {
                return;
            }
            expr.to_string()
        }
    };
    *item = SelectItem::ExprWithAlias { expr: expr.clone(), alias: Ident::with_quote('"', alias) };
}

struct HasPlaceholder;

impl VisitorMut for HasPlaceholder {
    type Break = ();

    fn pre_visit_value(&mut self, value: &mut ValueWithSpan) -> ControlFlow<()> {
        match value.value {
            Literal::Placeholder(_) => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

/// The value as a literal of its type. Numbers are cast, as `ORDER BY 1` means the first column.
fn literal(value: &Value, span: SqlSpan) -> Expr {
    let plain = |value: Literal| Expr::Value(ValueWithSpan { value, span });
    let cast = |value: Literal, data_type: DataType| Expr::Cast {
        kind: CastKind::Cast,
        expr: Box::new(plain(value)),
        data_type,
        array: false,
        format: None,
    };
    match value {
        Value::Null => plain(Literal::Null),
        Value::Bool(truth) => plain(Literal::Boolean(*truth)),
        Value::Integer(number) => {
            cast(Literal::Number(number.to_string(), false), DataType::BigInt(None))
        }
        Value::Number(number) => {
            let text = format!("{number:e}");
            cast(Literal::Number(text, false), DataType::Double(ExactNumberInfo::None))
        }
        Value::Text(text) => plain(Literal::SingleQuotedString(text.clone())),
        Value::Date(day) => cast(Literal::SingleQuotedString(day.to_string()), DataType::Date),
        Value::DateTime(moment) => {
            let micros = moment.micros.rem_euclid(1_000_000);
            let text = Literal::SingleQuotedString(format!("{moment}.{micros:06}"));
            cast(text, DataType::Timestamp(Some(6), TimezoneInfo::None))
        }
    }
}
