//! Whether somebody is still signed in, for what goes on after a request was let in.

use sqlx::Row;

use super::credential::Kind;
use super::user::User;
use crate::access::Verb;
use crate::caller::{Target, Way};
use crate::{Caller, Error};

impl Caller {
    /// Whether the caller is still signed in as it was, and may still look at something. It is no
    /// event: leave was given when it began.
    ///
    /// # Errors
    /// [`Error::SignedOut`] if the session or token was taken back or has ended, or the member was
    /// removed; [`Error::Refused`] if its role may not any more; what the database says.
    pub(crate) async fn lasts(&self, verb: Verb, target: &Target) -> Result<(), Error> {
        let (kind, id) = match &self.way {
            Way::Session(id) => (Kind::Session, id.to_string()),
            Way::Token(id, _) => (Kind::Token, id.to_string()),
        };
        let sql = "SELECT expires FROM credentials WHERE org = $1 AND kind = $2 AND id = $3";
        let query = sqlx::query(sql).bind(self.tenant.org().to_string()).bind(kind.word()).bind(id);
        let row = query.fetch_optional(self.tenant.db().pool()).await?.ok_or(Error::SignedOut)?;
        if row.try_get::<i64, _>("expires")? <= self.tenant.now() {
            return Err(Error::SignedOut);
        }
        let role = match self.tenant.get::<User>(self.user).await {
            Ok(user) => user.body.role,
            Err(Error::NotFound { .. }) => return Err(Error::SignedOut),
            Err(error) => return Err(error),
        };
        let now = Self { role, ..self.clone() };
        match now.decide(verb, target).permitted {
            true => Ok(()),
            false => Err(Error::Refused {
                message: "your role does not permit it any more".to_owned(),
                policies: Vec::new(),
                hints: Vec::new(),
            }),
        }
    }
}
