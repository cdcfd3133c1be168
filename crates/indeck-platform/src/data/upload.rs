//! `Upload`: a file on its way in, part by part.

use indeck::audit::tree::Hash;

use super::StoredObject;
use super::storage::in_words;
use super::stored::Storing;
use crate::caller::{Act, Intent, in_background};
use crate::{Caller, Error};

/// After so many bytes it is asked anew how many more the organisation may store.
const ASKED_EVERY: u64 = 64 << 20;

/// A file on its way in. It counts once it is finished; dropped before, it leaves nothing but the
/// record of an attempt.
pub struct Upload<T> {
    caller: Caller,
    open: Option<Open>,
    limit: u64,
    /// What the organisation may store, and after how many bytes that is asked again.
    room: u64,
    asked_at: u64,
    pub(super) what: T,
}

struct Open {
    intent: Intent,
    storing: Storing,
}

/// A file whose bytes are durable, and which nothing names yet.
pub(super) struct Landed {
    pub(super) caller: Caller,
    intent: Intent,
    pub(super) object: StoredObject,
    digest: Hash,
}

/// The same, with the change open in which something will name it.
pub(super) struct Arrived {
    pub(super) caller: Caller,
    pub(super) act: Act,
    pub(super) object: StoredObject,
    pub(super) digest: Hash,
}

impl Caller {
    /// Takes a file in, as what was intended.
    pub(super) async fn take_in<T>(
        &self,
        intent: Intent,
        limit: u64,
        what: T,
    ) -> Result<Upload<T>, Error> {
        let room = match self.tenant.room().await {
            Ok(0) => return Err(intent.fail(self.tenant.full()).await),
            Ok(room) => room,
            Err(error) => return Err(intent.fail(error).await),
        };
        let storing = Storing::begin(&self.tenant);
        let open = Some(Open { intent, storing });
        Ok(Upload { caller: self.clone(), open, limit, room, asked_at: ASKED_EVERY, what })
    }
}

impl<T> Upload<T> {
    /// Takes the next part of the file.
    ///
    /// # Errors
    /// [`Error::TooLarge`]; [`Error::Full`]; [`Error::Store`]. After an error the upload is over.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Err(error) = self.append(bytes).await else { return Ok(()) };
        let open = self.open.take().ok_or_else(over)?;
        open.storing.writer.abort().await;
        Err(open.intent.fail(error).await)
    }

    /// Takes a part; whoever gives up waiting for it leaves the upload to be broken off.
    async fn append(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let open = self.open.as_mut().ok_or_else(over)?;
        let size = open.storing.writer.clear_bytes().saturating_add(bytes.len() as u64);
        if size > self.limit {
            return Err(Error::TooLarge { what: "the file", limit: in_words(self.limit) });
        }
        if size > self.asked_at {
            self.room = self.caller.tenant.room().await?;
            self.asked_at = size.saturating_add(ASKED_EVERY);
        }
        if size > self.room {
            return Err(self.caller.tenant.full());
        }
        Ok(open.storing.writer.write(bytes).await?)
    }

    /// Makes the bytes durable.
    pub(super) async fn land(mut self) -> Result<Landed, Error> {
        let Open { intent, storing } = self.open.take().ok_or_else(over)?;
        let caller = self.caller.clone();
        match storing.finish().await {
            Ok((object, stored)) => {
                let digest = Hash(stored.sha256);
                Ok(Landed { caller, intent, object, digest })
            }
            Err(error) => Err(intent.fail(error).await),
        }
    }
}

impl Landed {
    /// Opens the change that names it.
    pub(super) async fn arrive(self) -> Result<Arrived, Error> {
        let Self { caller, intent, object, digest } = self;
        match caller.proceed(intent).await {
            Ok(act) => Ok(Arrived { caller, act, object, digest }),
            Err(error) => {
                caller.tenant.discard(&object).await;
                Err(error)
            }
        }
    }

    /// Ends with an error: what has landed goes.
    pub(super) async fn give_up(self, error: Error) -> Error {
        self.caller.tenant.discard(&self.object).await;
        self.intent.fail(error).await
    }
}

impl Arrived {
    /// Ends with an error: what has arrived goes.
    pub(super) async fn fail(self, error: Error) -> Error {
        let error = self.act.fail(error).await;
        self.caller.tenant.discard(&self.object).await;
        error
    }
}

impl<T> Drop for Upload<T> {
    fn drop(&mut self) {
        let Some(open) = self.open.take() else { return };
        in_background(async move {
            open.storing.writer.abort().await;
            drop(open.intent);
        });
    }
}

impl<T> std::fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Upload").field("limit", &self.limit).finish_non_exhaustive()
    }
}

fn over() -> Error {
    Error::internal("an upload was used after its end")
}
