//! Data frames: every Arrow type, and what is refused.

use std::sync::Arc;

use arrow_array::builder::{FixedSizeListBuilder, Int32Builder, ListBuilder, MapBuilder};
use arrow_array::builder::{StringBuilder, StructBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Float16Type, Int8Type, Int16Type, Int32Type, UInt8Type};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, BooleanArray, Date32Array, Date64Array,
    Decimal32Array, Decimal64Array, Decimal128Array, Decimal256Array, DictionaryArray,
    DurationSecondArray, FixedSizeBinaryArray, Float32Array, Float64Array, Int8Array, Int16Array,
    Int32Array, Int64Array, IntervalMonthDayNanoArray, LargeBinaryArray, LargeStringArray,
    NullArray, RecordBatch, RunArray, StringArray, StringViewArray, Time32SecondArray,
    Time64MicrosecondArray, TimestampMicrosecondArray, TimestampMillisecondArray,
    TimestampNanosecondArray, TimestampSecondArray, UInt8Array, UInt16Array, UInt32Array,
    UInt64Array, UnionArray,
};
use arrow_schema::{DataType, Field, Fields, Schema};
use indeck_data::{Frame, table_of};
use indeck_model::table::ColumnKind::{self, Bool, Date, DateTime, Integer, Number, Text};
use indeck_model::{Diagnostic, Value};

use crate::support::{cells, shown, source};

fn one(array: ArrayRef) -> RecordBatch {
    let field = Field::new("x", array.data_type().clone(), true);
    RecordBatch::try_new(Arc::new(Schema::new(vec![field])), vec![array]).unwrap()
}

fn frame(array: ArrayRef) -> Result<Frame, Vec<Diagnostic>> {
    let batch = one(array);
    Frame::new("t", batch.schema(), vec![batch])
}

/// The kind of the only column, and its cells as text.
fn read(frame: &Frame) -> (ColumnKind, Vec<String>) {
    let table = table_of(frame.dataset(), None, 1_000_000).unwrap();
    let column = &table.columns[0];
    let queried = cells(frame.dataset());
    assert_eq!(queried[0].1, column.kind, "a query sees the same kind");
    let values: Vec<Value> = column.cells.iter().map(|cell| cell.value.clone()).collect();
    assert_eq!(queried[0].2, values, "a query sees the same values");
    (column.kind, values.iter().map(Value::to_string).collect())
}

fn check(array: impl Array + 'static, kind: ColumnKind, expected: [&str; 2]) {
    let what = array.data_type().to_string();
    let frame = frame(Arc::new(array)).unwrap_or_else(|found| panic!("{what}: {found:?}"));
    assert_eq!(shown(frame.diagnostics()), [] as [&str; 0], "{what}");
    assert_eq!(read(&frame), (kind, expected.map(str::to_owned).to_vec()), "{what}");
}

#[test]
fn whole_numbers_of_all_widths_are_whole_numbers() {
    check(Int8Array::from(vec![Some(i8::MIN), None]), Integer, ["-128", ""]);
    check(Int16Array::from(vec![Some(i16::MIN), None]), Integer, ["-32768", ""]);
    check(Int32Array::from(vec![Some(i32::MIN), None]), Integer, ["-2147483648", ""]);
    check(Int64Array::from(vec![Some(i64::MIN), None]), Integer, ["-9223372036854775808", ""]);
    check(UInt8Array::from(vec![Some(u8::MAX), None]), Integer, ["255", ""]);
    check(UInt16Array::from(vec![Some(u16::MAX), None]), Integer, ["65535", ""]);
    check(UInt32Array::from(vec![Some(u32::MAX), None]), Integer, ["4294967295", ""]);
    check(UInt64Array::from(vec![Some(7), None]), Integer, ["7", ""]);
    check(UInt64Array::from(vec![u64::MAX, 1]), Number, ["18446744073709552000", "1"]);
}

