//! Certificates and receipts, as the API tells them.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indeck_platform::privacy::{CertificateInfo, CertificateProof};
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

/// A certificate, with what proves that the audit log names it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProvenCertificate {
    #[serde(flatten)]
    certificate: Certificate,
    /// SHA-256 of `text`, in hexadecimal: an output of the event.
    digest: String,
    /// The place of the event in the audit log, from 0.
    event: u64,
    /// The bytes of the event, in Base64.
    event_bytes: String,
    /// The proof that the event is in the log, with a signed checkpoint (C2SP tlog-proof).
    proof: String,
    /// The key that checks the checkpoint, and `text` (C2SP signed-note).
    key: String,
}

impl From<(CertificateInfo, CertificateProof)> for ProvenCertificate {
    fn from((info, proof): (CertificateInfo, CertificateProof)) -> Self {
        Self {
            digest: info.digest.clone(),
            certificate: info.into(),
            event: proof.index,
            event_bytes: STANDARD.encode(proof.event),
            proof: proof.proof,
            key: proof.key,
        }
    }
}
