//! Under which policy a deck was made, and where that was logged.

use serde::{Deserialize, Serialize};

use super::Digest;

/// Under which policy a deck was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Governance {
    /// Under none: nobody was asked.
    #[default]
    Ungoverned,
    /// Under a policy.
    Policy(PolicyRecord),
}

/// A policy and what it said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyRecord {
    /// Its name.
    pub name: String,
    /// The hash of the whole set.
    pub sha256: Digest,
    /// The policies that decided, by their ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<String>,
    /// What had to be done, as words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<String>,
}

/// A sensitivity label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LabelRecord {
    /// Its GUID.
    pub id: String,
    /// The organisation's GUID.
    pub site: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// An event of an audit log with its proof.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LogRecord {
    /// The event's canonical bytes in base64. Personal fields are in it as the log keeps them.
    pub event: String,
    /// The proof that it is in the log.
    ///
    /// Source: C2SP tlog-proof@v1.
    pub proof: String,
}
