//! `indeck audit`: logs made, verified, searched and exported.

mod events;
mod keep;
mod prove;
mod verify;

pub(crate) use events::text as line;

use std::path::Path;
use std::sync::Arc;

use indeck::audit::log::Reader;
use indeck::audit::note::VerifyingKey;
use indeck::audit::store::FileStore;
use indeck::govern::{AuditError, AuditLog, Keys};

use crate::args::{AuditArgs, AuditCommand, LogArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::govern::Machine;

pub(crate) fn run(args: &AuditArgs, console: &Console) -> Result<Exit, Failure> {
    match &args.command {
        AuditCommand::Init(args) => keep::init(args, console),
        AuditCommand::Verify(args) => verify::run(args, console),
        AuditCommand::Tail(args) => events::tail(args, console),
        AuditCommand::Query(args) => events::query(args, console),
        AuditCommand::Prove(args) => prove::run(args, console),
        AuditCommand::Export(args) => events::export(args, console),
        AuditCommand::Witness(args) => prove::witness(args, console),
        AuditCommand::Erase(args) => keep::erase(args, console),
    }
}

fn keys(args: &LogArgs) -> Keys {
    Keys::in_folder(args.keys.clone().unwrap_or_else(|| Keys::beside(&args.folder)))
}

/// The public key that was given, or that lies beside the log's keys.
fn public(args: &LogArgs) -> Result<VerifyingKey, Failure> {
    let Some(given) = &args.key else { return Ok(keys(args).public()?) };
    let text = match Path::new(given).is_file() {
        true => super::read_text(Path::new(given))?,
        false => given.clone(),
    };
    Ok(VerifyingKey::parse(text.trim()).map_err(AuditError::from)?)
}

/// The log, to read only.
fn reader(args: &LogArgs, expected: &[&str]) -> Result<Reader, Failure> {
    let store = Arc::new(FileStore::read_only(&args.folder));
    Ok(Reader::open(store, public(args)?, expected).map_err(AuditError::from)?)
}

/// The log, to write.
fn log(args: &LogArgs) -> Result<AuditLog, Failure> {
    Ok(AuditLog::open(&args.folder, &keys(args), Arc::new(Machine))?)
}