#[test]
fn floats_and_decimals_are_numbers() {
    let wide = Float32Array::from(vec![0.5, -2.0]);
    let halves = arrow::compute::cast(&wide, &DataType::Float16).unwrap();
    check(halves.as_primitive::<Float16Type>().clone(), Number, ["0.5", "-2"]);
    check(Float32Array::from(vec![0.5, 1.25]), Number, ["0.5", "1.25"]);
    check(Float64Array::from(vec![Some(0.1), None]), Number, ["0.1", ""]);
    let cents = Decimal32Array::from(vec![1999, -5]).with_precision_and_scale(9, 2).unwrap();
    check(cents, Number, ["19.99", "-0.05"]);
    let cents = Decimal64Array::from(vec![1999, -5]).with_precision_and_scale(12, 2).unwrap();
    check(cents, Number, ["19.99", "-0.05"]);
    let cents = Decimal128Array::from(vec![1999, -5]).with_precision_and_scale(12, 2).unwrap();
    check(cents, Number, ["19.99", "-0.05"]);
    let wide = ["1999", "-5"].map(|n| arrow::datatypes::i256::from_string(n).unwrap());
    let cents = Decimal256Array::from(wide.to_vec()).with_precision_and_scale(60, 2).unwrap();
    check(cents, Number, ["19.99", "-0.05"]);
    let whole = Decimal128Array::from(vec![7, 8]).with_precision_and_scale(10, 0).unwrap();
    check(whole, Integer, ["7", "8"]);
}

#[test]
fn nan_and_infinite_numbers_are_missing_with_a_warning() {
    let numbers = Float64Array::from(vec![f64::NAN, 1.0, f64::INFINITY, f64::NEG_INFINITY]);
    let frame = frame(Arc::new(numbers)).unwrap();
    let expected = "warning[not-finite]: column `x` of the data frame `t`: 3 cells are NaN or \
                    infinite, and read as missing";
    assert_eq!(shown(frame.diagnostics()), [expected]);
    assert_eq!(read(&frame), (Number, ["", "1", "", ""].map(str::to_owned).to_vec()));
}

#[test]
fn texts_and_categories_are_text() {
    check(StringArray::from(vec![Some("a"), None]), Text, ["a", ""]);
    check(LargeStringArray::from(vec![Some("a"), None]), Text, ["a", ""]);
    let long = "longer than twelve bytes";
    check(StringViewArray::from(vec![Some(long), None]), Text, [long, ""]);
    check(NullArray::new(2), Text, ["", ""]);
    let small: DictionaryArray<Int8Type> = vec![Some("North"), None].into_iter().collect();
    check(small, Text, ["North", ""]);
    let unsigned: DictionaryArray<UInt8Type> = vec!["North", "North"].into_iter().collect();
    check(unsigned, Text, ["North", "North"]);
    let keys = arrow_array::UInt32Array::from(vec![Some(1), None]);
    let views = StringViewArray::from(vec!["North", "South"]);
    check(DictionaryArray::new(keys, Arc::new(views)), Text, ["South", ""]);
    let keys = Int32Array::from(vec![1, 0]);
    check(DictionaryArray::new(keys, Arc::new(Int64Array::from(vec![5, 6]))), Integer, ["6", "5"]);
    let runs: RunArray<Int32Type> = vec!["North", "North"].into_iter().collect();
    check(runs, Text, ["North", "North"]);
    let ends = Int16Array::from(vec![1, 2]);
    let values = Float64Array::from(vec![Some(0.5), None]);
    check(RunArray::<Int16Type>::try_new(&ends, &values).unwrap(), Number, ["0.5", ""]);
    check(BooleanArray::from(vec![Some(true), None]), Bool, ["true", ""]);
}

#[test]
fn days_and_moments_of_all_units_are_dates() {
    check(Date32Array::from(vec![Some(1), None]), Date, ["1970-01-02", ""]);
    check(Date64Array::from(vec![Some(86_400_000), None]), Date, ["1970-01-02", ""]);
    let shown = ["1970-01-01 00:01:00", "1969-12-31 23:59:00"];
    check(TimestampSecondArray::from(vec![60, -60]), DateTime, shown);
    check(TimestampMillisecondArray::from(vec![60_000, -60_000]), DateTime, shown);
    check(TimestampMicrosecondArray::from(vec![60_000_000, -60_000_000]), DateTime, shown);
    let nanos = 60_000_000_000;
    check(TimestampNanosecondArray::from(vec![nanos, -nanos]), DateTime, shown);
}

