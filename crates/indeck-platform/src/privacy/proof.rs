//! `CertificateProof`: that a certificate was given, for whoever has nothing but it.

use indeck::audit::tree::Hash;

use super::certificate::{Certificate, CertificateInfo};
use crate::access::Verb;
use crate::caller::Target;
use crate::id::CertificateId;
use crate::{Caller, Error};

/// What proves that the outcome in the audit log names a certificate. With the log's public key it
/// is checked without the server: the bytes of the event name the digest of the certificate's text,
/// and the proof leads from them to a signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateProof {
    /// The place of the event in the log, from 0.
    pub index: u64,
    /// The bytes of the event, as they were hashed.
    pub event: Vec<u8>,
    /// The proof of its inclusion, with the checkpoint (C2SP tlog-proof).
    pub proof: String,
    /// The key that checks checkpoint and certificate (C2SP signed-note).
    pub key: String,
}

impl Caller {
    /// A certificate with what proves it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`];
    /// [`Error::AuditDamaged`] if the log does not have it.
    pub async fn proven_certificate(
        &self,
        id: CertificateId,
    ) -> Result<(CertificateInfo, CertificateProof), Error> {
        let held = self.find::<Certificate>(Verb::OrgRead, id).await?;
        self.look(Verb::OrgRead, &Target::of(id)).await?;
        let log = self.tenant.log();
        let digest = Hash::from_hex(&held.body.digest);
        let digest = digest.ok_or(Error::Damaged { noun: "certificate" })?;
        let event = log.naming(&digest, held.body.at).await?;
        let proof = CertificateProof {
            index: event.index,
            proof: log.prove(event.index).await?.to_text(),
            event: event.entry,
            key: log.verifying_key()?.to_string(),
        };
        Ok((self.certificate_info(held).await?, proof))
    }
}
