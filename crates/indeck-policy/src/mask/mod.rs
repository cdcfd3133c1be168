//! Masking: columns of a dataset changed so that they name nobody, or fewer.

mod date;
mod from_document;
mod key;
mod masker;
mod method;
mod number;
mod text;
mod withheld;

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{Field, Schema, SchemaRef};
use indeck_model::dataset::{ColumnInfo, Dataset};

pub use self::key::MaskKey;
pub use self::method::{
    Bands, Becomes, Bucket, BucketForm, Clamp, ColumnMask, DatePart, MOST_DAYS, Method,
    MethodFault, Partial, Pseudonym, REDACTED, ShiftDate,
};
pub use self::withheld::{Found, FoundKind, MOST_WITHHELD, Unsearched, Withheld, withheld};

use self::masker::Masker;
use crate::Error;
use crate::plain::{self, Plain};

/// The dataset with these columns masked; rows, their order and all other columns stay. Labels of
/// single values go, since they name what is masked.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray};
/// use indeck_model::Dataset;
/// use indeck_policy::mask::{self, ColumnMask, MaskKey, Method, Partial};
/// let cards: ArrayRef = Arc::new(StringArray::from(vec![Some("4111111111111111"), None]));
/// let batch = RecordBatch::try_from_iter([("card", cards)]).unwrap();
/// let orders = Dataset::new("orders", batch.schema(), vec![batch]);
/// let masks = [ColumnMask::new("card", Method::Partial(Partial::default()))];
/// let masked = mask::apply(&orders, &masks, &MaskKey::new([7; 32])).unwrap();
/// let expected: ArrayRef = Arc::new(StringArray::from(vec![Some("************1111"), None]));
/// assert_eq!(masked.batches[0].column(0), &expected);
/// ```
///
/// # Errors
/// [`Error::UnknownColumn`], [`Error::MaskedTwice`], [`Error::InvalidMethod`] for what is wrong with
/// the masks; [`Error::UnfitMethod`], [`Error::UnreadableColumn`] where a method does not fit the
/// column; [`Error::BrokenDataset`].
pub fn apply(dataset: &Dataset, masks: &[ColumnMask], key: &MaskKey) -> Result<Dataset, Error> {
    let masks = by_column(dataset, masks)?;
    let batches: Vec<Vec<ArrayRef>> = dataset
        .batches
        .iter()
        .map(|batch| masked_columns(dataset, batch, &masks, key))
        .collect::<Result<_, _>>()?;
    let first = match batches.first() {
        Some(first) => first.clone(),
        // Without rows the types still have to be those that rows would have.
        None => {
            let empty = RecordBatch::new_empty(dataset.schema.clone());
            masked_columns(dataset, &empty, &masks, key)?
        }
    };
    let schema = masked_schema(dataset, &masks, &first);
    let rows = dataset.batches.iter().map(RecordBatch::num_rows);
    let batches = batches.into_iter().zip(rows).map(|(columns, rows)| {
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        RecordBatch::try_new_with_options(schema.clone(), columns, &options)
            .map_err(|source| plain::broken(dataset, Some(source)))
    });
    Ok(Dataset {
        name: dataset.name.clone(),
        files: dataset.files.clone(),
        batches: batches.collect::<Result<_, _>>()?,
        columns: masked_infos(dataset, &masks),
        classification: dataset.classification,
        origins: dataset.origins.clone(),
        unread: dataset.unread.clone(),
        schema,
    })
}

/// Masks by the number of their column, when nothing is wrong with them.
fn by_column<'a>(
    dataset: &Dataset,
    masks: &'a [ColumnMask],
) -> Result<BTreeMap<usize, &'a ColumnMask>, Error> {
    let mut by_column = BTreeMap::new();
    for mask in masks {
        let column = || mask.column.clone();
        if let Some(fault) = mask.method.fault() {
            let method = mask.method.word();
            return Err(Error::InvalidMethod { column: column(), method, fault });
        }
        let index = plain::index(dataset, &mask.column)?;
        if let Method::ShiftDate(shift) = &mask.method {
            plain::index(dataset, &shift.entity)?;
        }
        if by_column.insert(index, mask).is_some() {
            return Err(Error::MaskedTwice { column: column() });
        }
    }
    Ok(by_column)
}

/// The columns of a batch that stay, masked.
fn masked_columns(
    dataset: &Dataset,
    batch: &RecordBatch,
    masks: &BTreeMap<usize, &ColumnMask>,
    key: &MaskKey,
) -> Result<Vec<ArrayRef>, Error> {
    let mut columns = Vec::with_capacity(dataset.schema.fields().len());
    for index in 0..dataset.schema.fields().len() {
        let array = plain::array(batch, dataset, index)?;
        match masks.get(&index) {
            None => columns.push(array.clone()),
            Some(mask) if mask.method == Method::Drop => {}
            Some(mask) => columns.push(masked_column(dataset, batch, array, mask, key)?),
        }
    }
    Ok(columns)
}

fn masked_column(
    dataset: &Dataset,
    batch: &RecordBatch,
    array: &ArrayRef,
    mask: &ColumnMask,
    key: &MaskKey,
) -> Result<ArrayRef, Error> {
    let plain = Plain::new(array, &dataset.name, &mask.column)?;
    let entity = match &mask.method {
        Method::ShiftDate(shift) => {
            let array = plain::array(batch, dataset, plain::index(dataset, &shift.entity)?)?;
            Some(Plain::new(array, &dataset.name, &shift.entity)?)
        }
        _ => None,
    };
    let masker = Masker::new(&mask.method, key, &dataset.name, &mask.column);
    masker.mask(&plain, entity.as_ref()).ok_or_else(|| Error::UnfitMethod {
        column: mask.column.clone(),
        method: mask.method.word(),
        kind: plain.kind().noun(),
    })
}

fn masked_schema(
    dataset: &Dataset,
    masks: &BTreeMap<usize, &ColumnMask>,
    columns: &[ArrayRef],
) -> SchemaRef {
    let kept =
        dataset.schema.fields().iter().enumerate().filter(|(index, _)| !drops(masks, *index));
    let fields = kept.zip(columns).map(|((index, field), column)| match masks.get(&index) {
        None => field.clone(),
        // The field's own metadata may describe single values.
        Some(_) => Arc::new(Field::new(field.name(), column.data_type().clone(), true)),
    });
    let fields: Vec<_> = fields.collect();
    // Metadata of the whole may describe columns, too (as that of pandas does).
    let metadata =
        if masks.is_empty() { dataset.schema.metadata().clone() } else { <_>::default() };
    Arc::new(Schema::new_with_metadata(fields, metadata))
}

fn masked_infos(dataset: &Dataset, masks: &BTreeMap<usize, &ColumnMask>) -> Vec<ColumnInfo> {
    let kept = dataset.columns.iter().enumerate().filter(|(index, _)| !drops(masks, *index));
    kept.map(|(index, info)| match masks.get(&index) {
        None => info.clone(),
        Some(mask) => ColumnInfo {
            label: info.label.clone(),
            value_labels: Vec::new(),
            classification: mask.becomes.map_or(info.classification, |b| Some(b.classification)),
            role: mask.becomes.map_or(info.role, |b| b.role),
        },
    })
    .collect()
}

fn drops(masks: &BTreeMap<usize, &ColumnMask>, index: usize) -> bool {
    masks.get(&index).is_some_and(|mask| mask.method == Method::Drop)
}
