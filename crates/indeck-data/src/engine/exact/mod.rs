//! Sums that do not depend on the order of rows, on batches, partitions or threads.
//!
//! A sum of binary floating-point numbers is a sum of whole multiples of 2⁻¹⁰⁷⁴, so it can be kept
//! exactly as one wide whole number and rounded once, at the end. That is what [`wide`] does;
//! [`tally`] adds what a statistic needs beside it, and the rest ties it to the query engine, in
//! place of its own `sum`, `avg`, `var`, `var_pop`, `stddev` and `stddev_pop`.

mod accumulator;
mod aggregate;
mod groups;
mod tally;
mod wide;

pub(crate) use aggregate::exact_aggregates;
pub(crate) use tally::{Statistic, Tally};

#[cfg(test)]
mod tests;
