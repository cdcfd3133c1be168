//! Events of those who are not signed in yet.

use indeck::audit::event::{
    Action, Actor, ActorKind, AuthMethod, DecisionRecord, Effect, Event, EventId, Outcome,
    PersonalField, Resource, Set, Source, Stage, Status, Time, Token, TraceId,
};
use indeck::govern::Ambient;

use crate::audit::OrgLog;
use crate::caller::From;
use crate::id::{Id, Kind, UserId};
use crate::{Error, Tenant};

/// The program that events name.
const PROGRAM: &str = concat!("indeck-server/", env!("CARGO_PKG_VERSION"));

/// What is told of somebody who has no session: a link, or a sign-in.
pub(crate) struct Told<'a> {
    /// What was done, as the log calls it.
    pub(crate) action: &'a str,
    /// What it was done to.
    pub(crate) resource: (&'static str, String),
    /// How it ended.
    pub(crate) outcome: Outcome,
    /// Who did it.
    pub(crate) by: By<'a>,
}

/// Who did it.
pub(crate) enum By<'a> {
    /// Whoever had the link.
    Link(&'static str),
    /// A member, which proved to be it by these.
    Member(UserId, &'a [AuthMethod]),
    /// Somebody who wanted to be that member, and was not.
    Nobody(UserId),
    /// Somebody who wanted to be nobody that is known.
    Unknown,
    /// The program itself.
    System,
}

impl<'a> Told<'a> {
    /// That something was done to a thing of that id.
    pub(crate) fn done<K: Kind>(action: &'a str, id: Id<K>, by: By<'a>) -> Self {
        let resource = (K::PREFIX, id.to_string());
        Self { action, resource, outcome: Outcome::SUCCESS, by }
    }

    /// That somebody could not sign in as that member.
    pub(crate) fn failed(user: UserId, code: &str) -> Self {
        let code = Token::new(code).ok();
        let outcome = Outcome { status: Status::Failure, code };
        let by = By::Nobody(user);
        Self { outcome, ..Self::done("login", user, by) }
    }

    /// That somebody could not sign in whom nobody knows; of the instance's log.
    pub(crate) fn unknown(code: &str) -> Self {
        let outcome = Outcome { status: Status::Failure, code: Token::new(code).ok() };
        Self {
            action: "login",
            resource: ("instance", "instance".to_owned()),
            outcome,
            by: By::Unknown,
        }
    }

    /// The event of an organisation's log, as [`Told::event_of`].
    pub(crate) async fn event(self, tenant: &Tenant, from: &From) -> Result<Event, Error> {
        self.event_of(tenant.log(), tenant.ambient(), from).await
    }

    /// The event of a log. What names a person is sealed under a key that may have
    /// to be made first: no transaction may be open, but for [`By::Link`] and [`By::System`].
    pub(crate) async fn event_of(
        self,
        log: &OrgLog,
        ambient: &dyn Ambient,
        from: &From,
    ) -> Result<Event, Error> {
        let id = EventId(ambient.id());
        let micros = u64::try_from(ambient.now()).unwrap_or_default();
        let effect = match self.outcome.status {
            Status::Success => Effect::Permit,
            Status::Failure | Status::Refused => Effect::Forbid,
        };
        let (kind, thing) = self.resource;
        let mut event = Event::new(
            id,
            Time::from_micros(micros)?,
            Token::new(log.org())?,
            self.by.actor(log, id).await?,
            Action::parse(self.action)?,
            Resource::new(Token::new(kind)?, PersonalField::plain(&thing)?),
            DecisionRecord::new(effect),
            Stage::Single { outcome: self.outcome },
            self.by.source(log, id, from).await?,
        );
        event.trace = from.request.map(TraceId);
        Ok(event)
    }
}

impl By<'_> {
    async fn actor(&self, log: &OrgLog, id: EventId) -> Result<Actor, Error> {
        let plain =
            |kind, name: &str| Ok::<_, Error>(Actor::new(kind, PersonalField::plain(name)?));
        let mut actor = match self {
            Self::Link(name) => plain(ActorKind::Anonymous, name)?,
            Self::Nobody(_) | Self::Unknown => plain(ActorKind::Anonymous, "unknown")?,
            Self::System => plain(ActorKind::System, "indeck")?,
            Self::Member(user, _) => {
                let user = user.to_string();
                let user = log.personal(id, "actor", &user, &user).await?;
                Actor::new(ActorKind::User, user)
            }
        };
        let methods: &[AuthMethod] = match self {
            Self::Link(_) => &[AuthMethod::Link],
            Self::Member(_, methods) => methods,
            Self::Nobody(_) | Self::Unknown | Self::System => &[],
        };
        actor.methods = Set::new(methods.iter().copied())?;
        Ok(actor)
    }

    /// The address goes with the key of the member that it is about.
    async fn source(&self, log: &OrgLog, id: EventId, from: &From) -> Result<Source, Error> {
        let mut source = Source::new(Token::new(PROGRAM)?);
        if let (Self::Member(user, _) | Self::Nobody(user), Some(address)) = (self, from.address) {
            let (user, address) = (user.to_string(), address.to_string());
            source.address = Some(log.personal(id, "address", &user, &address).await?);
        }
        Ok(source)
    }
}
