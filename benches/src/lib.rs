//! What the benchmarks of indeck share: the workloads and the decks made of them.
//!
//! It is **not** part of the product. `docs/benchmarks.md` says how to run the benchmarks and what
//! they last said.
//!
//! ```
//! use indeck_benches::{generate, slide};
//!
//! let first = generate::chart_slides(1).next().map(|input| slide::resolve(input, None));
//! assert_eq!(first.map(|slide| slide.layout), Some("Title Only".to_owned()));
//! ```
//!
//! Modules in reading order: [`input`] (the workloads as JSON), [`generate`] (the chart workload
//! without a file), [`slide`] (a slide of the input as a slide of the model), [`floor`] (what
//! merely compressing a deck's distinct parts takes).

pub mod floor;
pub mod generate;
pub mod input;
pub mod slide;

/// What went wrong, in words: a benchmark stops at the first failure.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
