//! Parquet and Arrow IPC files, with all their types.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::ipc::CompressionType;
use arrow::ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use arrow_array::builder::{Int32Builder, ListBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BinaryArray, Date64Array, Decimal128Array, DictionaryArray, DurationSecondArray,
    Float32Array, Float64Array, Int32Array, LargeStringArray, NullArray, RecordBatch, StringArray,
    StringViewArray, TimestampNanosecondArray, UInt32Array, UInt64Array,
};
use indeck_data::{Limits, load};
use indeck_model::table::ColumnKind::{self, Date, DateTime, Integer, Number, Text};
use indeck_model::{Dataset, Value};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;

use crate::support::{at, cells, shown, source, text};

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(n, a)| (n, a, true)))
        .unwrap()
}

fn write_parquet(path: &Path, batch: &RecordBatch, compression: Compression) {
    let properties = WriterProperties::builder().set_compression(compression).build();
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

fn write_ipc(path: &Path, batch: &RecordBatch, compression: Option<CompressionType>) {
    let options = IpcWriteOptions::default().try_with_compression(compression).unwrap();
    let file = File::create(path).unwrap();
    let mut writer = FileWriter::try_new_with_options(file, &batch.schema(), options).unwrap();
    writer.write(batch).unwrap();
    writer.finish().unwrap();
}

fn typed() -> RecordBatch {
    let cents = Decimal128Array::from(vec![1999, -5]).with_precision_and_scale(12, 2).unwrap();
    let units = Decimal128Array::from(vec![7, 8]).with_precision_and_scale(10, 0).unwrap();
    let zoned =
        TimestampNanosecondArray::from(vec![1_500, 3_600_000_000_000]).with_timezone("+02:00");
    let region: DictionaryArray<Int32Type> = vec!["North", "South"].into_iter().collect();
    batch(vec![
        ("small", Arc::new(Int32Array::from(vec![Some(1), None]))),
        ("unsigned", Arc::new(UInt32Array::from(vec![u32::MAX, 0]))),
        ("single", Arc::new(Float32Array::from(vec![0.5, 1.25]))),
        ("cents", Arc::new(cents)),
        ("units", Arc::new(units)),
        ("region", Arc::new(region)),
        ("large", Arc::new(LargeStringArray::from(vec!["a", "b"]))),
        ("view", Arc::new(StringViewArray::from(vec!["a", "b"]))),
        ("day", Arc::new(Date64Array::from(vec![86_400_000, 0]))),
        ("zoned", Arc::new(zoned)),
        ("bits", Arc::new(arrow_array::BooleanArray::from(vec![true, false]))),
    ])
}

fn expected() -> Vec<(&'static str, ColumnKind, &'static str, &'static str)> {
    vec![
        ("small", Integer, "1", ""),
        ("unsigned", Integer, "4294967295", "0"),
        ("single", Number, "0.5", "1.25"),
        ("cents", Number, "19.99", "-0.05"),
        ("units", Integer, "7", "8"),
        ("region", Text, "North", "South"),
        ("large", Text, "a", "b"),
        ("view", Text, "a", "b"),
        ("day", Date, "1970-01-02", "1970-01-01"),
        ("zoned", DateTime, "1970-01-01 00:00:00", "1970-01-01 01:00:00"),
        ("bits", ColumnKind::Bool, "true", "false"),
    ]
}

fn read(folder: &Path, file: &str) -> Dataset {
    let loaded = load(&source(file), folder, &Limits::default());
    assert_eq!(shown(&loaded.diagnostics), [] as [&str; 0], "{file}");
    loaded.dataset.unwrap()
}

#[test]
fn every_type_becomes_one_of_ours_in_every_format_and_codec() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let batch = typed();
    let codecs = [
        ("plain.parquet", Compression::UNCOMPRESSED),
        ("snappy.parquet", Compression::SNAPPY),
        ("gzip.pq", Compression::GZIP(Default::default())),
        ("lz4.parquet", Compression::LZ4_RAW),
        ("zstd.parquet", Compression::ZSTD(Default::default())),
    ];
    for (name, codec) in codecs {
        write_parquet(&path(name), &batch, codec);
    }
    write_ipc(&path("file.arrow"), &batch, None);
    write_ipc(&path("lz4.feather"), &batch, Some(CompressionType::LZ4_FRAME));
    write_ipc(&path("zstd.ipc"), &batch, Some(CompressionType::ZSTD));
    let mut stream =
        StreamWriter::try_new(File::create(path("stream.arrows")).unwrap(), &batch.schema())
            .unwrap();
    stream.write(&batch).unwrap();
    stream.finish().unwrap();

    let files = codecs.map(|(name, _)| name);
    for file in files.into_iter().chain(["file.arrow", "lz4.feather", "zstd.ipc", "stream.arrows"])
    {
        let found = cells(&read(folder.path(), file));
        let found: Vec<_> = found
            .iter()
            .map(|(n, k, v)| (n.as_str(), *k, v[0].to_string(), v[1].to_string()))
            .collect();
        let expected: Vec<_> =
            expected().into_iter().map(|(n, k, a, b)| (n, k, a.to_owned(), b.to_owned())).collect();
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn what_has_no_kind_becomes_text_and_what_is_no_number_missing_with_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let mut lists = ListBuilder::new(Int32Builder::new());
    lists.append_value([Some(1), Some(2)]);
    lists.append_null();
    let batch = batch(vec![
        ("list", Arc::new(lists.finish())),
        ("duration", Arc::new(DurationSecondArray::from(vec![60, 1]))),
        ("bytes", Arc::new(BinaryArray::from(vec![b"\xFF".as_slice(), b"a"]))),
        ("nothing", Arc::new(NullArray::new(2))),
        ("odd", Arc::new(Float64Array::from(vec![f64::NAN, f64::INFINITY]))),
        ("huge", Arc::new(UInt64Array::from(vec![u64::MAX, 1]))),
    ]);
    write_ipc(&folder.path().join("t.arrow"), &batch, None);
    let loaded = load(&source("t.arrow"), folder.path(), &Limits::default());
    assert_eq!(
        shown(&loaded.diagnostics),
        [
            "report.yaml:3:12: warning[unsupported-type]: column `list` holds lists and is read as text",
            "report.yaml:3:12: warning[unsupported-type]: column `duration` holds durations and is read as text",
            "report.yaml:3:12: warning[unsupported-type]: column `bytes` holds bytes and is read as text",
            "report.yaml:3:12: warning[not-finite]: column `odd`: 2 cells are NaN or infinite, and read as missing",
        ]
    );
    let cells = cells(&loaded.dataset.unwrap());
    assert_eq!(cells[0].2, [text("[1, 2]"), Value::Null]);
    assert_eq!(cells[3].2, [Value::Null, Value::Null]);
    assert_eq!(cells[4].2, [Value::Null, Value::Null]);
    assert_eq!(cells[5].2, [Value::Number(u64::MAX as f64), Value::Number(1.0)]);
}

#[test]
fn files_of_one_source_are_unified_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, columns: Vec<(&str, ArrayRef)>| {
        write_parquet(&folder.path().join(name), &batch(columns), Compression::SNAPPY);
    };
    let whole = || Arc::new(Int32Array::from(vec![1])) as ArrayRef;
    let fraction = || Arc::new(Float64Array::from(vec![2.5])) as ArrayRef;
    let words = |word| Arc::new(StringArray::from(vec![word])) as ArrayRef;
    write("a1.parquet", vec![("n", whole()), ("s", words("x"))]);
    write("a2.parquet", vec![("s", words("y")), ("n", fraction())]);
    write("b1.parquet", vec![("n", whole())]);
    write("b2.parquet", vec![("n", words("012"))]);

    let both = cells(&read(folder.path(), "a*.parquet"));
    assert_eq!(both[0].2, [Value::Number(1.0), Value::Number(2.5)]);
    assert_eq!(both[1].2, [text("x"), text("y")]);

    let loaded = load(&source("b*.parquet"), folder.path(), &Limits::default());
    assert!(loaded.dataset.is_none());
    assert_eq!(
        shown(&loaded.diagnostics),
        [
            "b2.parquet:1:1: error[mixed-schema]: column `n` is text in this file, but whole number in the first one"
        ]
    );

    let mut fixed = source("b*.parquet");
    fixed.columns = vec![(at("n"), Text)];
    let loaded = load(&fixed, folder.path(), &Limits::default());
    assert_eq!(cells(&loaded.dataset.unwrap())[0].2, [text("1"), text("012")]);
    fixed.columns = vec![(at("n"), Integer)];
    let loaded = load(&fixed, folder.path(), &Limits::default());
    assert_eq!(cells(&loaded.dataset.unwrap())[0].2, [Value::Integer(1), Value::Integer(12)]);
    fixed.columns = vec![(at("n"), Date)];
    let loaded = load(&fixed, folder.path(), &Limits::default());
    assert_eq!(loaded.diagnostics[0].code, "type-mismatch");

    write("c1.parquet", vec![("n", words("1"))]);
    write("c2.parquet", vec![("n", Arc::new(StringArray::from(vec![Some("1"), None, Some("x")])))]);
    let mut fixed = source("c*.parquet");
    fixed.columns = vec![(at("n"), Integer)];
    let loaded = load(&fixed, folder.path(), &Limits::default());
    assert_eq!(
        shown(&loaded.diagnostics),
        [
            "c2.parquet:1:1: error[type-mismatch]: column `n` cannot be read as whole number, first in row 3"
        ]
    );
}

#[test]
fn cut_and_changed_files_are_errors_and_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write_parquet(&path("t.parquet"), &typed(), Compression::SNAPPY);
    write_ipc(&path("t.arrow"), &typed(), None);
    for name in ["t.parquet", "t.arrow"] {
        let whole = std::fs::read(path(name)).unwrap();
        for step in 0..400 {
            let at = whole.len() * step / 400;
            std::fs::write(path(name), &whole[..at]).unwrap();
            let cut = load(&source(name), folder.path(), &Limits::default());
            if cut.dataset.is_none() {
                assert!(cut.diagnostics.iter().any(indeck_model::Diagnostic::is_error));
            }
            assert!(cut.dataset.is_none() || name == "t.arrow", "{name} cut at {at}");
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            std::fs::write(path(name), &changed).unwrap();
            let _ = load(&source(name), folder.path(), &Limits::default());
        }
    }
    for name in ["csv.parquet", "csv.arrow"] {
        std::fs::write(path(name), "a,b\n1,2\n").unwrap();
        let loaded = load(&source(name), folder.path(), &Limits::default());
        assert_eq!(loaded.diagnostics[0].code, "source-unreadable", "{name}");
    }
}
