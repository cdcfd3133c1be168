//! The digest of data that came from no file: SHA-256 over names, types and values, column by
//! column, however the rows are cut into batches.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, SchemaRef};
use sha2::{Digest, Sha256};

/// Bytes that the hasher is given at a time.
const BUFFER_BYTES: usize = 16 * 1024;

/// The digest of rows in our types.
pub(crate) fn digest(schema: &SchemaRef, batches: &[RecordBatch]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (index, field) in schema.fields().iter().enumerate() {
        text(&mut hasher, field.name());
        text(&mut hasher, &field.data_type().to_string());
        let arrays = batches.iter().filter_map(|batch| batch.columns().get(index));
        arrays.for_each(|array| values(&mut hasher, array));
    }
    hasher.finalize().into()
}

fn text(hasher: &mut Sha256, text: &str) {
    hasher.update((text.len() as u64).to_le_bytes());
    hasher.update(text);
}

/// One byte for each row, and its value where it is not blank.
fn values(hasher: &mut Sha256, array: &ArrayRef) {
    match array.data_type() {
        DataType::Boolean => each(hasher, array.as_boolean().iter(), |v| [u8::from(v)]),
        DataType::Int64 => {
            each(hasher, array.as_primitive::<Int64Type>().iter(), i64::to_le_bytes);
        }
        DataType::Float64 => {
            each(hasher, array.as_primitive::<Float64Type>().iter(), f64::to_le_bytes);
        }
        DataType::Date32 => {
            each(hasher, array.as_primitive::<Date32Type>().iter(), i32::to_le_bytes);
        }
        DataType::Timestamp(..) => {
            let values = array.as_primitive::<TimestampMicrosecondType>().iter();
            each(hasher, values, i64::to_le_bytes);
        }
        _ => {
            for value in array.as_string::<i32>() {
                hasher.update([u8::from(value.is_some())]);
                if let Some(value) = value {
                    text(hasher, value);
                }
            }
        }
    }
}

/// Gives the hasher many values at a time: one by one they would take longer than the hashing.
fn each<T, const N: usize>(
    hasher: &mut Sha256,
    values: impl Iterator<Item = Option<T>>,
    bytes: impl Fn(T) -> [u8; N],
) {
    let mut buffer = Vec::with_capacity(BUFFER_BYTES + N + 1);
    for value in values {
        buffer.push(u8::from(value.is_some()));
        if let Some(value) = value {
            buffer.extend(bytes(value));
        }
        if buffer.len() >= BUFFER_BYTES {
            hasher.update(&buffer);
            buffer.clear();
        }
    }
    hasher.update(&buffer);
}
