//! Certificates and receipts, as the API tells them.

use std::collections::BTreeMap;

use indeck_platform::privacy::CertificateInfo;
use serde::Serialize;
use utoipa::ToSchema;

use crate::time::rfc3339;

/// What was removed, signed.
#[derive(Serialize, ToSchema)]
pub(crate) struct Certificate {
    /// Its id.
    id: String,
    /// `purge`, `erasure` or `off-boarding`.
    kind: &'static str,
    /// When it was given.
    at: String,
    /// The member who asked for it; null where the retention period did.
    by: Option<String>,
    /// How many of what went, or found a new owner.
    counts: BTreeMap<String, u64>,
    /// Bytes of files that went.
    bytes: u64,
    /// What it certifies, signed: anybody can check it with the log's key.
    text: String,
}

impl From<CertificateInfo> for Certificate {
    fn from(info: CertificateInfo) -> Self {
        Self {
            id: info.id.to_string(),
            kind: info.kind.word(),
            at: rfc3339(info.at),
            by: info.by.map(|id| id.to_string()),
            counts: info.counts.into_iter().collect(),
            bytes: info.bytes,
            text: info.text,
        }
    }
}
