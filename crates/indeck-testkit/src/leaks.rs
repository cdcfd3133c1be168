//! A search for values that must not be in a package, wherever and however they may have got there.
//!
//! It shares no code with the scan that indeck runs before it saves: it unpacks on its own, knows no
//! schema, and looks at every byte. [`plant`] hides a value in each of the places that it must look at.
//!
//! Modules in reading order: [`secret`] (what is looked for), [`forms`] (how a number may be written),
//! [`layers`] (what a part holds inside), [`text`] (what a part says), [`search`] (the search),
//! [`plant`] (proof that it finds).

mod escapes;
pub mod forms;
pub mod layers;
mod pack;
mod places;
pub mod plant;
pub mod search;
pub mod secret;
pub mod text;

pub use plant::{Planted, planted};
pub use search::{Leak, Searcher};
pub use secret::{Hidden, Secret};
