//! Records.
mod rules;
pub use self::rules::{Generalise, Hierarchy, Quasi, Rules};
