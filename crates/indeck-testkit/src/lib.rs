//! Fixtures, hostile packages, package comparison and failing sinks for the tests of indeck.
//!
//! It is **not** part of the product: it is unpublished, is only ever a development dependency, and
//! fails by panicking with a plain message, as a test's helper should. It knows zip and XML, but not
//! `indeck-ooxml`, so that it can judge that crate from outside.
//!
//! ```
//! use indeck_testkit::{package, tiny_template, unzip};
//!
//! let mut parts = unzip(&tiny_template());
//! assert!(parts.contains_key("ppt/slideLayouts/slideLayout2.xml"));
//! parts.remove("ppt/theme/theme1.xml");
//! let broken = package(&parts);
//! assert_eq!(unzip(&broken), parts);
//! ```
//!
//! Modules in reading order: [`place`] (where the corpus and the repository are), [`archive`] (zip
//! in, zip out, also what no honest program writes), [`mod@compare`] (two packages, part by part),
//! [`sink`] (a disk that fills up), [`template`] (a small valid template), [`arbitrary`] (any
//! chart), [`catalogue`] (each kind of chart with each of its options),
//! [`leaks`] (values that must not be in a deck).
#![allow(clippy::expect_used, clippy::panic, reason = "a helper of tests fails by panicking")]

pub mod arbitrary;
pub mod archive;
pub mod catalogue;
pub mod compare;
pub mod leaks;
pub mod place;
pub mod sink;
pub mod template;

pub use archive::{Entry, entries, package, unzip, zip};
pub use compare::{Difference, compare};
pub use place::{corpus, repo_root, say_skipped, shared_dir};
pub use sink::FailAfter;
pub use template::{tiny_template, tiny_template_parts};
