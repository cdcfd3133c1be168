//! Disclosure control for tables of groups.
mod rules;

pub use rules::{
    Dominance, Effort, Extremes, Hierarchy, Labels, Method, Protection, Rules, Scope, Sources,
    Unit, Zeros,
};
