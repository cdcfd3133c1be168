//! Parquet files, of every codec but Brotli and LZO.

use std::fs::File;

use arrow_array::RecordBatchReader;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::cancel::Cancel;
use crate::source::columnar::{BATCH_ROWS, Opened};
use crate::source::digest;
use crate::source::files::DataFile;

/// Opens a Parquet file.
pub(crate) fn open(file: &DataFile, cancel: &Cancel) -> Result<Opened, String> {
    let mut opened = File::open(&file.path).map_err(|error| error.to_string())?;
    let digest = digest::of_rest(&mut opened, cancel).map_err(|error| error.to_string())?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(opened)
        .map_err(|error| error.to_string())?
        .with_batch_size(BATCH_ROWS);
    let reader = builder.build().map_err(|error| error.to_string())?;
    Ok(Opened {
        schema: reader.schema(),
        batches: Box::new(reader.map(|batch| batch.map_err(|error| error.to_string()))),
        digest,
    })
}
