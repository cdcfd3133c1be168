//! What the columns of a table of groups are: keys, measures, or neither.

use datafusion::common::tree_node::{TreeNode, TreeNodeRecursion};
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::{BinaryExpr, Expr, Operator};
use indeck_model::facts::{ColumnRole, Function, Measure};

use crate::engine::facts::normal::{Writer, argument};
use crate::engine::facts::terms::{any, visit};

/// What is known of an aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It counts the records of the group.
    PlainCount,
    /// It tells of the keys of the row: `GROUPING`.
    OfKeys,
    /// It tells something of all records.
    Measure,
}

/// What an aggregate is; `None` for those that can show the values of single records, and those
/// that nobody has looked at.
pub(super) fn known(call: &AggregateFunction) -> Option<Known> {
    let params = &call.params;
    match call.func.name() {
        "grouping" => Some(Known::OfKeys),
        "count" if !params.distinct && params.filter.is_none() => {
            let constant = |expr: &Expr| matches!(expr, Expr::Literal(value, _) if !value.is_null());
            let plain = params.args.iter().all(constant);
            Some(if plain { Known::PlainCount } else { Known::Measure })
        }
        "bool_and" | "bool_or" => Some(Known::Measure),
        name => function(name, params.distinct).map(|_| Known::Measure),
    }
}

fn function(name: &str, distinct: bool) -> Option<Function> {
    Some(match name {
        "count" if distinct => Function::CountDistinct,
        "count" => Function::Count,
        "approx_distinct" => Function::CountDistinct,
        "sum" if distinct => Function::Other,
        "avg" if distinct => Function::Other,
        "sum" => Function::Sum,
        "avg" => Function::Mean,
        "min" => Function::Min,
        "max" => Function::Max,
        "median"
        | "approx_median"
        | "percentile_cont"
        | "approx_percentile_cont"
        | "approx_percentile_cont_with_weight" => Function::Quantile,
        "var" | "var_pop" | "stddev" | "stddev_pop" | "covar_samp" | "covar_pop" | "corr"
        | "bool_and" | "bool_or" => Function::Other,
        name if name.starts_with("regr_") => Function::Other,
        _ => return None,
    })
}

/// The role of a column, with the greatest distance of its values from the measure's.
pub(super) fn role(term: &Expr, keys: &[Expr], writer: &Writer) -> (ColumnRole, f64) {
    let text = || writer.text(term);
    if keys.contains(term) {
        return (ColumnRole::Key(text()), 0.0);
    }
    if tells_of_measures(term) {
        return match single(term, writer) {
            Some(single) => {
                let argument = single.argument(term, writer);
                let measure = Measure { function: single.function, argument };
                (ColumnRole::Measure(measure), single.off_by)
            }
            None => {
                let measure = Measure { function: Function::Other, argument: text() };
                (ColumnRole::Measure(measure), 0.0)
            }
        };
    }
    let of_keys = any(term, |expr| matches!(expr, Expr::Column(_) | Expr::AggregateFunction(_)));
    (if of_keys { ColumnRole::Key(text()) } else { ColumnRole::Constant }, 0.0)
}

/// Whether an expression is calculated from aggregates of records or from other groups.
fn tells_of_measures(term: &Expr) -> bool {
    any(term, |expr| match expr {
        Expr::AggregateFunction(call) => known(call) != Some(Known::OfKeys),
        Expr::WindowFunction(_) => true,
        _ => false,
    })
}

/// Whether an expression is calculated from other groups.
pub(super) fn across_groups(term: &Expr) -> bool {
    any(term, |expr| matches!(expr, Expr::WindowFunction(_)))
}

/// The aggregates in an expression, each once.
pub(super) fn aggregates(term: &Expr) -> Vec<&Expr> {
    let mut found: Vec<&Expr> = Vec::new();
    let walked = term.apply(|expr| {
        if matches!(expr, Expr::AggregateFunction(_)) {
            if !found.contains(&expr) {
                found.push(expr);
            }
            return Ok(TreeNodeRecursion::Jump);
        }
        Ok(TreeNodeRecursion::Continue)
    });
    debug_assert!(walked.is_ok(), "the visitor itself never fails");
    found
}

/// One aggregate with nothing around it but a scale and rounding.
struct Single<'t> {
    call: &'t AggregateFunction,
    function: Function,
    /// Whether something is around it that changes its value.
    scaled: bool,
    off_by: f64,
}

