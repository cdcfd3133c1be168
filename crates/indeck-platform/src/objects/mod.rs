//! Objects: uploads, templates, decks and pictures, as sealed streams in a folder or a bucket.
//!
//! An object lies under `{organisation}/{object}/{version}`; it has a random key of its own, which
//! its record holds. Whoever has the store alone has ids, sizes and times.

mod blocking;
mod durable;
mod error;
mod note;
mod place;
mod read;
mod s3;
mod store;
mod stream;
mod sweep;
mod write;

pub use blocking::BlockingReader;
pub use error::ObjectError;
pub use place::Place;
pub use read::SealedReader;
pub use s3::S3;
pub use store::Objects;
pub use sweep::Swept;
pub use write::{SealedWriter, Stored};

#[cfg(test)]
mod tests;
