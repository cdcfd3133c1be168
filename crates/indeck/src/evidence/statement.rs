//! The statement: the manifest as a claim about the deck's parts.
//!
//! Source: in-toto attestation framework, Statement v1.

use std::collections::BTreeMap;

use indeck_audit::json::Json;
use indeck_audit::statement::{Statement, Subject};

use super::manifest::{Digest, Manifest};
use super::{Error, envelope};

/// The type of the claim; a manifest of another form will have another.
pub const PREDICATE_TYPE: &str = "https://github.com/indeck/indeck/deck-manifest/v1";

/// The digests of parts by their names.
pub(super) type Digests = BTreeMap<String, Digest>;

/// The digest of a deck: of the names and digests of all its parts but those of the manifest.
///
/// It is what the event of the audit log names as the output, so that the proof of one deck cannot
/// stand in another. SHA-256 of a line for each part, in the order of their names: the name, a zero
/// byte, the digest in hexadecimal digits, a line feed.
///
/// ```
/// use indeck::evidence::{deck_digest, manifest::Digest};
/// let parts = [("ppt/a.xml".to_owned(), Digest::of(b"a"))].into();
/// assert_ne!(deck_digest(&parts), Digest::of(b"a"));
/// ```
pub fn deck_digest(parts: &BTreeMap<String, Digest>) -> Digest {
    let lines: String = parts.iter().map(|(name, digest)| format!("{name}\0{digest}\n")).collect();
    Digest::of(lines.as_bytes())
}

/// The statement's text.
pub(super) fn write(digests: &Digests, manifest: &Manifest) -> Result<String, Error> {
    let predicate = Json::parse(serde_json::to_string(manifest)?.as_bytes())?;
    let subjects = digests.iter().map(|(name, digest)| Subject::sha256(name, &digest.0)).collect();
    Ok(Statement::new(PREDICATE_TYPE, subjects, predicate)?.to_json())
}

/// Reads a statement.
pub(super) fn read(payload: &[u8]) -> Result<(Digests, Manifest), Error> {
    if payload.len() > envelope::LARGEST {
        return Err(Error::TooLarge { limit: envelope::LARGEST });
    }
    let statement = Statement::parse(payload)?;
    if statement.predicate_type() != PREDICATE_TYPE {
        return Err(Error::UnknownType { found: statement.predicate_type().to_owned() });
    }
    let digest = |subject: &Subject| {
        let digest = subject.digest.get("sha256").and_then(|hex| Digest::parse(hex));
        let malformed = Error::Malformed { line: 1, column: 1 };
        Ok((subject.name.clone(), digest.ok_or(malformed)?))
    };
    let digests = statement.subjects().iter().map(digest).collect::<Result<_, Error>>()?;
    let manifest = serde_json::from_str(&statement.predicate().to_string())?;
    Ok((digests, manifest))
}
