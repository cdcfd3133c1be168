//! `Statement`: what is claimed of files that are known by their digests.
//!
//! Source: in-toto attestation framework, Statement v1.

use std::collections::BTreeMap;

use crate::Error;
use crate::json::Json;

/// The type of a payload that is a statement.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

const TYPE: &str = "https://in-toto.io/Statement/v1";

/// A claim of some type about files.
///
/// ```
/// use indeck_audit::json::Json;
/// use indeck_audit::statement::{Statement, Subject};
///
/// let subject = Subject::sha256("ppt/slides/slide1.xml", &[7; 32]);
/// let predicate = Json::object([("generator", Json::from("indeck"))]);
/// let statement = Statement::new("https://example.com/claim/v1", vec![subject], predicate)?;
/// assert_eq!(Statement::parse(statement.to_json().as_bytes())?, statement);
/// # Ok::<(), indeck_audit::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    subjects: Vec<Subject>,
    predicate_type: String,
    predicate: Json,
}

/// A file, known by its digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What it is called; may be empty.
    pub name: String,
    /// Names of digests (`sha256`) with their lower-case hexadecimal digits.
    pub digest: BTreeMap<String, String>,
}

impl Subject {
    /// The file of that name with that SHA-256 digest.
    pub fn sha256(name: impl Into<String>, digest: &[u8; 32]) -> Self {
        let digest = [("sha256".to_owned(), crate::encoding::hex(digest))];
        Self { name: name.into(), digest: digest.into() }
    }
}

impl Statement {
    /// A claim of that type, a URI, about these files. `predicate` is an object.
    ///
    /// # Errors
    /// [`Error::BadStatement`] if the type is empty, no file is named, a file has no digest, or the
    /// predicate is no object.
    pub fn new(
        predicate_type: impl Into<String>,
        subjects: Vec<Subject>,
        predicate: Json,
    ) -> Result<Self, Error> {
        let predicate_type = predicate_type.into();
        let fault = if predicate_type.is_empty() {
            StatementFault::PredicateType
        } else if subjects.is_empty() || !subjects.iter().all(has_digests) {
            StatementFault::Subject
        } else if predicate.as_object().is_none() {
            StatementFault::Predicate
        } else {
            return Ok(Self { subjects, predicate_type, predicate });
        };
        Err(Error::BadStatement { fault })
    }

    /// The files.
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// What kind of claim it is, a URI.
    pub fn predicate_type(&self) -> &str {
        &self.predicate_type
    }

    /// What is claimed: an object.
    pub fn predicate(&self) -> &Json {
        &self.predicate
    }

    /// The statement's text: keys in rising order, no spaces, one line.
    pub fn to_json(&self) -> String {
        let subject = |subject: &Subject| {
            let digests = subject.digest.iter().map(|(name, hex)| (name, hex.as_str().into()));
            let (name, digest) = (subject.name.as_str().into(), Json::object(digests));
            Json::object([("digest", digest), ("name", name)])
        };
        Json::object([
            ("_type", TYPE.into()),
            ("predicate", self.predicate.clone()),
            ("predicateType", self.predicate_type.as_str().into()),
            ("subject", Json::list(self.subjects.iter().map(subject))),
        ])
        .to_string()
    }

    /// Reads a statement. Keys that are not known are passed over, as the framework wants.
    ///
    /// # Errors
    /// [`Error::BadJson`] or [`Error::BadStatement`] if it is none.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |fault| Error::BadStatement { fault };
        let Json::Object(mut pairs) = Json::parse(bytes)? else {
            return Err(bad(StatementFault::Type));
        };
        if pairs.get("_type").and_then(Json::as_text) != Some(TYPE) {
            return Err(bad(StatementFault::Type));
        }
        let Some(Json::Text(predicate_type)) = pairs.remove("predicateType") else {
            return Err(bad(StatementFault::PredicateType));
        };
        let subjects = pairs.get("subject").and_then(Json::as_list).unwrap_or_default();
        let subjects: Option<Vec<Subject>> = subjects.iter().map(read_subject).collect();
        let subjects = subjects.ok_or(bad(StatementFault::Subject))?;
        let predicate = pairs.remove("predicate").unwrap_or_else(|| Json::Object(BTreeMap::new()));
        Self::new(predicate_type, subjects, predicate)
    }
}

fn read_subject(json: &Json) -> Option<Subject> {
    let name = json.get("name").map_or(Some(""), Json::as_text)?.to_owned();
    let digests = json.get("digest")?.as_object()?;
    let pair = |(name, hex): (&String, &Json)| Some((name.clone(), hex.as_text()?.to_owned()));
    Some(Subject { name, digest: digests.iter().map(pair).collect::<Option<_>>()? })
}

/// Whether it has digests, all of lower-case hexadecimal digits.
///
/// Source: in-toto attestation framework, DigestSet.
fn has_digests(subject: &Subject) -> bool {
    let hex = |hex: &String| crate::encoding::unhex(hex).is_some_and(|bytes| !bytes.is_empty());
    !subject.digest.is_empty() && subject.digest.values().all(hex)
}

/// What is wrong with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatementFault {
    /// It is not of version 1, or no statement.
    #[error("it is not of version 1")]
    Type,
    /// It names no file, or one without a digest.
    #[error("it names no file, or one without a digest")]
    Subject,
    /// The type of its claim is missing.
    #[error("the type of its claim is missing")]
    PredicateType,
    /// Its claim is no object.
    #[error("its claim is no object")]
    Predicate,
}
