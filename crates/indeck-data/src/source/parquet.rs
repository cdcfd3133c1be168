//! Parquet files, of every codec but Brotli and LZO.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::RecordBatchReader;
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};

use crate::cancel::Cancel;
use crate::source::columnar::{BATCH_ROWS, Opened};
use crate::source::digest;
use crate::source::files::{DataFile, Place};
use crate::source::folder::ReadSeek;

/// Opens a Parquet file.
pub(crate) fn open(file: &DataFile<'_>, cancel: &Cancel) -> Result<Opened, String> {
    let text = |error: io::Error| error.to_string();
    match &file.place {
        Place::Disk(path) => {
            let mut opened = File::open(path).map_err(text)?;
            let digest = digest::of_rest(&mut opened, cancel).map_err(text)?;
            rows(opened, digest)
        }
        Place::Folder(_) => {
            let mut opened = file.open().map_err(text)?;
            let digest = digest::of_rest(&mut opened, cancel).map_err(text)?;
            rows(Shared::new(opened).map_err(text)?, digest)
        }
    }
}

fn rows(read: impl ChunkReader + 'static, digest: [u8; 32]) -> Result<Opened, String> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(read)
        .map_err(|error| error.to_string())?
        .with_batch_size(BATCH_ROWS);
    let reader = builder.build().map_err(|error| error.to_string())?;
    Ok(Opened {
        schema: reader.schema(),
        batches: Box::new(reader.map(|batch| batch.map_err(|error| error.to_string()))),
        digest,
    })
}

/// A file of a folder, which the reader reads at several places at once.
struct Shared {
    read: Arc<Mutex<Box<dyn ReadSeek>>>,
    len: u64,
}

impl Shared {
    fn new(mut read: Box<dyn ReadSeek>) -> io::Result<Self> {
        let len = read.seek(SeekFrom::End(0))?;
        Ok(Self { read: Arc::new(Mutex::new(read)), len })
    }
}

impl Length for Shared {
    fn len(&self) -> u64 {
        self.len
    }
}

impl ChunkReader for Shared {
    type T = BufReader<FromPlace>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(BufReader::new(FromPlace { read: self.read.clone(), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        // A broken file could claim any length.
        if start.checked_add(length as u64).is_none_or(|end| end > self.len) {
            return Err(ParquetError::EOF("it is cut off".to_owned()));
        }
        let mut bytes = Vec::with_capacity(length);
        FromPlace { read: self.read.clone(), at: start }
            .take(length as u64)
            .read_to_end(&mut bytes)?;
        match bytes.len() == length {
            true => Ok(bytes.into()),
            false => Err(ParquetError::EOF("it is cut off".to_owned())),
        }
    }
}

/// A shared file, read from a place.
struct FromPlace {
    read: Arc<Mutex<Box<dyn ReadSeek>>>,
    at: u64,
}

impl Read for FromPlace {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.at))?;
        let read = file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}
