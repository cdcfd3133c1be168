//! Edits of decks that exist.

mod around;
mod corpus;
mod shapes;
mod support;
mod tables;
mod texts;
