//! Detection.
mod options;
pub use self::options::Options;
