//! A class as its word, in records.

use indeck::model::Classification;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<S: Serializer>(class: &Classification, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(class.word())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Classification, D::Error> {
    let word = String::deserialize(from)?;
    Classification::parse(&word).ok_or_else(|| D::Error::custom("an unknown class"))
}
