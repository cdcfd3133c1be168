//! A policy: its document and its Cedar policies, loaded and checked.

use indeck_model::spec::Located;
use indeck_model::{Diagnostic, Severity};

use crate::canonical;
use crate::cedar::{self, Part, Statement};
use crate::decide::{Decision, Engine, Request};
use crate::document::place::Source;
use crate::document::{self, Document};

/// Opens the Cedar files that a policy names; `()` refuses them all.
pub trait PolicyFiles {
    /// The text of a file.
    ///
    /// # Errors
    /// A diagnostic at the place where the file is named.
    fn open(&mut self, file: &Located<String>) -> Result<String, Diagnostic>;
}

impl PolicyFiles for () {
    fn open(&mut self, file: &Located<String>) -> Result<String, Diagnostic> {
        let message = format!("`{}` cannot be read", file.value);
        Err(Diagnostic::error("missing-file", message).at(file.at.clone()))
    }
}

/// A policy that was loaded without a mistake.
///
/// ```
/// use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
/// use indeck_policy::{Action, Policy};
/// let text = r#"
/// name = "sales"
/// version = "1"
/// datasets.sales.class = "internal"
/// cedar.text = '''
/// @id("all-query")
/// @reason("sales are for everyone in the house")
/// permit (principal is User, action == Action::"query", resource is Dataset)
/// when { resource.class in Class::"internal" };
/// '''
/// "#;
/// let policy = Policy::load("policy.toml", text, &mut ()).unwrap();
/// let ask = |dataset: &str| policy.decide(&Request {
///     actor: Actor::user("anna@example.com"),
///     action: Action::Query,
///     resource: Resource::new(ResourceKind::Dataset, dataset),
///     circumstances: Circumstances::at(1_772_323_200),
/// });
/// assert!(ask("sales").is_permitted());
/// assert_eq!(ask("wages").reasons[0].text, "`wages` has no class under this policy");
/// ```
#[derive(Clone, Debug)]
pub struct Policy {
    document: Document,
    pub(crate) statements: Vec<Statement>,
    engine: Engine,
    hash: [u8; 32],
    warnings: Vec<Diagnostic>,
}

/// A policy as far as it could be read.
struct Reading {
    document: Option<Document>,
    statements: Vec<Statement>,
    hash: [u8; 32],
    diagnostics: Vec<Diagnostic>,
}

impl Policy {
    /// Loads the policy of a TOML file and of the Cedar files that it names.
    ///
    /// # Errors
    /// Every mistake found, sorted by place.
    pub fn load(
        name: &str,
        text: &str,
        files: &mut dyn PolicyFiles,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut reading = read(name, text, files);
        indeck_model::diagnostic::sort(&mut reading.diagnostics);
        let engine = match (&reading.document, cedar::schema()) {
            (Some(document), Some(schema)) => Engine::new(document, &reading.statements, schema),
            _ => None,
        };
        let failed = reading.diagnostics.iter().any(Diagnostic::is_error);
        match (reading.document, engine) {
            (Some(document), Some(engine)) if !failed => Ok(Self {
                document,
                statements: reading.statements,
                engine,
                hash: reading.hash,
                warnings: reading.diagnostics,
            }),
            _ => Err(reading.diagnostics),
        }
    }

    /// How data is classed, masked, suppressed and labelled.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The datasets that it speaks of, in its tables and in its Cedar policies, however they are
    /// written there; sorted.
    pub fn named_datasets(&self) -> std::collections::BTreeSet<String> {
        let named = self.statements.iter().flat_map(cedar::literals::named);
        let named = named.filter(|(kind, _)| kind == "Dataset").map(|(_, name)| name);
        self.document.datasets.keys().cloned().chain(named).collect()
    }

    /// SHA-256 over a canonical form of the TOML and over the Cedar texts. It does not depend on
    /// where the files lie, on comments or the order of keys in the TOML, nor on line endings.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Whether something may be done, why, and what must be done with it.
    pub fn decide(&self, request: &Request) -> Decision {
        self.engine.decide(&self.document, request)
    }

    /// Whether a Cedar policy alone applies to a request; an `Err` if it cannot be evaluated, `None`
    /// if the request does not get so far.
    pub(crate) fn holds(
        &self,
        part: &cedar_policy::Policy,
        request: &Request,
    ) -> Option<Result<bool, ()>> {
        self.engine.holds(&self.document, part, request)
    }

    /// What is suspicious about it: what Cedar's validator warns of, and what the lints find.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        let mut all = self.warnings.clone();
        crate::lint::lint(self, &mut all);
        indeck_model::diagnostic::sort(&mut all);
        all
    }
}

/// Most Cedar files of a policy.
const MAX_FILES: usize = 64;

fn read(name: &str, text: &str, files: &mut dyn PolicyFiles) -> Reading {
    let source = Source::new(name, text);
    let (document, mut diagnostics) = document::read(&source);
    let mut parts = Vec::new();
    let mut texts = Vec::new();
    if let Some(document) = &document {
        if document.cedar.files.len() > MAX_FILES {
            let message = format!("a policy names at most {MAX_FILES} Cedar files");
            diagnostics.push(Diagnostic::error("policy-too-large", message));
        }
        for file in document.cedar.files.iter().take(MAX_FILES) {
            match files.open(file) {
                Ok(text) if text.len() > document::MAX_BYTES => {
                    let message = format!("`{}` is too large", file.value);
                    let diagnostic = Diagnostic::error("policy-too-large", message);
                    diagnostics.push(diagnostic.at(file.at.clone()));
                }
                Ok(text) => {
                    parts.push(Part {
                        source: Source::new(&file.value, &text),
                        range: 0..text.len(),
                    });
                    texts.push((file.value.clone(), text));
                }
                Err(diagnostic) => {
                    diagnostics.push(Diagnostic { severity: Severity::Error, ..diagnostic })
                }
            }
        }
        parts.extend(document.cedar.text.as_ref().map(|inline| part(&source, name, inline)));
    }
    let statements = cedar::read(&parts, document.as_ref(), &mut diagnostics);
    let hash = canonical::hash(text, &texts);
    Reading { document, statements, hash, diagnostics }
}

/// The part of a TOML file that holds Cedar policies; a text of its own where escapes hide it.
fn part(source: &Source, name: &str, inline: &Located<String>) -> Part {
    match source.text().find(&inline.value) {
        Some(start) => Part { source: source.clone(), range: start..start + inline.value.len() },
        None => {
            let source = Source::new(&format!("{name} cedar.text"), &inline.value);
            Part { range: 0..inline.value.len(), source }
        }
    }
}
