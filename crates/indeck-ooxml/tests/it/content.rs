//! Edits of what is on slides, of decks of our own and of real ones.

mod added;
mod animations;
mod around;
mod corpus;
mod hostile;
mod kinds;
mod looks;
mod shapes;
mod support;
mod tables;
mod texts;
