//! Functions whose result can be far larger than what goes in: asked how large it will be before
//! they make it. The engine's own limit of memory sees groups, sorts and joins alone.

use arrow_array::cast::AsArray;
use arrow_array::types::{Int64Type, IntervalMonthDayNanoType};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, FieldRef, IntervalUnit, TimeUnit};
use datafusion::common::{DataFusionError, Result};
use datafusion::logical_expr::{
    ColumnarValue, Documentation, Expr, ReturnFieldArgs, ScalarFunctionArgs, ScalarUDF,
    ScalarUDFImpl, Signature,
};
use datafusion::prelude::SessionContext;

/// Bytes of a result for one batch of rows.
const MOST_BYTES: u128 = 256 << 20;
/// The same where the size is only known to be below.
const MOST_BYTES_AT_WORST: u128 = 1 << 30;
/// Bytes of one value: a join can make a batch of rows of it.
const MOST_OF_VALUE: u128 = 1 << 20;
const NANOS_PER_DAY: i128 = 86_400_000_000_000;

/// The functions that are asked.
const NAMES: [&str; 11] = [
    "repeat",
    "lpad",
    "rpad",
    "replace",
    "regexp_replace",
    "concat",
    "concat_ws",
    "array_repeat",
    "array_resize",
    "range",
    "generate_series",
];

/// Puts the functions in the place of those that ask nothing.
pub(crate) fn register(context: &SessionContext) {
    for name in NAMES {
        let found = context.state().scalar_functions().get(name).cloned();
        if let Some(inner) = found {
            let inner = ScalarUDF::clone(&inner);
            context.register_udf(ScalarUDF::new_from_impl(Bounded { inner }));
        }
    }
}

/// A function that is asked first.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Bounded {
    inner: ScalarUDF,
}

impl ScalarUDFImpl for Bounded {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn aliases(&self) -> &[String] {
        self.inner.aliases()
    }

    fn schema_name(&self, args: &[Expr]) -> Result<String> {
        self.inner.schema_name(args)
    }

    fn signature(&self) -> &Signature {
        self.inner.signature()
    }

    fn return_type(&self, types: &[DataType]) -> Result<DataType> {
        self.inner.return_type(types)
    }

    fn return_field_from_args(&self, args: ReturnFieldArgs<'_>) -> Result<FieldRef> {
        self.inner.return_field_from_args(args)
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        self.inner.coerce_types(types)
    }

    fn documentation(&self) -> Option<&Documentation> {
        self.inner.documentation()
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = Rows { args: &args.args, rows: args.number_rows };
        if rows.are_too_many(self.name()) {
            let message = format!("`{}` makes too much", self.name());
            return Err(DataFusionError::ResourcesExhausted(message));
        }
        self.inner.invoke_with_args(args)
    }
}

/// The arguments of a call.
struct Rows<'a> {
    args: &'a [ColumnarValue],
    rows: usize,
}

