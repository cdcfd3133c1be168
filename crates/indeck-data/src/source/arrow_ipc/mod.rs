//! Arrow IPC: the file format (also known as Feather 2) and the stream format.

mod lengths;

use std::io::{BufReader, Seek, SeekFrom};

use arrow::ipc::reader::{FileReader, StreamReader};

use crate::cancel::Cancel;
use crate::source::arrow_ipc::lengths::{Form, Lengths};
use crate::source::columnar::Opened;
use crate::source::digest;
use crate::source::files::DataFile;

/// Opens an Arrow IPC file or stream, whichever it is.
pub(crate) fn open(file: &DataFile<'_>, cancel: &Cancel) -> Result<Opened, String> {
    let text = |error: std::io::Error| error.to_string();
    let mut opened = file.open().map_err(text)?;
    let form = Lengths::of(&mut opened)?.check()?;
    opened.seek(SeekFrom::Start(0)).map_err(text)?;
    let digest = digest::of_rest(&mut opened, cancel).map_err(text)?;
    opened.seek(SeekFrom::Start(0)).map_err(text)?;
    let read = BufReader::new(opened);
    if form == Form::File {
        let reader = FileReader::try_new(read, None).map_err(|error| error.to_string())?;
        Ok(Opened {
            schema: reader.schema(),
            batches: Box::new(reader.map(|batch| batch.map_err(|error| error.to_string()))),
            digest,
        })
    } else {
        let reader = StreamReader::try_new(read, None).map_err(|error| error.to_string())?;
        Ok(Opened {
            schema: reader.schema(),
            batches: Box::new(reader.map(|batch| batch.map_err(|error| error.to_string()))),
            digest,
        })
    }
}
