//! How often a query reads tables once all that it is made of is written out: a query of a `WITH` that
//! is named twice is planned twice, and forty of them, each over the one before twice, for ever.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use datafusion::sql::parser::Statement;
use datafusion::sql::sqlparser::ast::{
    ObjectName, Query, Statement as SqlStatement, Visit, Visitor,
};

/// Tables that a query may read, each counted as often as it is named.
pub(crate) const MOST_READS: u64 = 500;

/// How often a query reads tables, where what `views` names counts as often as it does.
pub(crate) fn reads(statement: &Statement, views: &BTreeMap<String, u64>) -> u64 {
    let Statement::Statement(statement) = statement else { return 0 };
    let SqlStatement::Query(query) = statement.as_ref() else { return 0 };
    let known = views.iter().map(|(name, reads)| (name.to_lowercase(), *reads)).collect();
    let mut counter = Counter { known, parts: Vec::new(), open: vec![0] };
    // The visitor never breaks off.
    let _: ControlFlow<()> = query.visit(&mut counter);
    counter.open.first().copied().unwrap_or(0)
}

struct Counter {
    /// What a name counts for. Two parts of one name count for the larger one.
    known: BTreeMap<String, u64>,
    /// The queries of `WITH`, found again by where they stand, with their names.
    parts: Vec<(*const Query, String)>,
    /// What was counted in the queries that are being visited.
    open: Vec<u64>,
}

impl Counter {
    fn add(&mut self, reads: u64) {
        if let Some(count) = self.open.last_mut() {
            *count = count.saturating_add(reads);
        }
    }
}

impl Visitor for Counter {
    type Break = ();

    fn pre_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        for part in query.with.iter().flat_map(|with| &with.cte_tables) {
            let name = part.alias.name.value.to_lowercase();
            self.parts.push((std::ptr::from_ref(part.query.as_ref()), name));
        }
        self.open.push(0);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, query: &Query) -> ControlFlow<()> {
        let reads = self.open.pop().unwrap_or(0);
        let part = self.parts.iter().find(|(at, _)| std::ptr::eq(*at, query));
        match part.map(|(_, name)| name.clone()) {
            Some(name) => {
                let known = self.known.entry(name).or_default();
                *known = reads.max(*known);
            }
            None => self.add(reads),
        }
        ControlFlow::Continue(())
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<()> {
        let name = relation.0.last().map(|part| part.to_string().replace('"', "").to_lowercase());
        let reads = name.and_then(|name| self.known.get(&name)).copied();
        self.add(reads.unwrap_or(1).max(1));
        ControlFlow::Continue(())
    }
}
