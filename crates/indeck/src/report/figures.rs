//! Single charts, tables and texts, made as those of reports are.

pub(crate) use crate::report::defaults::{complete_chart, complete_table, complete_text};
pub(crate) use crate::report::resolve::{
    Grouped, aggregate_head, check_aggregates, checked_chart as chart, group_name, table, text,
};
