//! Who asks which policy, and where it is remembered: from arguments and the spec to a governor.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use indeck::govern::{
    Actor, Ambient, AuditLog, AuthMethod, Governor, Keys, LedgerFile, Recorder, load_policy,
};
use indeck::{BuildOptions, governance_of};

use crate::args::GovernArgs;
use crate::failure::Failure;
use crate::host::BrokenOff;

const NO_RANDOMNESS: BrokenOff = BrokenOff("the operating system gives no random numbers");

/// The machine's clock and randomness.
pub(crate) struct Machine;

impl Ambient for Machine {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
    }

    fn random(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        // Without randomness there is no key and no id that could be trusted.
        // The command ends, not the program that it may run in.
        getrandom::fill(&mut bytes).unwrap_or_else(|_| resume_unwind(Box::new(NO_RANDOMNESS)));
        bytes
    }
}

/// The governor of a build; none where neither the arguments nor the spec name a policy or a log.
pub(crate) fn governor(
    spec: &Path,
    args: &GovernArgs,
    options: &BuildOptions,
) -> Result<Option<Arc<Governor>>, Failure> {
    // A spec that cannot be read is told of by the command itself.
    let named = match governance_of(spec, options) {
        Ok(named) => named.map_err(Failure::Found)?,
        Err(_) if args.policy.is_none() && args.audit_log.is_none() => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let policy = args.policy.clone().or(named.policy);
    let folder = match (args.audit_log.clone().or(named.audit), &policy) {
        (Some(folder), _) => folder,
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(unrecorded()),
    };
    let policy = policy.map(|file| load_policy(&file)?.map_err(Failure::Found));
    let policy = policy.transpose()?;
    let keys = args.keys.clone().unwrap_or_else(|| Keys::beside(&folder));
    let keys = Keys::in_folder(keys);
    let ambient: Arc<dyn Ambient> = Arc::new(Machine);
    let log: Arc<dyn Recorder> = Arc::new(AuditLog::open(&folder, &keys, ambient.clone())?);
    let governor = match policy {
        Some(policy) => Governor::governed(Arc::new(policy), log, actor(args), ambient),
        None => Governor::ungoverned(log, actor(args), ambient),
    };
    let ledger = Arc::new(LedgerFile::new(keys.ledger()));
    let governor = governor.in_program("cli").with_secrets(keys.secrets()?).with_ledger(ledger);
    Ok(Some(Arc::new(match &args.purpose {
        Some(purpose) => governor.for_purpose(purpose),
        None => governor,
    })))
}

/// Who asks: the account of the operating system, unless somebody else is named.
pub(crate) fn actor(args: &GovernArgs) -> Actor {
    let account =
        ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    match (&args.actor, account) {
        (Some(name), _) => Actor::user(name),
        (None, Some(account)) => Actor::user(account).by(AuthMethod::OperatingSystem),
        (None, None) => Actor::user("unknown"),
    }
}

fn unrecorded() -> Failure {
    Failure::Usage {
        message: "a policy needs an audit log: no decision goes without a record".to_owned(),
        hint: "name its folder with `--audit-log`, or as `audit` in the spec".to_owned(),
    }
}
