//! Who may see what: decisions, masking, disclosure control for tables and records.
//!
//! A policy is one TOML file that says *how* data is classed, masked, suppressed and labelled, with
//! Cedar policies that say *who* may do *what* and *when*. This crate reads both, decides, and
//! transforms values. It does **not** read files, clocks or keys, and it keeps nothing: texts, times
//! and requests are arguments, and a denial is a value, never an error.
//!
//! ```
//! # #[cfg(feature = "decide")] {
//! use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
//! use indeck_policy::{Action, Policy};
//! let text = r#"
//! name = "sales"
//! version = "1"
//! datasets.sales.class = "internal"
//! obligations.few.max_rows = 100
//! cedar.text = '''
//! @id("all-read")
//! @reason("sales are for everyone in the house")
//! @obligations("few")
//! permit (principal is User, action == Action::"query", resource == Dataset::"sales");
//! '''
//! "#;
//! let policy = Policy::load("policy.toml", text, &mut ()).unwrap();
//! let decision = policy.decide(&Request {
//!     actor: Actor::user("anna@example.com"),
//!     action: Action::Query,
//!     resource: Resource::new(ResourceKind::Dataset, "sales").with_column("sales", "amount"),
//!     circumstances: Circumstances::at(1_772_323_200),
//! });
//! assert!(decision.is_permitted());
//! assert_eq!(decision.ids(), ["all-read"]);
//! assert_eq!(decision.obligations.max_rows, Some(100));
//! # }
//! ```
//!
//! Modules in reading order: [`document`] (the TOML), [`action`] (the decision points),
//! [`obligation`] (what a permit asks for); with the feature `decide`: `decide` (requests and
//! decisions), `explain` (why), `table_test` (decision tables), `mutate` (are they complete?). What
//! is done to values: [`classify`] and [`detect`] (what columns hold), [`filter`] and [`mask`]
//! (records and columns), [`records`] (tables of records), [`disclose`], [`attack`] and [`ledger`]
//! (tables of groups).

pub mod action;
pub mod attack;
#[cfg(feature = "decide")]
mod canonical;
#[cfg(feature = "decide")]
mod cedar;
pub mod classify;
#[cfg(feature = "decide")]
pub mod decide;
pub mod detect;
pub mod disclose;
pub mod document;
pub mod error;
#[cfg(feature = "decide")]
pub mod explain;
pub mod filter;
mod fulfil;
pub mod ledger;
#[cfg(feature = "decide")]
mod lint;
pub mod mask;
#[cfg(feature = "decide")]
pub mod mutate;
pub mod obligation;
mod plain;
#[cfg(feature = "decide")]
mod policy;
pub mod records;
mod suggest;
#[cfg(feature = "decide")]
pub mod table_test;

pub use action::Action;
pub use error::Error;
#[cfg(feature = "decide")]
pub use policy::{Policy, PolicyFiles};
