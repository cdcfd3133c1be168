//! `Finding` and `lint`.

use std::path::{Path, PathBuf};

use indeck::Severity;
use indeck::lint::{BrandRules, Category, Finding, LintOptions, RULES, brand_rules};
use pyo3::prelude::*;

use crate::error::{Outcome, Problem};
use crate::source::Source;

/// One place of a deck where a rule of the linter is broken.
#[pyclass(frozen, module = "indeck", name = "Finding")]
#[derive(Clone, Debug)]
pub(crate) struct PyFinding {
    finding: Finding,
}

#[pymethods]
impl PyFinding {
    /// The rule's stable name: `chart-stale`.
    #[getter]
    fn code(&self) -> &'static str {
        self.finding.rule.code
    }

    /// What the rule is about: `repair`, `accessibility`, `brand`, `leaks` or `numbers`.
    #[getter]
    fn category(&self) -> &'static str {
        self.finding.rule.category.name()
    }

    /// How bad it is.
    #[getter]
    fn severity(&self) -> String {
        self.finding.rule.severity.to_string()
    }

    /// What is wrong there.
    #[getter]
    fn message(&self) -> &str {
        &self.finding.message
    }

    /// A way out.
    #[getter]
    fn hint(&self) -> &str {
        self.finding.hint.as_deref().unwrap_or(self.finding.rule.mend)
    }

    /// The part of the package.
    #[getter]
    fn part(&self) -> &str {
        &self.finding.part
    }

    /// The slide, from 1, if it is about one.
    #[getter]
    fn slide(&self) -> Option<u32> {
        self.finding.slide
    }

    /// The name of the shape, if it is about one.
    #[getter]
    fn shape(&self) -> Option<&str> {
        self.finding.shape.as_ref().map(|shape| shape.name.as_str())
    }

    fn __str__(&self) -> String {
        let PyFinding { finding } = self;
        format!("{}[{}]: {finding}", finding.rule.severity, finding.rule.code)
    }

    fn __repr__(&self) -> String {
        format!("<Finding {}>", self.__str__())
    }
}

/// What to look for, as it was asked.
pub(crate) struct Rules {
    brand: Option<PathBuf>,
    only: Vec<String>,
    ignore: Vec<String>,
    min_severity: String,
}

impl Rules {
    pub(crate) fn new(
        brand: Option<PathBuf>,
        only: Option<Vec<String>>,
        ignore: Option<Vec<String>>,
        min_severity: &str,
    ) -> Self {
        let (only, ignore) = (only.unwrap_or_default(), ignore.unwrap_or_default());
        Self { brand, only, ignore, min_severity: min_severity.to_owned() }
    }
}

/// What is wrong with a deck, whoever made it.
#[pyfunction]
#[pyo3(signature = (file, *, brand=None, only=None, ignore=None, min_severity="warning"))]
pub(super) fn lint(
    py: Python<'_>,
    file: Source,
    brand: Option<PathBuf>,
    only: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    min_severity: &str,
) -> PyResult<Vec<PyFinding>> {
    let rules = Rules::new(brand, only, ignore, min_severity);
    Ok(py.detach(|| {
        let name = match &file {
            Source::Path(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()),
            Source::Bytes(_) => None,
        };
        findings(file.bytes()?, name, &rules)
    })?)
}

/// What is wrong with a deck that was read.
pub(crate) fn findings(
    bytes: Vec<u8>,
    file_name: Option<String>,
    rules: &Rules,
) -> Outcome<Vec<PyFinding>> {
    let brand = rules.brand.as_deref().map(read_brand).transpose()?;
    let options = LintOptions {
        brand: brand.as_ref(),
        only: codes(&rules.only)?,
        ignore: codes(&rules.ignore)?,
        least: severity(&rules.min_severity)?,
        file_name,
        ..LintOptions::default()
    };
    let found = indeck::lint::lint_bytes(bytes, &options)?;
    Ok(found.into_iter().map(|finding| PyFinding { finding }).collect())
}

fn read_brand(file: &Path) -> Outcome<BrandRules> {
    let (rules, mistakes) = brand_rules(file)?;
    match rules {
        Some(rules) if !mistakes.iter().any(indeck::Diagnostic::is_error) => Ok(rules),
        _ => Err(mistakes.into()),
    }
}

/// Codes, with those of a category where one is named.
fn codes(named: &[String]) -> Outcome<Vec<String>> {
    let mut codes = Vec::new();
    for name in named {
        let before = codes.len();
        let category = Category::from_name(name);
        let meant =
            RULES.iter().filter(|rule| rule.code == name || Some(rule.category) == category);
        codes.extend(meant.map(|rule| rule.code.to_owned()));
        if codes.len() == before {
            let names: Vec<&str> = Category::ALL.iter().map(|category| category.name()).collect();
            return Err(Problem::unknown(format!("the linter has no code or category `{name}`"))
                .hint(format!("categories: {}", names.join(", "))));
        }
    }
    Ok(codes)
}

fn severity(name: &str) -> Outcome<Severity> {
    match name {
        "note" => Ok(Severity::Note),
        "warning" => Ok(Severity::Warning),
        "error" => Ok(Severity::Error),
        other => Err(Problem::value(format!("`{other}` is not `note`, `warning` or `error`"))),
    }
}
