//! `indeck audit init` and `erase`.

use std::sync::Arc;

use indeck::govern::AuditLog;

use crate::args::{AuditEraseArgs, AuditInitArgs, GovernArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::govern::{Machine, actor};

pub(super) fn init(args: &AuditInitArgs, console: &Console) -> Result<Exit, Failure> {
    let folder = &args.log.folder;
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let origin = args.origin.clone().unwrap_or_else(|| format!("local/{name}"));
    let keys = super::keys(&args.log);
    keys.create(&origin, &Machine)?;
    drop(AuditLog::create(folder, &keys, Arc::new(Machine))?);
    if !console.is_quiet() {
        let made =
            format!("made the log {} and its keys {}\n", folder.display(), keys.folder().display());
        console.note(&made);
    }
    console.print(&format!("{}\n", keys.public()?))?;
    Ok(Exit::Ok)
}

pub(super) fn erase(args: &AuditEraseArgs, console: &Console) -> Result<Exit, Failure> {
    let log = super::log(&args.log)?;
    let who = GovernArgs { actor: args.actor.clone(), ..GovernArgs::default() };
    let erased = log.erase(&args.person, &actor(&who)).map_err(Failure::Unrecorded)?;
    if !console.is_quiet() {
        console.note(match erased {
            true => "erased: no event can be read back to that person; every proof still holds\n",
            false => "the log names nobody of that name\n",
        });
    }
    Ok(if erased { Exit::Ok } else { Exit::Findings })
}
