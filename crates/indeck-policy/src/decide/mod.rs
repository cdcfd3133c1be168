//! Decisions: who may do what, when.

mod class;
mod context;
mod decision;
mod engine;
mod entities;
mod names;
mod request;
mod standing;

pub use crate::cedar::SCHEMA;
pub use class::join;
pub use decision::{Cause, Decision, Effect, Reason};
pub(crate) use engine::Engine;
pub use request::{Actor, ActorKind, Circumstances, Request, Resource, ResourceKind};
