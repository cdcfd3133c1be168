//! The classes of the columns of a result, from those of the columns it depends on.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::facts::{Facts, SourceColumn};
use indeck_model::table::ResultTable;
use indeck_model::{Classification, Dataset};

use crate::engine::facts::origins::{Flow, Origin, Origins};

/// The classes of a table and its columns.
#[derive(Debug)]
pub(crate) struct Classes {
    /// Whether it is a dataset; otherwise it is a result that was disclosed already.
    pub(crate) is_dataset: bool,
    /// That of its records: that they are there, and how many.
    records: Option<Classification>,
    columns: BTreeMap<String, Option<Classification>>,
}

impl Classes {
    /// Those of a dataset: a column without a class has the dataset's.
    pub(crate) fn of_dataset(dataset: &Dataset) -> Self {
        let own = dataset.classification;
        let infos = dataset.columns.iter().map(|info| info.classification.unwrap_or(own));
        let names = dataset.schema.fields().iter().map(|field| field.name().clone());
        let classes = infos.chain(std::iter::repeat(own)).map(Some);
        Self { is_dataset: true, records: Some(own), columns: names.zip(classes).collect() }
    }

    /// Those of a result: its number of rows is of the class of its columns.
    pub(crate) fn of_result(table: &ResultTable) -> Self {
        let columns: BTreeMap<_, _> =
            table.columns.iter().map(|c| (c.name.clone(), c.classification)).collect();
        let all: Option<Vec<Classification>> = columns.values().copied().collect();
        let records = all.map(|all| all.into_iter().max().unwrap_or(Classification::Public));
        Self { is_dataset: false, records, columns }
    }
}

/// Finds the classes of what is in the tables.
pub(super) struct Classified<'a> {
    pub(super) tables: &'a BTreeMap<&'a str, &'a Classes>,
}

impl Classified<'_> {
    /// Writes origins and classes into facts.
    pub(super) fn classify(&self, facts: &mut Facts, flow: &Flow) {
        facts.conditions_on = columns(&flow.conditions);
        let conditions = self.greatest(&flow.conditions);
        for (column, origins) in facts.columns.iter_mut().zip(&flow.columns) {
            column.origins = columns(origins);
            let own = self.greatest(origins);
            column.classification = own.zip(conditions).map(|(own, other)| own.max(other));
        }
    }

    /// The greatest class of all; the freest one for nothing, `None` where one has none.
    fn greatest(&self, origins: &Origins) -> Option<Classification> {
        let classes = origins.iter().map(|origin| self.class(origin));
        let classes: Option<BTreeSet<Classification>> = classes.collect();
        classes.map(|classes| classes.last().copied().unwrap_or(Classification::Public))
    }

    fn class(&self, origin: &Origin) -> Option<Classification> {
        match origin {
            Origin::Column(column) => {
                let table = self.tables.get(column.source.as_str())?;
                table.columns.get(&column.column).copied().flatten()
            }
            Origin::Records(source) => self.tables.get(source.as_str())?.records,
        }
    }
}

fn columns(origins: &Origins) -> Vec<SourceColumn> {
    let columns = origins.iter().filter_map(|origin| match origin {
        Origin::Column(column) => Some(column.clone()),
        Origin::Records(_) => None,
    });
    columns.collect()
}
