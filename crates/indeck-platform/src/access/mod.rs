//! Access: who may do what, decided by Cedar over roles.
//!
//! The policies are those of `roles.cedar`, validated in strict mode against `schema.cedarschema`.
//! Nothing is permitted by default, a `forbid` goes first, and an error in any policy denies.

mod engine;
mod role;
mod verb;

pub use engine::{Access, Circumstances, Verdict};
pub use role::Role;
pub use verb::{Scope, Verb};

#[cfg(test)]
mod tests;
