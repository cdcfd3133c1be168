//! The linter through its public interface: the good deck has no finding, and each rule finds what
//! breaks it.

mod cases;
mod contrast;
mod corpus;
mod deck;
mod smoke;
