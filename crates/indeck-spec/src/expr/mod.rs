//! Expressions: what stands in `{{ … }}`, and where the spec asks for a condition, rows or a value.
//! Typed and pure: no input, no time, nothing that does not end.
//!
//! A text is parsed once (`memory`), its types are told against a [`Scope`] (`check`), and only if
//! they are right it is evaluated (`eval`). The functions stand in one table (`functions`) that
//! both share. The guide's page "Expressions" is the language's reference.

mod aggregate;
mod ast;
mod budget;
mod calendar;
mod check;
mod derive;
mod entry;
mod eval;
mod fault;
mod functions;
mod item;
mod key;
mod lexer;
mod memory;
mod parser;
mod scope;
mod slug;
mod sum;
mod types;

pub use aggregate::{Aggregate, AggregateFunction};
pub use derive::column;
pub use entry::Outcome;
pub(crate) use entry::outcome;
pub use entry::{check_condition, check_text, items, rows, truth, value};
pub use fault::Fault;
pub use functions::{Function, functions};
pub(crate) use key::Index;
pub use key::order;
pub(crate) use memory::Memory;
pub(crate) use parser::skip;
pub use scope::{LoopItem, LoopValue, Page, Record, Scope, Surroundings, Turn};
