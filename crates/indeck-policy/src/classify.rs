//! Classes joined: from columns to tables, slides and decks.
//!
//! Classes are a chain, so that their join is the greater one. Where one is missing the whole has
//! none, and a policy denies what has none: forgetting to classify can only hide.
//!
//! ```
//! use indeck_model::Classification::{Personal, Public};
//! use indeck_policy::classify;
//! assert_eq!(classify::join([Some(Public), Some(Personal)]), Some(Personal));
//! assert_eq!(classify::join([Some(Public), None]), None);
//! assert_eq!(classify::join([]), Some(Public));
//! ```

use indeck_model::dataset::Dataset;
use indeck_model::{Classification, ResultTable};

/// The class of what is made of all of these: the greatest, or none where one is missing. Of
/// nothing it is [`Classification::Public`], the least.
pub fn join(classes: impl IntoIterator<Item = Option<Classification>>) -> Option<Classification> {
    classes.into_iter().try_fold(Classification::Public, |join, class| Some(join.max(class?)))
}

/// The class of each column of a dataset: its own, or the dataset's.
pub fn columns(dataset: &Dataset) -> impl Iterator<Item = Classification> + '_ {
    dataset.columns.iter().map(|info| info.classification.unwrap_or(dataset.classification))
}

/// The class of a table: that of all its columns. A table without columns has none.
///
/// ```
/// use indeck_model::table::{Column, ColumnKind, ResultTable};
/// use indeck_model::Classification;
/// use indeck_policy::classify;
/// let mut units = Column::new("units", ColumnKind::Integer, vec![]);
/// assert_eq!(classify::table(&ResultTable::new("sales", vec![units.clone()])), None);
/// units.classification = Some(Classification::Confidential);
/// let sales = ResultTable::new("sales", vec![units]);
/// assert_eq!(classify::table(&sales), Some(Classification::Confidential));
/// ```
pub fn table(table: &ResultTable) -> Option<Classification> {
    if table.columns.is_empty() {
        return None;
    }
    join(table.columns.iter().map(|column| column.classification))
}

/// The class of a slide: that of all tables that it shows numbers of.
pub fn slide<'a>(tables: impl IntoIterator<Item = &'a ResultTable>) -> Option<Classification> {
    join(tables.into_iter().map(self::table))
}

/// The class of a deck: that of all its slides.
pub fn deck(slides: impl IntoIterator<Item = Option<Classification>>) -> Option<Classification> {
    join(slides)
}