#[test]
fn moments_of_a_zone_are_shown_as_its_clocks_show_them() {
    // 2026-03-29 00:30 and 01:30 in UTC: the clocks of Amsterdam jump between them.
    let moments = vec![1_774_744_200, 1_774_747_800];
    let zoned = |zone: &str| TimestampSecondArray::from(moments.clone()).with_timezone(zone);
    let utc = ["2026-03-29 00:30:00", "2026-03-29 01:30:00"];
    for zone in ["UTC", "Z", "+00:00", "Etc/UTC", "GMT"] {
        check(zoned(zone), DateTime, utc);
    }
    let jumped = ["2026-03-29 01:30:00", "2026-03-29 03:30:00"];
    check(zoned("Europe/Amsterdam"), DateTime, jumped);
    let earlier = ["2026-03-28 17:30:00", "2026-03-28 18:30:00"];
    check(zoned("America/Los_Angeles"), DateTime, earlier);
    check(zoned("-07:00"), DateTime, earlier);
    let keys = Int32Array::from(vec![1, 0]);
    let categories = DictionaryArray::new(keys, Arc::new(zoned("-07:00")));
    check(categories, DateTime, [earlier[1], earlier[0]]);
    let found = frame(Arc::new(zoned("Mars/Base"))).unwrap_err();
    let expected = "error[unknown-time-zone]: column `x` of the data frame `t` has the time zone \
                    `Mars/Base`, which is not known";
    assert_eq!(shown(&found), [expected]);
}

#[test]
fn times_durations_and_bytes_are_read_as_text_with_a_warning() {
    let seconds = DurationSecondArray::from(vec![90]);
    let interval = IntervalMonthDayNanoArray::from(vec![None]);
    let cases: [(ArrayRef, &str, &str); 8] = [
        (Arc::new(Time32SecondArray::from(vec![3_661])), "times of day", "01:01:01"),
        (Arc::new(Time64MicrosecondArray::from(vec![1])), "times of day", "00:00:00.000001"),
        (Arc::new(seconds), "durations", "PT90S"),
        (Arc::new(interval), "durations", ""),
        (Arc::new(BinaryArray::from_vec(vec![b"\x01\xff"])), "bytes", "01ff"),
        (Arc::new(LargeBinaryArray::from_vec(vec![b"\x01\xff"])), "bytes", "01ff"),
        (Arc::new(BinaryViewArray::from(vec![&b"\x01\xff"[..]])), "bytes", "01ff"),
        (
            Arc::new(FixedSizeBinaryArray::try_from_iter([[1_u8, 255]].iter()).unwrap()),
            "bytes",
            "01ff",
        ),
    ];
    for (array, noun, expected) in cases {
        let what = array.data_type().to_string();
        let frame = frame(array).unwrap();
        let warning = format!(
            "warning[unsupported-type]: column `x` of the data frame `t` holds {noun} and is read \
             as text"
        );
        assert_eq!(shown(frame.diagnostics()), [warning], "{what}");
        assert_eq!(read(&frame), (Text, vec![expected.to_owned()]), "{what}");
    }
}

#[test]
fn values_of_several_parts_are_refused_by_column() {
    let mut lists = ListBuilder::new(Int32Builder::new());
    lists.append_value([Some(1)]);
    let mut fixed = FixedSizeListBuilder::new(Int32Builder::new(), 1);
    fixed.values().append_value(1);
    fixed.append(true);
    let mut maps = MapBuilder::new(None, StringBuilder::new(), Int32Builder::new());
    maps.append(true).unwrap();
    let fields = Fields::from(vec![Field::new("a", DataType::Int32, true)]);
    let mut records = StructBuilder::from_fields(fields, 1);
    records.field_builder::<Int32Builder>(0).unwrap().append_value(1);
    records.append(true);
    let parts: Vec<(i8, Field)> = vec![(0, Field::new("a", DataType::Int32, true))];
    let union = UnionArray::try_new(
        parts.into_iter().map(|(id, field)| (id, Arc::new(field))).collect(),
        vec![0_i8].into(),
        None,
        vec![Arc::new(Int32Array::from(vec![1]))],
    );
    let lists: ArrayRef = Arc::new(lists.finish());
    let keys = Int32Array::from(vec![0]);
    let cases: [(ArrayRef, &str); 6] = [
        (lists.clone(), "lists"),
        (Arc::new(fixed.finish()), "lists"),
        (Arc::new(maps.finish()), "records"),
        (Arc::new(records.finish()), "records"),
        (Arc::new(union.unwrap()), "values of several types"),
        (Arc::new(DictionaryArray::new(keys, lists)), "lists"),
    ];
    for (array, noun) in cases {
        let expected =
            format!("error[unsupported-type]: column `x` of the data frame `t` holds {noun}");
        assert_eq!(shown(&frame(array).unwrap_err()), [expected]);
    }
}

