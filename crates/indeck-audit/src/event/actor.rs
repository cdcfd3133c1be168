//! `Actor`: who acts.

use super::words::words;
use super::{PersonalField, Set};
use crate::Error;
use crate::cbor::{Reader, Writer};

words! {
    /// What kind of actor it is.
    ActorKind as "kind of actor" {
        /// A person.
        User = "user",
        /// A program with an account of its own.
        Service = "service",
        /// indeck itself: schedules, retention.
        System = "system",
        /// Nobody known: a link, a login that failed.
        Anonymous = "anonymous",
    }
}

words! {
    /// How an actor proved who it is.
    AuthMethod as "authentication method" {
        /// A password.
        Password = "password",
        /// A one-time code.
        OneTimeCode = "one-time-code",
        /// A passkey or security key.
        Passkey = "passkey",
        /// A certificate.
        Certificate = "certificate",
        /// Another organisation's or server's word (OIDC, SAML).
        Federated = "federated",
        /// A token of an interface.
        ApiToken = "api-token",
        /// A code for emergencies.
        RecoveryCode = "recovery-code",
        /// The account of the operating system.
        OperatingSystem = "operating-system",
        /// Whoever has the link.
        Link = "link",
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// Who it is.
    pub id: PersonalField,
    /// The session that it acts in.
    pub session: Option<PersonalField>,
    /// How it proved who it is.
    pub methods: Set<AuthMethod>,
}

impl Actor {
    /// An actor without a session that proved nothing yet.
    pub fn new(kind: ActorKind, id: PersonalField) -> Self {
        Self { kind, id, session: None, methods: Set::default() }
    }

    pub(super) fn write(&self, out: &mut Writer) {
        let Self { kind, id, session, methods } = self;
        out.map(2 + usize::from(session.is_some()) + usize::from(!methods.is_empty()));
        out.uint(0);
        out.uint(kind.number());
        out.uint(1);
        id.write(out);
        if let Some(session) = session {
            out.uint(2);
            session.write(out);
        }
        if !methods.is_empty() {
            out.uint(3);
            methods.write(out, |method, out| out.uint(method.number()));
        }
    }

    pub(super) fn read(from: &mut Reader<'_>) -> Result<Self, Error> {
        let mut fields = from.map()?;
        fields.required(from, 0)?;
        let kind = ActorKind::of(from.uint()?)?;
        fields.required(from, 1)?;
        let id = PersonalField::read(from)?;
        let session = fields.optional(from, 2).then(|| PersonalField::read(from)).transpose()?;
        let methods = fields
            .optional(from, 3)
            .then(|| Set::read(from, |from| AuthMethod::of(from.uint()?)))
            .transpose()?
            .unwrap_or_default();
        fields.end(from)?;
        Ok(Self { kind, id, session, methods })
    }
}
