//! What the columns of a file hold, in memory that does not grow with the file.

mod column;
mod sample;

use arrow_array::RecordBatch;
use indeck_model::spec::SourceSpec;
use indeck_model::table::ColumnKind;
use indeck_model::{Dataset, Diagnostic, Value};

use crate::limits::Limits;
use crate::profile::column::ColumnTally;
use crate::profile::sample::Sample;
use crate::source::{Folder, stream};

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Number of rows.
    pub rows: u64,
    /// Its columns, in order.
    pub columns: Vec<ColumnProfile>,
    /// Some rows, spread evenly over the file: all of a small file.
    pub sample: Dataset,
    /// What is remarkable, with file and line.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a column holds. All but `distinct` and `frequent` are of all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnProfile {
    /// Its name.
    pub name: String,
    /// The kind of its values.
    pub kind: ColumnKind,
    /// Rows without a value.
    pub nulls: u64,
    /// Different values; at least so many where they were not all counted.
    pub distinct: u64,
    /// Whether all different values were counted.
    pub counted: bool,
    /// The least and the greatest number, day or moment.
    pub range: Option<(Value, Value)>,
    /// The mean of numbers, days or moments.
    pub mean: Option<Value>,
    /// The most frequent values with how often each is there; long texts are cut off. Where not all
    /// values were counted, a value that first came late in the file may be missing.
    pub frequent: Vec<(Value, u64)>,
}

/// How much a profile keeps.
///
/// ```
/// use indeck_data::ProfileOptions;
/// let options = ProfileOptions { frequent: 3, ..ProfileOptions::default() };
/// assert_eq!(options.distinct, 2_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProfileOptions {
    /// Different values of a column that are counted.
    pub distinct: usize,
    /// Frequent values of a column that are told.
    pub frequent: usize,
    /// Rows of the sample; up to twice as many are kept.
    pub sample: usize,
}

impl Default for ProfileOptions {
    /// 2,000 different values, 10 frequent ones, 10,000 rows.
    fn default() -> Self {
        Self { distinct: 2_000, frequent: 10, sample: 10_000 }
    }
}

/// Reads a file of a folder and tells what its columns hold. The file is read as [`load`](crate::load)
/// reads it, batch by batch.
///
/// # Errors
/// What is wrong with the file.
///
/// ```
/// use indeck_data::{Limits, MemoryFolder, ProfileOptions, profile};
/// use indeck_model::Location;
/// use indeck_model::spec::{Located, SourceSpec};
///
/// let folder = MemoryFolder::new().with("sales.csv", "region,units\nNorth,3\nSouth,\nNorth,5\n");
/// let at = |text: &str| Located::new(text.to_owned(), Location::point("upload", 1, 1));
/// let source = SourceSpec::new(at("sales"), at("sales.csv"));
/// let found = profile(&source, &folder, &Limits::default(), &ProfileOptions::default()).unwrap();
/// assert_eq!((found.rows, found.columns[1].nulls, found.columns[0].distinct), (3, 1, 2));
/// assert_eq!(found.columns[1].mean.as_ref().unwrap().to_string(), "4");
/// ```
pub fn profile(
    source: &SourceSpec,
    folder: &dyn Folder,
    limits: &Limits,
    options: &ProfileOptions,
) -> Result<Profile, Vec<Diagnostic>> {
    let mut tally = Tally::new(source.name.value.as_str(), options);
    let read = stream(source, folder, limits, &mut |batch| tally.add(&batch));
    if limits.cancel.is_cancelled() {
        let message = format!("reading the source `{}` was stopped", source.name.value);
        return Err(vec![Diagnostic::error("cancelled", message).at(source.file.at.clone())]);
    }
    Ok(tally.finish(read?))
}

/// A profile in the making.
struct Tally<'a> {
    options: &'a ProfileOptions,
    columns: Vec<(String, ColumnTally)>,
    sample: Sample,
    rows: u64,
}

impl<'a> Tally<'a> {
    fn new(name: &str, options: &'a ProfileOptions) -> Self {
        let sample = Sample::new(name, options.sample);
        Self { options, columns: Vec::new(), sample, rows: 0 }
    }

    fn add(&mut self, batch: &RecordBatch) {
        if self.columns.is_empty() {
            let names = batch.schema();
            let new = || ColumnTally::new(self.options.distinct);
            self.columns = names.fields().iter().map(|f| (f.name().clone(), new())).collect();
        }
        for ((_, tally), array) in self.columns.iter_mut().zip(batch.columns()) {
            tally.add(array);
        }
        self.rows += batch.num_rows() as u64;
        self.sample.add(batch);
    }

    fn finish(self, diagnostics: Vec<Diagnostic>) -> Profile {
        let frequent = self.options.frequent;
        let columns = self.columns.into_iter();
        Profile {
            rows: self.rows,
            columns: columns.map(|(name, tally)| tally.finish(name, frequent)).collect(),
            sample: self.sample.finish(),
            diagnostics,
        }
    }
}
