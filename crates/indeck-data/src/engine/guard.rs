//! What a query must not do: anything but select, and anything that differs from run to run.

use std::collections::BTreeMap;

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::common::{DataFusionError, Result as EngineResult};
use datafusion::execution::context::SQLOptions;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::{Expr, LogicalPlan, Volatility};
use datafusion::sql::parser::{DFParserBuilder, Statement};
use datafusion::sql::sqlparser::ast::Statement as SqlStatement;
use datafusion::sql::sqlparser::dialect::GenericDialect;
use indeck_model::Diagnostic;
use indeck_model::spec::Located;

use crate::engine::chain::is_too_long;
use crate::engine::diagnose::Reporter;
use crate::engine::{expansion, growth};

/// Parses one `SELECT`.
pub(crate) fn parse(
    state: &SessionState,
    sql: &Located<String>,
    reporter: &Reporter<'_>,
) -> Result<Statement, Diagnostic> {
    if is_too_long(&sql.value) {
        let hint = "a sum of so many parts belongs into a column of the data";
        return Err(unsupported(sql, "the query goes on for too long without a comma", hint));
    }
    let depth = state.config_options().sql_parser.recursion_limit.get();
    let parsed = DFParserBuilder::new(sql.value.as_str())
        .with_dialect(&GenericDialect {})
        .with_recursion_limit(depth)
        .build()
        .and_then(|mut parser| parser.parse_statements());
    let mut statements = parsed.map_err(|error| reporter.report(&error))?;
    let Some(statement) = statements.pop_front() else {
        let empty = Diagnostic::error("sql-syntax", "the query is empty").at(sql.at.clone());
        return Err(empty.hint("write `SELECT … FROM …`"));
    };
    if !statements.is_empty() {
        return Err(unsupported(sql, "there is more than one statement", "keep one `SELECT`"));
    }
    match &statement {
        Statement::Statement(inner) if matches!(inner.as_ref(), SqlStatement::Query(_)) => {
            Ok(statement)
        }
        _ => {
            let hint = "a table is made by `SELECT …`; it cannot change, write or explain anything";
            Err(unsupported(sql, "the query is no `SELECT`", hint))
        }
    }
}

/// Refuses a query that grows beyond measure when its parts are written out: how often it reads tables.
pub(crate) fn check_reads(
    statement: &Statement,
    views: &BTreeMap<String, u64>,
    sql: &Located<String>,
) -> Result<u64, Diagnostic> {
    let reads = expansion::reads(statement, views);
    if reads <= expansion::MOST_READS {
        return Ok(reads);
    }
    let message = "the query reads tables too often, counting those of its parts each time";
    Err(unsupported(sql, message, "let it name each part less often"))
}

/// Refuses what a `SELECT` could still do: change data, or give another result in the next run.
pub(crate) fn check(plan: &LogicalPlan, reporter: &Reporter<'_>) -> Result<(), Diagnostic> {
    let only_select =
        SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
    if only_select.verify_plan(plan).is_err() {
        let hint = "a table is made by `SELECT …`; it cannot change or write anything";
        return Err(unsupported(reporter.sql, "the query changes something", hint));
    }
    let mut found = None;
    let walked = plan.apply_with_subqueries(|plan| {
        plan.apply_expressions(|expr| {
            expr.apply(|expr| {
                found = found.take().or_else(|| refused(expr));
                let stop = found.is_some();
                Ok(if stop { TreeNodeRecursion::Stop } else { TreeNodeRecursion::Continue })
            })
        })
    });
    let walked: EngineResult<_, DataFusionError> = walked;
    walked.map_err(|error| reporter.report(&error))?;
    match found.or_else(|| growth::unbounded(plan)) {
        Some((message, hint)) => Err(unsupported(reporter.sql, &message, &hint)),
        None => Ok(()),
    }
}

/// Refuses what makes values grow without bound.
pub(crate) fn check_growth(plan: &LogicalPlan, reporter: &Reporter<'_>) -> Result<(), Diagnostic> {
    match growth::unbounded(plan) {
        Some((message, hint)) => Err(unsupported(reporter.sql, &message, &hint)),
        None => Ok(()),
    }
}

/// Why an expression cannot be run, or can differ from run to run, with a way out.
fn refused(expr: &Expr) -> Option<(String, String)> {
    match expr {
        Expr::Placeholder(parameter) => {
            let message = format!("`{}` cannot stand here", parameter.id);
            Some((message, "a parameter stands for a whole value".to_owned()))
        }
        Expr::ScalarFunction(call) => {
            let volatility = call.func.signature().volatility;
            (volatility != Volatility::Immutable).then(|| {
                let name = call.func.name();
                let message = format!("`{name}` gives another result in every run");
                let hint = match name {
                    "now" | "current_date" | "current_time" => {
                        "write the day as a literal: `DATE '2026-01-31'`"
                    }
                    _ => "the same data must give the same deck: use a column of the data",
                };
                (message, hint.to_owned())
            })
        }
        Expr::AggregateFunction(call) => {
            let name = call.func.name();
            let gathers = matches!(name, "array_agg" | "string_agg");
            let unordered = call.params.distinct && call.params.order_by.is_empty();
            (gathers && unordered).then(|| {
                let message = format!("`{name}(DISTINCT …)` has no order of its own");
                (message, format!("give one: `{name}(DISTINCT x, … ORDER BY x)`"))
            })
        }
        _ => None,
    }
}

fn unsupported(sql: &Located<String>, message: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("sql-unsupported", message).at(sql.at.clone()).hint(hint)
}
