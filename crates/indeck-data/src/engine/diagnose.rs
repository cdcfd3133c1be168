//! The query engine's errors as diagnostics in the user's words.

use datafusion::common::{Column, DataFusionError, SchemaError};
use datafusion::sql::sqlparser::parser::ParserError;
use indeck_model::Diagnostic;
use indeck_model::spec::Located;

use crate::engine::parameters::BoundText;
use crate::engine::place::{self, Span};
use crate::engine::wording::{Wording, between, plain, reword, without_values};
use crate::suggest;

/// Turns errors about one query into diagnostics.
pub(crate) struct Reporter<'a> {
    /// The query.
    pub(crate) sql: &'a Located<String>,
    /// Names of the tables that there are.
    pub(crate) tables: Vec<&'a str>,
    /// Columns that tables have and nothing reads: table and column.
    pub(crate) unread: Vec<(&'a str, &'a str)>,
    /// The texts among the values of its parameters.
    pub(crate) texts: Vec<BoundText>,
}

impl Reporter<'_> {
    /// The diagnostic for an error.
    pub(crate) fn report(&self, error: &DataFusionError) -> Diagnostic {
        let span = error.diagnostic().and_then(|diagnostic| diagnostic.span).map(|span| Span {
            line: to_u32(span.start.line),
            column: to_u32(span.start.column),
            end_line: to_u32(span.end.line),
            end_column: to_u32(span.end.column),
        });
        match error.find_root() {
            DataFusionError::SQL(parser, _) => self.syntax(parser, span),
            DataFusionError::SchemaError(schema, _) => self.schema(schema, span),
            DataFusionError::Plan(message) => self.plan(message, span),
            DataFusionError::NotImplemented(message) => {
                let message = format!("not supported: {}", plain(message));
                self.at(span, Diagnostic::error("sql-unsupported", message))
            }
            DataFusionError::ResourcesExhausted(_) => {
                let message = "the query needs more memory than it may take";
                let exhausted = Diagnostic::error("sql-failed", message);
                self.at(span, exhausted.hint("filter or group the rows earlier in the query"))
            }
            DataFusionError::ArrowError(error, _) => self.broke_off(&error.to_string(), span),
            DataFusionError::Execution(message) => self.broke_off(message, span),
            other => self.broke_off(&other.strip_backtrace(), span),
        }
    }

    fn at(&self, span: Option<Span>, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.at(place::in_spec(self.sql, span))
    }

    fn failed(&self, message: &str, span: Option<Span>) -> Diagnostic {
        if let Some(unfit) = self.unfit_parameter(message) {
            return unfit;
        }
        let Wording { message, hint } = reword(message, &self.sql.value);
        let failed = self.at(span, Diagnostic::error("sql-failed", message));
        hint.into_iter().fold(failed, Diagnostic::hint)
    }

    /// A query that broke off while it read rows: the engine's words may hold values of them.
    fn broke_off(&self, message: &str, span: Option<Span>) -> Diagnostic {
        let mut failed = self.failed(message, span);
        // Our own sums say what is wrong with no value in it.
        if !message.starts_with("a sum ") {
            failed.message = without_values(&failed.message);
        }
        failed
    }

    /// A text parameter that stands beside a column of numbers or dates and is none.
    fn unfit_parameter(&self, message: &str) -> Option<Diagnostic> {
        let text = between(message, "annot cast string '", "' to value of ")?;
        let bound = self.texts.iter().find(|bound| bound.text == text)?;
        let kind = plain(between(message, "' to value of ", " type")?);
        let name = &bound.name;
        let message = format!("the value of parameter `{name}` cannot be read as {kind}");
        Some(self.at(bound.span, Diagnostic::error("sql-failed", message)))
    }

    fn syntax(&self, error: &ParserError, span: Option<Span>) -> Diagnostic {
        let text = match error {
            ParserError::TokenizerError(text) | ParserError::ParserError(text) => text.as_str(),
            ParserError::RecursionLimitExceeded => "the query is nested too deeply",
        };
        // The parser tells the place only as the end of its message.
        let (text, place) = split_place(text);
        let message = format!("the query is not understood: {}", plain(text));
        self.at(place.or(span), Diagnostic::error("sql-syntax", message))
    }

    fn schema(&self, error: &SchemaError, span: Option<Span>) -> Diagnostic {
        match error {
            SchemaError::FieldNotFound { field, valid_fields } => {
                self.unknown_column(field, valid_fields, span)
            }
            SchemaError::AmbiguousReference { field } => {
                let name = field.name();
                let message = format!("more than one table has a column `{name}`");
                let ambiguous = Diagnostic::error("ambiguous-column", message);
                self.at(span, ambiguous.hint(format!("write the table before it: `table.{name}`")))
            }
            SchemaError::DuplicateQualifiedField { name, .. }
            | SchemaError::DuplicateUnqualifiedField { name } => {
                let message = format!("two columns of the query are called `{name}`");
                let duplicate = Diagnostic::error("duplicate-column", message);
                self.at(span, duplicate.hint("name one of them otherwise: `… AS other_name`"))
            }
        }
    }

    fn unknown_column(&self, field: &Column, valid: &[Column], span: Option<Span>) -> Diagnostic {
        let name = field.name();
        let message = match &field.relation {
            Some(table) => format!("table `{}` has no column `{name}`", table.table()),
            None => format!("there is no column `{name}`"),
        };
        let mut unknown = self.at(span, Diagnostic::error("unknown-column", message));
        let mut names: Vec<&str> = Vec::new();
        // Of the tables that the query has there, also what no query reads.
        let there = |table: &str| {
            let mut relations = valid.iter().chain([field]).filter_map(|c| c.relation.as_ref());
            relations.any(|relation| relation.table() == table)
        };
        let unread = self.unread.iter().filter(|(table, _)| there(table)).map(|(_, name)| *name);
        for column in valid.iter().map(Column::name).chain(unread) {
            if !names.contains(&column) {
                names.push(column);
            }
        }
        unknown.hints = suggest::hints(name, names, "columns");
        if self.sql.value.contains(&format!("\"{name}\"")) {
            unknown.hints.insert(0, format!("a text is written in single quotes: `'{name}'`"));
        }
        unknown
    }

    fn plan(&self, message: &str, span: Option<Span>) -> Diagnostic {
        // These come as plain messages; what they name is cut out between the quotes.
        if let Some(name) = between(message, "table '", "' not found") {
            let name = name.rsplit('.').next().unwrap_or(name);
            let text = format!("there is no table `{name}`");
            let mut unknown = self.at(span, Diagnostic::error("unknown-table", text));
            unknown.hints = suggest::hints(name, self.tables.iter().copied(), "tables");
            return unknown;
        }
        if let Some(name) = between(message, "Invalid function '", "'") {
            let text = format!("there is no function `{name}`");
            let unknown = self.at(span, Diagnostic::error("unknown-function", text));
            return match between(message, "Did you mean '", "'") {
                Some(nearest) => unknown.hint(format!("did you mean `{nearest}`?")),
                None => unknown,
            };
        }
        if let Some(name) = between(message, "column \"", "\" must appear in the GROUP BY") {
            let text = format!("column `{name}` is neither grouped nor aggregated");
            let ungrouped = self.at(span, Diagnostic::error("not-grouped", text));
            return ungrouped.hint("add `GROUP BY ALL`: it groups by all that is not aggregated");
        }
        self.failed(message, span)
    }
}

fn to_u32(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Cuts ` at Line: 1, Column: 5` off a parser's message.
fn split_place(text: &str) -> (&str, Option<Span>) {
    let place = || {
        let (before, place) = text.rsplit_once(" at Line: ")?;
        let (line, column) = place.split_once(", Column: ")?;
        let (line, column) = (line.trim().parse().ok()?, column.trim().parse().ok()?);
        let span = Span { line, column, end_line: line, end_column: column + 1 };
        Some((before, Some(span)))
    };
    place().unwrap_or((text, None))
}