#[test]
fn all_columns_that_are_refused_are_told_at_once() {
    let mut lists = ListBuilder::new(Int32Builder::new());
    lists.append_value([Some(1)]);
    let lists: ArrayRef = Arc::new(lists.finish());
    let batch = RecordBatch::try_from_iter([("tags", lists.clone()), ("more", lists)]).unwrap();
    let found = Frame::new("sales", batch.schema(), vec![batch]).unwrap_err();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].message.contains("`more` of the data frame `sales`"), "{found:?}");
}

#[test]
fn names_that_queries_could_not_say_are_told() {
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1]));
    let named = |names: &[&str]| {
        let fields: Vec<Field> =
            names.iter().map(|name| Field::new(*name, DataType::Int64, true)).collect();
        let arrays = vec![numbers.clone(); names.len()];
        let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).unwrap();
        Frame::new("t", batch.schema(), vec![batch])
    };
    let blank = named(&["a", " "]).unwrap();
    assert_eq!(blank.dataset().schema.field(1).name(), "column_2");
    assert_eq!(blank.diagnostics()[0].code, "blank-column-name");
    let twice = named(&["a", "b", "a"]).unwrap_err();
    assert_eq!(
        shown(&twice),
        ["error[duplicate-column]: two columns of the data frame `t` are called `a`"]
    );
    assert_eq!(named(&["column_2", ""]).unwrap_err()[1].code, "duplicate-column");
}

#[test]
fn a_frame_without_columns_is_refused_and_one_without_rows_is_not() {
    let none = Frame::new("t", Arc::new(Schema::empty()), vec![]).unwrap_err();
    assert_eq!(shown(&none), ["error[source-empty]: the data frame `t` has no columns"]);
    let empty = one(Arc::new(Int32Array::from(Vec::<i32>::new())));
    for batches in [vec![], vec![empty.clone()], vec![empty.clone(), empty.clone()]] {
        let frame = Frame::new("t", empty.schema(), batches).unwrap();
        assert_eq!(frame.dataset().row_count(), 0);
        assert_eq!(read(&frame), (Integer, vec![]));
    }
}

#[test]
fn parts_and_slices_are_read_where_they_begin_and_end() {
    let text: StringArray = (0..40_000).map(|n| Some(format!("row {n}"))).collect();
    let number: UInt64Array = (0..40_000).collect();
    let columns: [(&str, ArrayRef); 2] = [("x", Arc::new(text)), ("n", Arc::new(number))];
    let whole = RecordBatch::try_from_iter(columns).unwrap();
    let parts = vec![whole.slice(5, 1), whole.slice(0, 0), whole.slice(7, 39_000)];
    let frame = Frame::new("t", whole.schema(), parts).unwrap();
    let (kind, cells) = read(&frame);
    assert_eq!((kind, cells.len()), (Text, 39_001));
    assert_eq!(cells[..2], ["row 5", "row 7"]);
    assert_eq!(cells[39_000], "row 39006");
}

#[test]
fn a_number_beyond_64_bits_in_one_part_makes_numbers_of_all_parts() {
    let parts = vec![
        one(Arc::new(UInt64Array::from(vec![1]))),
        one(Arc::new(UInt64Array::from(vec![u64::MAX]))),
    ];
    let frame = Frame::new("t", parts[0].schema(), parts).unwrap();
    assert_eq!(read(&frame), (Number, ["1", "18446744073709552000"].map(str::to_owned).to_vec()));
}

#[test]
fn parts_that_differ_are_refused() {
    let parts = vec![
        one(Arc::new(Int64Array::from(vec![1]))),
        one(Arc::new(Float64Array::from(vec![1.0]))),
    ];
    let found = Frame::new("t", parts[0].schema(), parts).unwrap_err();
    let expected = "error[mixed-schema]: the parts of the data frame `t` differ in their columns";
    assert_eq!(shown(&found), [expected]);
}

