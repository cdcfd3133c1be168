//! What earlier decks said.
