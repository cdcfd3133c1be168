//! Proofs that an event is in the log.

use indeck::audit::LogProof;
use indeck::audit::tree::{HashReader, Node, inclusion_proof, verify_inclusion};

use super::OrgLog;
use super::fault::{damaged, refused};
use super::hashes::Hashes;
use crate::Error;

impl OrgLog {
    /// The proof that the event with that index is in the log, against a checkpoint that covers it;
    /// one is signed if there is none yet. It is checked before it is handed out.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such event; [`Error::AuditUnavailable`];
    /// [`Error::AuditDamaged`] if the hashes do not lead to what was signed.
    pub async fn prove(&self, index: u64) -> Result<LogProof, Error> {
        let signed = self.covering(index).await?;
        let size = signed.checkpoint.size();
        if index >= size {
            return Err(Error::NotFound { noun: "event" });
        }
        let mut hashes = Hashes::new(self.journal.db().pool(), &self.state.org);
        let made = hashes.with(|reader| {
            let leaf = reader.read_hash(Node { level: 0, index })?;
            Ok((leaf, inclusion_proof(reader, index, size)?))
        });
        let (leaf, proof) = made.await?;
        verify_inclusion(&leaf, index, size, &proof, signed.checkpoint.root()).map_err(damaged)?;
        LogProof::new(index, proof, signed.note).map_err(refused)
    }
}
