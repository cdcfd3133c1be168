//! Edits of decks that exist.

mod corpus;
