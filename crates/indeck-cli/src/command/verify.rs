//! `indeck verify`: whether a deck is as it was made.

use std::fs;
use std::path::Path;

use indeck::Diagnostic;
use indeck::evidence::{PartState, Verification, VerifyOptions, VerifyingKey, verify};

use crate::args::{ReportFormat, VerifyArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::{report, untrusted};

pub(crate) fn run(args: &VerifyArgs, console: &Console) -> Result<Exit, Failure> {
    let options = VerifyOptions {
        keys: keys(&args.key)?,
        log_keys: keys(&args.log_key)?,
        witnesses: args.witnesses,
        checkpoints: args.checkpoint.iter().map(|file| text(file)).collect::<Result<_, _>>()?,
        ..VerifyOptions::default()
    };
    let verification = verify(super::read_deck(&args.file)?, &options);
    let verification = super::evidence(&args.file, verification)?;
    match args.format {
        ReportFormat::Text => console.print(&untrusted::lines(&verification.to_string()))?,
        ReportFormat::Json => console.write((verification.to_json() + "\n").as_bytes())?,
        ReportFormat::Sarif => {
            let found = findings(&verification);
            let found: Vec<&Diagnostic> = found.iter().collect();
            console.write(report::sarif::all(&found).as_bytes())?;
        }
    }
    Ok(if verification.is_intact() { Exit::Ok } else { Exit::Findings })
}

/// Keys as they are, or from files with one a line.
fn keys(named: &[String]) -> Result<Vec<VerifyingKey>, Failure> {
    let mut keys = Vec::new();
    for name in named {
        if let Ok(key) = VerifyingKey::parse(name) {
            keys.push(key);
            continue;
        }
        for line in text(Path::new(name))?.lines().map(str::trim).filter(|line| !line.is_empty()) {
            keys.push(VerifyingKey::parse(line).map_err(|error| Failure::Usage {
                message: format!("`{name}` has a line that is no public key: {error}"),
                hint: "a key is a line such as `example.com/decks+c74f20a3+ARpc2…`".to_owned(),
            })?);
        }
    }
    Ok(keys)
}

fn text(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::Usage {
        message: format!("cannot read `{}`: {error}", file.display()),
        hint: "name a key as it is written, or a file that has it".to_owned(),
    })
}

/// What is not as it was made, as findings.
fn findings(verification: &Verification) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !verification.is_vouched_for() {
        let message = format!("{}; {}", verification.signature, verification.log);
        found.push(Diagnostic::error("deck-not-vouched-for", message));
    }
    let changes = verification.changes.iter();
    found.extend(changes.map(|change| Diagnostic::error(change.code(), change.to_string())));
    let other = verification.parts.iter().filter(|part| part.state != PartState::Intact);
    found.extend(other.map(|part| {
        let state = match part.state {
            PartState::Added => "added",
            PartState::Removed => "removed",
            _ => "edited",
        };
        Diagnostic::warning("part-changed", format!("`{}` was {state}", part.part))
    }));
    found
}
