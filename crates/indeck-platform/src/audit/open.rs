//! Opening a log: it must be what it was when it was last signed.

use indeck::audit::note::SigningKey;
use indeck::audit::tree::{self, Frontier};

use super::OrgLog;
use super::fault::damaged;
use super::hashes::Hashes;
use super::head::Head;
use crate::Error;

/// How often head and checkpoint are read anew while other servers sign.
const ROUNDS: usize = 8;

impl OrgLog {
    /// Checks the log, once in a process, before anything is done with its organisation.
    ///
    /// # Errors
    /// [`Error::AuditDamaged`] if it is not what was signed; [`Error::AuditUnavailable`].
    pub(crate) async fn checked(&self) -> Result<(), Error> {
        self.open().await.map(drop)
    }

    /// Checks the log, once in a process; the key that signs it.
    pub(super) async fn open(&self) -> Result<&SigningKey, Error> {
        self.state.opened.get_or_try_init(|| self.check()).await
    }

    async fn check(&self) -> Result<SigningKey, Error> {
        let key = self.check_sound().await?;
        self.check_witness(&key).await?;
        Ok(key)
    }

    /// Checks the log in itself; the key that signs it.
    pub(super) async fn check_sound(&self) -> Result<SigningKey, Error> {
        let key = self.signing_key()?;
        for _ in 0..ROUNDS {
            if self.check_head(&key).await? {
                return Ok(key);
            }
        }
        Err(damaged("the log's checkpoints and its head do not fit together"))
    }

    /// Whether the head is what the hashes make it, and the hashes what was signed. False if the
    /// head is not of the latest checkpoint: another server may have signed between the two reads.
    async fn check_head(&self, key: &SigningKey) -> Result<bool, Error> {
        let org = &self.state.org;
        let Some(head) = Head::read(self.journal.db(), org).await? else {
            return self.check_absent().await.map(|()| true);
        };
        let mut hashes = Hashes::new(self.journal.db().pool(), org);
        let size = head.size();
        let frontier = hashes.with(|reader| Frontier::load(reader, size)).await?;
        if frontier != head.frontier {
            return Err(damaged("the head of the log does not follow from its entries"));
        }
        match self.stored_checkpoint(key).await? {
            None if head.signed_number == 0 => {}
            Some(signed) if signed.number == head.signed_number => {
                let (size, root) = (signed.checkpoint.size(), *signed.checkpoint.root());
                let found = hashes.with(|reader| tree::root(reader, size)).await;
                if size > head.size() || found? != root {
                    return Err(damaged("the log does not go on from what it has signed"));
                }
            }
            _ => return Ok(false),
        }
        self.state.saw(size);
        Ok(true)
    }

    /// A log without a head has nothing else either.
    async fn check_absent(&self) -> Result<(), Error> {
        for sql in [
            "SELECT idx FROM audit_entries WHERE org = $1 LIMIT 1",
            "SELECT number FROM audit_checkpoints WHERE org = $1 LIMIT 1",
        ] {
            let query = sqlx::query(sql).bind(self.state.org.as_str());
            let row = query.fetch_optional(self.journal.db().pool()).await;
            if row.map_err(super::fault::down)?.is_some() {
                return Err(damaged("the head of the log is missing"));
            }
        }
        Ok(())
    }
}