impl Single<'_> {
    /// What it measures, with the scale inside: `100 * sum(x)` is the sum of `100 * x`.
    fn argument(&self, term: &Expr, writer: &Writer) -> String {
        if self.function == Function::Count && known(self.call) == Some(Known::PlainCount) {
            return if self.scaled { writer.text(term) } else { String::new() };
        }
        let simple = match writer.simple(&Expr::AggregateFunction(self.call.clone())) {
            Expr::AggregateFunction(call) => call,
            _ => self.call.clone(),
        };
        if !self.scaled {
            return argument(&simple);
        }
        let inside = simple.params.args.first();
        let plain = !simple.params.distinct && simple.params.filter.is_none();
        let (Some(inside), true) = (inside, plain) else { return writer.text(term) };
        writer.text(&with_argument(term, inside))
    }
}

/// The scale around an aggregate with its argument inside, and without rounding.
fn with_argument(term: &Expr, argument: &Expr) -> Expr {
    match term {
        Expr::Alias(alias) => with_argument(&alias.expr, argument),
        Expr::Cast(cast) => with_argument(&cast.expr, argument),
        Expr::Negative(inner) => Expr::Negative(Box::new(with_argument(inner, argument))),
        Expr::BinaryExpr(binary) => Expr::BinaryExpr(BinaryExpr {
            left: Box::new(with_argument(&binary.left, argument)),
            op: binary.op,
            right: Box::new(with_argument(&binary.right, argument)),
        }),
        Expr::ScalarFunction(call) => match call.args.first() {
            Some(first) if !aggregates(first).is_empty() => with_argument(first, argument),
            _ => term.clone(),
        },
        Expr::AggregateFunction(_) => argument.clone(),
        other => other.clone(),
    }
}

fn single<'t>(term: &'t Expr, writer: &Writer) -> Option<Single<'t>> {
    match term {
        Expr::Alias(alias) => single(&alias.expr, writer),
        Expr::AggregateFunction(call) => {
            let function = function(call.func.name(), call.params.distinct)?;
            Some(Single { call, function, scaled: false, off_by: 0.0 })
        }
        Expr::Cast(cast) => {
            let inner = single(&cast.expr, writer)?;
            let data_type = cast.field.data_type();
            let cuts = data_type.is_integer() && !writer.is_whole(&cast.expr);
            let exact = data_type.is_integer() || data_type.is_floating();
            exact.then(|| Single { off_by: inner.off_by + f64::from(u8::from(cuts)), ..inner })
        }
        Expr::Negative(inner) => Some(Single { scaled: true, ..single(inner, writer)? }),
        Expr::BinaryExpr(binary) => {
            let (inner, factor) = match (constant(&binary.left, writer), constant(&binary.right, writer)) {
                (None, Some(factor)) => (&binary.left, factor),
                (Some(factor), None) if binary.op == Operator::Multiply => (&binary.right, factor),
                _ => return None,
            };
            let inner = single(inner, writer)?;
            let (scale, cuts) = match binary.op {
                Operator::Multiply => (factor.abs(), false),
                Operator::Divide if factor != 0.0 => (1.0 / factor.abs(), writer.is_whole(term)),
                _ => return None,
            };
            let off_by = inner.off_by * scale + f64::from(u8::from(cuts));
            Some(Single { off_by, scaled: true, ..inner })
        }
        Expr::ScalarFunction(call) => {
            let (first, rest) = call.args.split_first()?;
            let inner = single(first, writer)?;
            let places = match rest {
                [] => 0.0,
                [places] => constant(places, writer)?,
                _ => return None,
            };
            let step = 10_f64.powf(-places);
            let off_by = match call.name() {
                "round" => step / 2.0,
                "trunc" | "floor" | "ceil" => step,
                // A blank becomes a constant, which every reader knows.
                "coalesce" if rest.len() == 1 => 0.0,
                _ => return None,
            };
            Some(Single { off_by: inner.off_by + off_by, ..inner })
        }
        _ => None,
    }
}

/// The number of a constant expression.
fn constant(expr: &Expr, writer: &Writer) -> Option<f64> {
    let mut has_column = false;
    visit(expr, |expr| {
        has_column |= matches!(expr, Expr::Column(_) | Expr::AggregateFunction(_));
        TreeNodeRecursion::Continue
    });
    if has_column {
        return None;
    }
    let Expr::Literal(value, _) = writer.simple(expr) else { return None };
    match value.cast_to(&arrow_schema::DataType::Float64).ok()? {
        datafusion::common::ScalarValue::Float64(number) => number,
        _ => None,
    }
}
