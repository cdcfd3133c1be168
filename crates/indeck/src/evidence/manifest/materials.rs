//! What a deck was made from: data, queries, files.

use std::fmt;

use indeck_audit::tree::Hash;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A SHA-256 digest: 64 lower-case hexadecimal digits in text and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// The digest of these bytes.
    ///
    /// ```
    /// let digest = indeck::evidence::manifest::Digest::of(b"abc");
    /// assert!(digest.to_string().starts_with("ba7816bf8f01cfea"));
    /// ```
    pub fn of(bytes: &[u8]) -> Self {
        Self(Hash::of(bytes).0)
    }

    /// The digest of these digits; `None` for anything else.
    pub fn parse(digits: &str) -> Option<Self> {
        Hash::from_hex(digits).map(|hash| Self(hash.0))
    }
}

impl Default for Digest {
    /// The digest of no bytes.
    fn default() -> Self {
        Self::of(b"")
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hash(self.0).fmt(f)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        Self::parse(&digits).ok_or_else(|| serde::de::Error::custom("no SHA-256 digest"))
    }
}

/// A file that the deck was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Material {
    /// Its name, as the spec has it.
    pub name: String,
    /// The digest of its bytes.
    pub sha256: Digest,
}

/// Data as the deck saw them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SourceRecord {
    /// Its name in the spec.
    pub name: String,
    /// Its files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Material>,
    /// The digest of its names, types and values, where it was given in memory and is in no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory: Option<Digest>,
    /// The number of its rows.
    pub rows: u64,
    /// Its class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// A table that numbers come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableRecord {
    /// Its name.
    pub name: String,
    /// The query that made it.
    #[serde(default)]
    pub query: Query,
    /// The sources that it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// The number of its rows.
    pub rows: u64,
    /// Its columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnRecord>,
    /// How many of its cells were withheld.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub suppressed: u64,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnRecord {
    /// Its name.
    pub name: String,
    /// Its class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
}

/// A query: its text, or, where that is not to be told, its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Query {
    /// The text, as written.
    Text(String),
    /// The digest of the text.
    Sha256(Digest),
}

impl Default for Query {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Query {
    /// The same query without its text.
    #[must_use]
    pub fn hidden(self) -> Self {
        match self {
            Self::Text(text) => Self::Sha256(Digest::of(text.as_bytes())),
            hidden => hidden,
        }
    }
}
