//! `indeck audit prove` and `witness`: proofs for others, and a second signature.

use std::path::{Path, PathBuf};

use indeck::audit::cosignature::WitnessKey;
use indeck::audit::event::Time;
use indeck::audit::note::KeyName;
use indeck::audit::witness::{Witness, WitnessRequest};
use indeck::govern::{Ambient, AuditError};

use crate::args::{AuditProveArgs, AuditWitnessArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::govern::Machine;

pub(super) fn run(args: &AuditProveArgs, console: &Console) -> Result<Exit, Failure> {
    let reader = super::reader(&args.log, &[])?;
    let proof = reader.prove(args.index).map_err(AuditError::from)?.to_text();
    let Some(file) = &args.output else {
        console.print(&proof)?;
        return Ok(Exit::Ok);
    };
    let entry = reader.entries(args.index).next().transpose().map_err(AuditError::from)?;
    write(file, proof.as_bytes())?;
    write(&beside(file, ".event"), &entry.map(|(_, bytes)| bytes).unwrap_or_default())?;
    Ok(Exit::Ok)
}

pub(super) fn witness(args: &AuditWitnessArgs, console: &Console) -> Result<Exit, Failure> {
    let reader = super::reader(&args.log, &[])?;
    let key = witness_key(&args.memory, &args.name)?;
    let mut witness = match args.memory.is_file() {
        true => {
            Witness::parse(&crate::command::read_text(&args.memory)?).map_err(AuditError::from)?
        }
        false => Witness::default(),
    };
    let Some(checkpoint) = reader.latest_checkpoint() else { return Err(nothing_signed()) };
    let log = reader.verifying_key().clone();
    let old = witness.seen(log.name().as_str()).map_or(0, |(size, _)| size);
    let proof = reader.prove_consistency(old).map_err(AuditError::from)?;
    let request = WitnessRequest { old, proof, checkpoint: checkpoint.to_owned() };
    let micros = u64::try_from(Machine.now()).unwrap_or_default();
    let now = Time::from_micros(micros).map_err(AuditError::from)?;
    let cosigned = witness.cosign(&request, &log, &key, now).map_err(AuditError::from)?;
    write(&args.memory, witness.to_text().as_bytes())?;
    console.print(&cosigned)?;
    Ok(Exit::Ok)
}

/// The key of a witness, beside its memory; made where there is none.
fn witness_key(memory: &Path, name: &str) -> Result<WitnessKey, Failure> {
    let file = beside(memory, ".key");
    if !file.is_file() {
        let name = KeyName::new(name).map_err(AuditError::from)?;
        let key = WitnessKey::from_seed(name, &Machine.random());
        write(&file, format!("{}\n", key.to_private_text().as_str()).as_bytes())?;
    }
    let text = crate::command::read_text(&file)?;
    Ok(WitnessKey::parse(text.trim()).map_err(AuditError::from)?)
}

fn nothing_signed() -> Failure {
    Failure::Usage {
        message: "the log has no signed checkpoint yet".to_owned(),
        hint: "build a deck with `--audit-log` first".to_owned(),
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    file.with_file_name(name)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written =
        options.open(path).and_then(|mut file| std::io::Write::write_all(&mut file, bytes));
    written.map_err(|source| Failure::File { path: path.to_owned(), source })
}