#[test]
fn what_needs_no_conversion_is_not_copied() {
    let numbers = Float64Array::from_iter_values((0..100_000).map(f64::from));
    let text: StringArray = (0..100_000).map(|n| Some(n.to_string())).collect();
    let moments = TimestampMicrosecondArray::from_iter_values(0..100_000).with_timezone("UTC");
    let columns: [(&str, ArrayRef); 5] = [
        ("number", Arc::new(numbers)),
        ("whole", Arc::new(Int64Array::from_iter_values(0..100_000))),
        ("day", Arc::new(Date32Array::from_iter_values(0..100_000))),
        ("text", Arc::new(text)),
        ("moment", Arc::new(moments)),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let frame = Frame::new("t", batch.schema(), vec![batch.clone()]).unwrap();
    let first = &frame.dataset().batches[0];
    for (mine, theirs) in first.columns().iter().zip(batch.columns()) {
        let (mine, theirs) = (mine.to_data(), theirs.to_data());
        for (mine, theirs) in mine.buffers().iter().zip(theirs.buffers()) {
            assert_eq!(mine.as_ptr(), theirs.as_ptr(), "{}", mine.len());
        }
    }
}

#[test]
fn a_source_gives_the_columns_of_its_frame_their_types() {
    let zips: ArrayRef = Arc::new(Int64Array::from(vec![Some(1012), None]));
    let days: ArrayRef = Arc::new(StringArray::from(vec!["2026-10-01", "n/a"]));
    let batch = RecordBatch::try_from_iter([("zip", zips), ("day", days)]).unwrap();
    let frame = Frame::new("t", batch.schema(), vec![batch]).unwrap();
    let mut spec = source("");
    spec.nulls = vec!["n/a".to_owned()];
    spec.columns = vec![(crate::support::at("zip"), Text), (crate::support::at("day"), Date)];
    let made = frame.as_source(&spec).dataset.unwrap();
    let made: Vec<_> =
        cells(&made).iter().map(|(_, kind, v)| (*kind, v[0].to_string(), v[1].clone())).collect();
    assert_eq!(
        made,
        [(Text, "1012".to_owned(), Value::Null), (Date, "2026-10-01".to_owned(), Value::Null)]
    );

    spec.nulls.clear();
    let refused = frame.as_source(&spec);
    assert!(refused.dataset.is_none());
    let expected = "report.yaml:3:12: error[type-mismatch]: column `day` of the data frame `t` \
                    cannot be read as date, first in row 2";
    assert_eq!(shown(&refused.diagnostics), [expected]);

    spec.columns = vec![(crate::support::at("zap"), Text)];
    let unknown = frame.as_source(&spec).diagnostics;
    assert_eq!(
        shown(&unknown),
        ["report.yaml:3:12: error[unknown-column]: source `t` has no column `zap`"]
    );
    assert_eq!(unknown[0].hints[0], "did you mean `zip`?");
}

#[test]
fn a_table_of_a_dataset_has_the_columns_that_were_asked_for() {
    let regions: ArrayRef = Arc::new(StringArray::from(vec!["North", "South"]));
    let units: ArrayRef = Arc::new(Int64Array::from(vec![1, 2]));
    let batch = RecordBatch::try_from_iter([("region", regions), ("units", units)]).unwrap();
    let frame = Frame::new("sales", batch.schema(), vec![batch]).unwrap();
    let table = table_of(frame.dataset(), Some(&["units", "region"]), 2).unwrap();
    let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["units", "region"]);
    assert_eq!(table.columns[0].format.code(), "#,##0");
    let unknown = table_of(frame.dataset(), Some(&["unit"]), 2).unwrap_err();
    assert_eq!(unknown.to_string(), "error[unknown-column]: `sales` has no column `unit`");
    assert_eq!(unknown.hints[0], "did you mean `units`?");
    let many = table_of(frame.dataset(), None, 1).unwrap_err();
    assert_eq!(
        many.to_string(),
        "error[too-many-rows]: `sales` has 2 rows, and no more than 1 can be shown"
    );
}