impl Rows<'_> {
    /// Whether the result would be too large.
    fn are_too_many(&self, name: &str) -> bool {
        let each = match name {
            "repeat" | "array_repeat" => product(self.sizes(0), self.numbers(1)),
            "lpad" | "rpad" => product(self.each(4), self.numbers(1)),
            "array_resize" => {
                let each = self.sizes(2).into_iter().map(|size| size.saturating_add(8));
                product(each.collect(), self.numbers(1))
            }
            "range" | "generate_series" => self.series(),
            "replace" | "regexp_replace" => {
                let more = |all: Vec<u128>| all.into_iter().map(|n| n.saturating_add(1)).collect();
                let each = product(more(self.sizes(0)), more(self.sizes(2)));
                return total(&each) > MOST_BYTES_AT_WORST;
            }
            // All that is put together, with what stands between.
            _ => {
                let mut each = self.sizes(0);
                let all = self.args.len() as u128;
                each.iter_mut().for_each(|size| *size = size.saturating_mul(all));
                for index in 1..self.args.len() {
                    let sizes = self.sizes(index);
                    each.iter_mut().zip(sizes).for_each(|(a, b)| *a = a.saturating_add(b));
                }
                return total(&each) > MOST_BYTES;
            }
        };
        total(&each) > MOST_BYTES || each.iter().any(|size| *size > MOST_OF_VALUE)
    }

    /// That value for each row.
    fn each(&self, value: u128) -> Vec<u128> {
        vec![value; self.rows.max(1)]
    }

    /// An argument as an array of one value for each row.
    fn array(&self, index: usize) -> Option<ArrayRef> {
        // What cannot be one array is refused by the function itself.
        self.args.get(index)?.to_array(self.rows.max(1)).ok()
    }

    /// Bytes of an argument in each row.
    fn sizes(&self, index: usize) -> Vec<u128> {
        if let Some(ColumnarValue::Scalar(value)) = self.args.get(index) {
            // Not spread over the rows: it may be large itself.
            let size = value.to_array().map_or(0, |array| sizes(&array).iter().sum());
            return self.each(size);
        }
        self.array(index).map_or_else(|| self.each(0), |array| sizes(&array))
    }

    /// An argument as counts.
    fn numbers(&self, index: usize) -> Vec<u128> {
        let count = |n: i128| u128::try_from(n).unwrap_or_default();
        self.signed(index).into_iter().map(count).collect()
    }

    fn signed(&self, index: usize) -> Vec<i128> {
        let Some(array) = self.array(index) else { return vec![0; self.rows.max(1)] };
        let Ok(array) = arrow_cast::cast(&array, &DataType::Int64) else {
            return vec![i128::from(i64::MAX); self.rows.max(1)];
        };
        let numbers = array.as_primitive::<Int64Type>().iter();
        numbers.map(|n| n.map_or(0, i128::from)).collect()
    }

    /// Bytes of lists that count from one argument to the next.
    fn series(&self) -> Vec<u128> {
        let (start, stop) = match self.args.len() {
            0 | 1 => (vec![0; self.rows.max(1)], self.places(0)),
            _ => (self.places(0), self.places(1)),
        };
        let step = if self.args.len() < 3 { vec![1; self.rows.max(1)] } else { self.steps(2) };
        let values = start.iter().zip(&stop).zip(&step).map(|((start, stop), step)| {
            // No step at all never ends.
            let count = stop.abs_diff(*start).checked_div(step.unsigned_abs());
            count.unwrap_or(u128::MAX).saturating_mul(8)
        });
        values.collect()
    }

    /// Numbers as they are, days and moments in nanoseconds.
    fn places(&self, index: usize) -> Vec<i128> {
        let unit = match self.args.get(index).map(ColumnarValue::data_type) {
            Some(DataType::Date32) => NANOS_PER_DAY,
            Some(DataType::Date64 | DataType::Timestamp(TimeUnit::Millisecond, _)) => 1_000_000,
            Some(DataType::Timestamp(TimeUnit::Second, _)) => 1_000_000_000,
            Some(DataType::Timestamp(TimeUnit::Microsecond, _)) => 1_000,
            _ => 1,
        };
        let days =
            matches!(self.args.get(index).map(ColumnarValue::data_type), Some(DataType::Date32));
        let numbers = match self.array(index).filter(|_| days) {
            Some(array) => match arrow_cast::cast(&array, &DataType::Int32) {
                Ok(days) => signed(&days),
                Err(_) => return vec![i128::from(i64::MAX); self.rows.max(1)],
            },
            None => self.signed(index),
        };
        numbers.into_iter().map(|n| n.saturating_mul(unit)).collect()
    }

    /// Steps as they are, spans of time in nanoseconds, the shortest that they can be.
    fn steps(&self, index: usize) -> Vec<i128> {
        let span = DataType::Interval(IntervalUnit::MonthDayNano);
        if self.args.get(index).map(ColumnarValue::data_type) != Some(span) {
            return self.signed(index);
        }
        let Some(array) = self.array(index) else { return vec![0; self.rows.max(1)] };
        let spans = array.as_primitive::<IntervalMonthDayNanoType>().iter();
        let nanos = spans.map(|span| {
            let Some(span) = span else { return 1 };
            let days = i128::from(span.months) * 28 + i128::from(span.days);
            days * NANOS_PER_DAY + i128::from(span.nanoseconds)
        });
        nanos.collect()
    }
}

fn product(a: Vec<u128>, b: Vec<u128>) -> Vec<u128> {
    a.into_iter().zip(b).map(|(a, b)| a.saturating_mul(b)).collect()
}

fn total(each: &[u128]) -> u128 {
    each.iter().copied().fold(0, u128::saturating_add)
}

fn signed(array: &ArrayRef) -> Vec<i128> {
    let Ok(array) = arrow_cast::cast(array, &DataType::Int64) else { return Vec::new() };
    array.as_primitive::<Int64Type>().iter().map(|n| n.map_or(0, i128::from)).collect()
}

/// Bytes of each value.
fn sizes(array: &ArrayRef) -> Vec<u128> {
    let sizes = |lengths: Vec<Option<usize>>| {
        lengths.into_iter().map(|n| n.unwrap_or_default() as u128).collect()
    };
    match array.data_type() {
        DataType::Utf8 => sizes(array.as_string::<i32>().iter().map(|t| Some(t?.len())).collect()),
        DataType::LargeUtf8 => {
            sizes(array.as_string::<i64>().iter().map(|t| Some(t?.len())).collect())
        }
        DataType::Utf8View => {
            sizes(array.as_string_view().iter().map(|t| Some(t?.len())).collect())
        }
        _ => {
            let each = array.get_array_memory_size() / array.len().max(1);
            vec![each.clamp(8, 1 << 30) as u128; array.len()]
        }
    }
}
