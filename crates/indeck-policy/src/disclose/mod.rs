//! Disclosure control for tables of groups.
//!
//! [`control`] takes all tables of a deck together. A row that is a group too small or too uneven
//! is withheld with all its figures; then rows that would give it away; then the result is
//! attacked (see [`crate::attack`]) as a reader could who has all tables of the deck and of
//! earlier decks before him. What cannot be held is refused.

mod admit;
mod apply;
mod audit;
mod blocks;
mod cells;
mod cliques;
mod component;
mod condition;
mod control;
mod expression;
mod frame;
mod groups;
mod hierarchy;
mod implied;
mod lines;
mod linked;
pub(crate) mod literal;
mod mixture;
mod optimum;
mod outcome;
mod primary;
mod reading;
mod rules;
mod search;
mod secrets;
pub(crate) mod sheet;
mod words;

pub use control::control;
pub use outcome::{AttackOutcome, Disclosed, Reason, Refusal, RefusedAt, TableOutcome};
pub use rules::{
    Dominance, Effort, Extremes, Hierarchy, Labels, Method, Protection, Rules, Scope, Sources,
    Unit, Zeros,
};
