//! Who asks which policy, and where it is remembered: from arguments and the spec to a governor.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use indeck::govern::{
    Actor, Ambient, AuditLog, AuthMethod, Governor, Keys, LedgerFile, Recorder, load_policy,
};
use indeck::{BuildOptions, governance_of};

use super::keywords::Keywords;
use crate::error::{Kind, Outcome, Problem};
use pyo3::PyResult;

/// The machine's clock and randomness.
pub(crate) struct Machine;

/// What ends the work where the machine has no randomness.
const NO_RANDOMNESS: &str = "the machine has no randomness";

impl Ambient for Machine {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    }

    fn random(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness there is no key and no id that could be trusted.
        getrandom::fill(&mut bytes).unwrap_or_else(|_| resume_unwind(Box::new(NO_RANDOMNESS)));
        bytes
    }
}

/// Who asks, by which rules, and where it is remembered.
#[derive(Debug, Default)]
pub(super) struct Governance {
    policy: Option<PathBuf>,
    audit_log: Option<PathBuf>,
    keys: Option<PathBuf>,
    actor: Option<String>,
    purpose: Option<String>,
}

impl Governance {
    pub(super) fn take(keywords: &Keywords<'_>) -> PyResult<Self> {
        Ok(Self {
            policy: keywords.take("policy")?,
            audit_log: keywords.take("audit_log")?,
            keys: keywords.take("keys")?,
            actor: keywords.take("actor")?,
            purpose: keywords.take("purpose")?,
        })
    }

    /// The governor of a build; none where neither the arguments nor the spec name a policy or a
    /// log.
    pub(super) fn governor(
        &self,
        spec: &Path,
        options: &BuildOptions,
    ) -> Outcome<Option<Arc<Governor>>> {
        // A spec that cannot be read is told of by the work itself.
        let named = match governance_of(spec, options) {
            Ok(named) => named?,
            Err(_) if self.policy.is_none() && self.audit_log.is_none() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let policy = self.policy.clone().or(named.policy);
        let folder = match (self.audit_log.clone().or(named.audit), &policy) {
            (Some(folder), _) => folder,
            (None, None) => return Ok(None),
            (None, Some(_)) => return Err(unrecorded()),
        };
        let policy = policy.map(|file| Ok::<_, Problem>(load_policy(&file)??)).transpose()?;
        let keys = self.keys.clone().unwrap_or_else(|| Keys::beside(&folder));
        let keys = Keys::in_folder(keys);
        let ambient: Arc<dyn Ambient> = Arc::new(Machine);
        let log: Arc<dyn Recorder> = Arc::new(AuditLog::open(&folder, &keys, ambient.clone())?);
        let governor = match policy {
            Some(policy) => Governor::governed(Arc::new(policy), log, self.actor(), ambient),
            None => Governor::ungoverned(log, self.actor(), ambient),
        };
        let ledger = Arc::new(LedgerFile::new(keys.ledger()));
        let governor =
            governor.in_program("python").with_secrets(keys.secrets()?).with_ledger(ledger);
        Ok(Some(Arc::new(match &self.purpose {
            Some(purpose) => governor.for_purpose(purpose),
            None => governor,
        })))
    }

    /// Who asks: the account of the operating system, unless somebody else is named.
    fn actor(&self) -> Actor {
        let account =
            ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        match (&self.actor, account) {
            (Some(name), _) => Actor::user(name),
            (None, Some(account)) => Actor::user(account).by(AuthMethod::OperatingSystem),
            (None, None) => Actor::user("unknown"),
        }
    }
}

fn unrecorded() -> Problem {
    let message = "a policy needs an audit log: no decision goes without a record";
    Problem::new(Kind::InvalidValue, "missing-audit-log", message)
        .hint("name its folder with `audit_log=\"…\"`, or as `audit` in the spec")
        .hint("`python -m indeck audit init FOLDER` makes a log and its keys")
}
