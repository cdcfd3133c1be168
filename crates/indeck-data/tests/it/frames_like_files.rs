//! A data frame is read as a file with the same data is.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::compute::cast;
use arrow::ipc::writer::FileWriter;
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray, UInt64Array,
};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use indeck_data::{Engine, Frame, Limits, load, table_of};
use indeck_model::Dataset;
use indeck_model::table::ResultTable;
use parquet::arrow::ArrowWriter;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{query, source};

/// Types that a column of whole numbers, numbers or texts may be cast to.
fn types() -> Vec<DataType> {
    let dictionary = |values| DataType::Dictionary(Box::new(DataType::Int16), Box::new(values));
    let utc = || Some("UTC".into());
    vec![
        DataType::Int8,
        DataType::Int32,
        DataType::Int64,
        DataType::UInt16,
        DataType::Float32,
        DataType::Float64,
        DataType::Boolean,
        DataType::Utf8,
        DataType::LargeUtf8,
        DataType::Utf8View,
        dictionary(DataType::Utf8),
        dictionary(DataType::Int64),
        DataType::Decimal128(20, 2),
        DataType::Date32,
        DataType::Date64,
        DataType::Timestamp(TimeUnit::Second, None),
        DataType::Timestamp(TimeUnit::Millisecond, None),
        DataType::Timestamp(TimeUnit::Microsecond, utc()),
        DataType::Timestamp(TimeUnit::Nanosecond, utc()),
    ]
}

/// A column of small whole numbers in one of the types.
fn column() -> impl Strategy<Value = (DataType, Vec<Option<i64>>)> {
    let values = vec(proptest::option::weighted(0.8, -100..100_i64), 40);
    (proptest::sample::select(types()), values)
}

/// The numbers in that type, through the types that lie between.
fn array(to: &DataType, values: Vec<Option<i64>>) -> ArrayRef {
    let whole: ArrayRef = Arc::new(Int64Array::from(values));
    match to {
        DataType::Date32 => cast(&cast(&whole, &DataType::Int32).unwrap(), to).unwrap(),
        _ => cast(&whole, to).unwrap(),
    }
}

/// Numbers that are not finite, those beyond 64 bits, and texts that look like something else.
fn odd() -> impl Strategy<Value = Vec<(&'static str, ArrayRef)>> {
    let number = prop_oneof![Just(f64::NAN), Just(f64::INFINITY), -1e9..1e9_f64];
    let numbers = vec(proptest::option::of(number), 40);
    let wide = vec(proptest::option::of(any::<u64>()), 40);
    let texts = vec(proptest::option::of("[a-zé0-9 ,\"\\-]{0,12}"), 40);
    (numbers, wide, texts, vec(any::<bool>(), 40)).prop_map(|(numbers, wide, texts, truths)| {
        vec![
            ("odd", Arc::new(Float64Array::from(numbers)) as ArrayRef),
            ("wide", Arc::new(UInt64Array::from(wide))),
            ("words", Arc::new(StringArray::from(texts))),
            ("truth", Arc::new(BooleanArray::from(truths))),
        ]
    })
}

fn batch(columns: Vec<(String, ArrayRef)>) -> RecordBatch {
    let fields = columns.iter().map(|(n, a)| Field::new(n, a.data_type().clone(), true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    RecordBatch::try_new(schema, columns.into_iter().map(|(_, array)| array).collect()).unwrap()
}

/// All that a report can see of a dataset, without where it came from.
fn seen(dataset: &Dataset) -> Vec<ResultTable> {
    let engine = Engine::new(std::slice::from_ref(dataset)).unwrap();
    let queries = [
        "SELECT * FROM t",
        "SELECT truth, COUNT(*) AS n, SUM(odd) AS s, MIN(words) AS w FROM t GROUP BY truth ORDER BY truth",
    ];
    let tables = queries.map(|sql| query(&engine, sql));
    let plain = table_of(dataset, None, 1_000).unwrap();
    tables
        .into_iter()
        .chain([plain])
        .map(|table| ResultTable { lineage: Default::default(), ..table })
        .collect()
}

fn write(path: &Path, batch: &RecordBatch) {
    let file = File::create(path).unwrap();
    if path.extension().is_some_and(|ending| ending == "parquet") {
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
        writer.write(batch).unwrap();
        writer.close().unwrap();
    } else {
        let mut writer = FileWriter::try_new(file, &batch.schema()).unwrap();
        writer.write(batch).unwrap();
        writer.finish().unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_frame_is_read_as_a_file_with_the_same_data(
        columns in vec(column(), 1..6),
        odd in odd(),
        cuts in vec(0..40_usize, 0..4),
        file in prop_oneof![Just("t.parquet"), Just("t.arrow")],
    ) {
        let named = columns.into_iter().enumerate();
        let mut all: Vec<(String, ArrayRef)> =
            named.map(|(n, (to, values))| (format!("c{n}"), array(&to, values))).collect();
        all.extend(odd.into_iter().map(|(name, array)| (name.to_owned(), array)));
        let batch = batch(all);
        let folder = tempfile::tempdir().unwrap();
        write(&folder.path().join(file), &batch);
        let loaded = load(&source(file), folder.path(), &Limits::default());

        let mut ends = cuts;
        ends.extend([0, 40]);
        ends.sort_unstable();
        let parts = ends.windows(2).map(|w| batch.slice(w[0], w[1] - w[0])).collect();
        let frame = Frame::new("t", batch.schema(), parts).unwrap();

        let codes = |found: &[indeck_model::Diagnostic]| -> Vec<&str> {
            found.iter().map(|d| d.code).collect()
        };
        prop_assert_eq!(codes(frame.diagnostics()), codes(&loaded.diagnostics));
        let dataset = loaded.dataset.unwrap();
        prop_assert_eq!(seen(frame.dataset()), seen(&dataset));
        prop_assert_eq!(
            indeck_data::content_digest(frame.dataset()),
            indeck_data::content_digest(&dataset)
        );
        let again = frame.as_source(&source(file)).dataset.unwrap();
        prop_assert_eq!(seen(&again), seen(&dataset));
    }
}
