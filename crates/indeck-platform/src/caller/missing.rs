//! What is remembered of requests that come to nothing: of ids that name nothing, of forgeries, of
//! repeats.

use indeck::audit::event::{Outcome, Stage, Status, Token};

use super::{Caller, Target};
use crate::Error;
use crate::access::{Verb, Verdict};
use crate::id::{Id, Kind, OrgKind};
use crate::records::{Held, Record};

impl Caller {
    /// The record of an id that somebody sent. That there is none is remembered as a refusal,
    /// whether it is another organisation's or nobody's: both look the same here, too.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::AuditUnavailable`]; [`Error::Damaged`] if it does not open.
    pub(crate) async fn find<T: Record>(
        &self,
        verb: Verb,
        id: Id<T::Kind>,
    ) -> Result<Held<T>, Error> {
        match self.tenant.get::<T>(id).await {
            Err(error @ Error::NotFound { .. }) => Err(self.missed(verb, id, error).await),
            other => other,
        }
    }

    /// Remembers that an id names nothing: the error, or that the log cannot be written.
    pub(crate) async fn missed<K: Kind>(&self, verb: Verb, id: Id<K>, error: Error) -> Error {
        let target = Target::of(id);
        let stage = Stage::Single { outcome: refused(&error) };
        let told = self.event(verb, &target, &nothing(false), stage).await;
        let kept = match told {
            Ok(event) => self.tenant.log().append(&event).await.map(drop),
            Err(error) => Err(error),
        };
        kept.err().unwrap_or(error)
    }

    /// Remembers a request that was refused before it was known what it is about: `code` says why,
    /// such as `csrf`.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub async fn refused_request(&self, code: &str) -> Result<(), Error> {
        let outcome = Outcome { status: Status::Refused, code: Token::new(code).ok() };
        self.tell_request("admin.request-refused", outcome).await
    }

    /// Remembers that a write was sent again, and its answer told again.
    ///
    /// # Errors
    /// [`Error::AuditUnavailable`].
    pub async fn repeated_request(&self) -> Result<(), Error> {
        self.tell_request("admin.request-repeated", Outcome::SUCCESS).await
    }

    async fn tell_request(&self, action: &str, outcome: Outcome) -> Result<(), Error> {
        let target = Target::all::<OrgKind>();
        let verdict = nothing(outcome.status == Status::Success);
        let event = self.told(action, &target, &verdict, Stage::Single { outcome }).await?;
        self.tenant.log().append(&event).await?;
        Ok(())
    }
}

fn refused(error: &Error) -> Outcome {
    Outcome { status: Status::Refused, code: Token::new(error.code()).ok() }
}

/// No policy says so.
fn nothing(permitted: bool) -> Verdict {
    Verdict { permitted, policies: Vec::new() }
}
