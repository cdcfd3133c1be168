//! `Certificate`: a signed text that says what is gone.

use std::collections::BTreeMap;
use std::fmt::Write;

use indeck::audit::note::{KeyName, Note, SigningKey};
use indeck::audit::tree::Hash;
use serde::{Deserialize, Serialize};

use crate::access::Verb;
use crate::caller::{Act, Target};
use crate::data::hex;
use crate::db::Tx;
use crate::id::{CertificateId, CertificateKind, UserId};
use crate::keys::Purpose;
use crate::records::{Held, Page, PageRequest, Record};
use crate::{Caller, Error, Tenant};

/// The first line of a certificate. No checkpoint of a log begins so.
const HEAD: &str = "indeck certificate/1";

/// What a certificate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// What was too old was removed.
    Purge,
    /// A member erased its account.
    Erasure,
    /// A member was removed.
    OffBoarding,
}

impl Occasion {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Purge => "purge",
            Self::Erasure => "erasure",
            Self::OffBoarding => "off-boarding",
        }
    }
}

/// A certificate, as it is stored. It names nobody but by an id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// What it is of.
    pub kind: Occasion,
    /// When it was done, in microseconds since 1970.
    pub at: i64,
    /// Who did it; nobody where the retention period did.
    pub by: Option<UserId>,
    /// How many of what.
    pub counts: BTreeMap<String, u64>,
    /// How many bytes of the object store.
    pub bytes: u64,
    /// SHA-256 of the text, in hexadecimal digits, as the outcome in the audit log names it.
    pub digest: String,
    /// The signed text.
    pub text: String,
}

impl Record for Certificate {
    type Kind = CertificateKind;
}

/// What a certificate is to say.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) kind: Occasion,
    /// Whom or what it is about.
    pub(crate) subject: Option<String>,
    pub(crate) counts: BTreeMap<String, u64>,
    pub(crate) bytes: u64,
    /// SHA-256 over the ids of what is gone.
    pub(crate) ids: Option<[u8; 32]>,
    /// What was done before is gone, too: everything older.
    pub(crate) before: Option<i64>,
}

impl Draft {
    /// An empty one.
    pub(crate) fn of(kind: Occasion) -> Self {
        let (subject, ids, before) = (None, None, None);
        Self { kind, subject, counts: BTreeMap::new(), bytes: 0, ids, before }
    }

    fn text(&self, tenant: &Tenant, id: CertificateId, at: i64, by: Option<UserId>) -> String {
        let mut text = format!("{HEAD}\n{}\ncertificate {id}\n", name_of(tenant));
        let mut line = |what: &str, value: &str| {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{what} {value}");
        };
        line("kind", self.kind.word());
        line("time", &time(at));
        line("by", &by.map_or_else(|| "indeck".to_owned(), |by| by.to_string()));
        if let Some(subject) = &self.subject {
            line("subject", subject);
        }
        if let Some(before) = self.before {
            line("before", &time(before));
        }
        for (what, count) in &self.counts {
            line("count", &format!("{what} {count}"));
        }
        line("bytes", &self.bytes.to_string());
        if let Some(ids) = &self.ids {
            line("ids", &format!("sha256:{}", hex(ids)));
        }
        text
    }
}

impl Tenant {
    /// Stores a certificate, signed by the key of the organisation's log: what it is, and the hash
    /// of its text.
    ///
    /// # Errors
    /// What the database says; [`Error::AuditUnavailable`] if it cannot be signed.
    pub(crate) async fn certify(
        &self,
        tx: &mut Tx,
        draft: Draft,
        by: Option<UserId>,
    ) -> Result<(Held<Certificate>, Hash), Error> {
        let id = CertificateId::new(self.ambient());
        let at = self.now();
        let mut note = Note::new(draft.text(self, id, at, by))?;
        let name = KeyName::new(name_of(self))?;
        let seed = self.keys().constant(Purpose::Log);
        note.sign(&SigningKey::from_seed(name, seed.as_bytes()))?;
        let text = note.to_text();
        let digest = sha256(text.as_bytes());
        let certificate = Certificate {
            kind: draft.kind,
            at,
            by,
            counts: draft.counts,
            bytes: draft.bytes,
            digest: hex(&digest),
            text,
        };
        Ok((self.insert(tx, id, certificate).await?, Hash(digest)))
    }
}

/// Ends a change with a certificate of it, whose hash the outcome in the log names.
///
/// # Errors
/// That of the work; [`Error::AuditUnavailable`] and [`Error::Database`] of the commit.
pub(crate) async fn certified(
    caller: &Caller,
    mut act: Act,
    done: Result<Draft, Error>,
) -> Result<CertificateInfo, Error> {
    let draft = match done {
        Ok(draft) => draft,
        Err(error) => return Err(act.fail(error).await),
    };
    let stored = caller.tenant.certify(act.tx()?, draft, Some(caller.user)).await;
    let (held, digest) = match stored {
        Ok(stored) => stored,
        Err(error) => return Err(act.fail(error).await),
    };
    act.commit_with(None, &[digest]).await?;
    caller.certificate_info(held).await
}

/// A certificate, as its pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateInfo {
    /// Its id.
    pub id: CertificateId,
    /// What it is of.
    pub kind: Occasion,
    /// When it was done, in microseconds since 1970.
    pub at: i64,
    /// Who did it; nobody where the retention period did.
    pub by: Option<UserId>,
    /// What that member is called; empty if it is none any more.
    pub by_name: String,
    /// How many of what, by kind.
    pub counts: Vec<(String, u64)>,
    /// How many things in all.
    pub things: u64,
    /// How many bytes of the object store.
    pub bytes: u64,
    /// SHA-256 of the text, in hexadecimal digits.
    pub digest: String,
    /// The signed text.
    pub text: String,
}

impl Caller {
    /// The certificates, newest first.
    ///
    /// # Errors
    /// [`Error::Refused`]; [`Error::AuditUnavailable`]; what the database says.
    pub async fn certificates(&self, page: &PageRequest) -> Result<Page<CertificateInfo>, Error> {
        self.look(Verb::OrgRead, &Target::all::<CertificateKind>()).await?;
        let Page { items, next } = self.tenant.list::<Certificate>(page).await?;
        let mut infos = Vec::with_capacity(items.len());
        for held in items {
            infos.push(self.certificate_info(held).await?);
        }
        Ok(Page { items: infos, next })
    }

    /// A certificate.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Refused`]; [`Error::AuditUnavailable`].
    pub async fn certificate(&self, id: CertificateId) -> Result<CertificateInfo, Error> {
        let held = self.find::<Certificate>(Verb::OrgRead, id).await?;
        self.look(Verb::OrgRead, &Target::of(id)).await?;
        self.certificate_info(held).await
    }

    pub(super) async fn certificate_info(
        &self,
        held: Held<Certificate>,
    ) -> Result<CertificateInfo, Error> {
        let by_name = self.name_of(held.body.by).await?;
        let body = held.body;
        Ok(CertificateInfo {
            id: held.id,
            kind: body.kind,
            at: body.at,
            by: body.by,
            by_name,
            things: body.counts.values().sum(),
            counts: body.counts.into_iter().collect(),
            bytes: body.bytes,
            digest: body.digest,
            text: body.text,
        })
    }
}

fn name_of(tenant: &Tenant) -> String {
    tenant.log().origin()
}

fn time(micros: i64) -> String {
    crate::accounts::time(micros)
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
