//! Arguments that are evaluated for each row of a table.

use indeck_model::ResultTable;

use crate::expr::Fault;
use crate::expr::ast::{Expr, ExprKind};
use crate::expr::check::Checker;
use crate::expr::types::Kind;
use crate::suggest;

impl<'a> Checker<'a, '_> {
    /// An argument that is evaluated for each row of the table.
    pub(in crate::expr) fn each(&self, table: &'a ResultTable, expr: &Expr) -> Option<Kind> {
        self.among(table).one(expr)
    }

    /// A condition that is evaluated for each row of the table.
    pub(in crate::expr) fn predicate(&self, table: &'a ResultTable, expr: &Expr, of: &str) {
        self.among(table).truth(expr, of);
    }

    /// An argument that names a column of the table.
    pub(in crate::expr) fn column_name(&self, table: &'a ResultTable, expr: &Expr) -> Option<Kind> {
        let kind = self.each(table, expr)?;
        match &expr.kind {
            ExprKind::Name(name) if table.column(name).is_some() => Some(kind),
            _ => {
                let message = format!("a column of `{}` is wanted here", table.name);
                let names = table.columns.iter().map(|c| c.name.as_str());
                self.fault(
                    Fault::new("wrong-argument", message, &expr.range)
                        .hint(format!("columns: {}", suggest::list(names))),
                );
                None
            }
        }
    }
}
