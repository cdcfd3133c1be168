//! `Json`: values with one text each, as manifests and exports are written.
//!
//! Objects have their keys in rising order, numbers are whole, and there is no space between. The
//! reader takes any JSON of such values, whatever its spaces and the order of its keys; it refuses
//! keys that stand twice, and fractions, of which two texts could mean one number.
//!
//! Source: RFC 8259.

mod parse;
mod write;

pub(crate) use write::is_steering;

use std::collections::BTreeMap;

pub use parse::{JsonFault, MAX_JSON_BYTES, MAX_JSON_DEPTH};

/// A value of JSON.
///
/// ```
/// use indeck_audit::json::Json;
/// let value = Json::object([("b", Json::from(2_u32)), ("a", Json::from("x"))]);
/// assert_eq!(value.to_string(), r#"{"a":"x","b":2}"#);
/// assert_eq!(Json::parse(br#" { "b" : 2, "a" : "x" } "#)?, value);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(i128),
    /// A text.
    Text(String),
    /// Values in their order.
    List(Vec<Json>),
    /// Values with names.
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// The object of these pairs; of two with one name, the later one.
    pub fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// The list of these values.
    pub fn list<V: Into<Json>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }

    /// The value under that name, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Self::Object(pairs) => pairs.get(key),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_number(&self) -> Option<i128> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The values of a list, if it is one.
    pub fn as_list(&self) -> Option<&[Json]> {
        match self {
            Self::List(values) => Some(values),
            _ => None,
        }
    }

    /// The pairs of an object, if it is one.
    pub fn as_object(&self) -> Option<&BTreeMap<String, Json>> {
        match self {
            Self::Object(pairs) => Some(pairs),
            _ => None,
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Json {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}
