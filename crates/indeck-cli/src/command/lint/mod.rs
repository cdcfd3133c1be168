//! `indeck lint`: what is wrong with decks, whoever made them.

mod sarif;
mod text;

use indeck::lint::{BrandRules, Category, Finding, LintOptions, RULES, brand_rules, lint};
use indeck::{Diagnostic, Severity};
use serde::Serialize;

use crate::args::{LintArgs, ReportFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report;

/// A deck with what was found in it.
struct Linted {
    file: String,
    findings: Vec<Finding>,
    /// Why it could not be read.
    unread: Option<Diagnostic>,
}

pub(crate) fn run(args: &LintArgs, console: &Console) -> Result<Exit, Failure> {
    let brand = brand(args, console)?;
    let (only, ignore) = (codes(&args.only)?, codes(&args.ignore)?);
    let least = super::severity(args.min_severity);
    let options = LintOptions { brand: brand.as_ref(), only, ignore, least, ..Default::default() };
    let mut linted = Vec::with_capacity(args.files.len());
    for path in &args.files {
        let (findings, unread) = match lint(path, &options) {
            Ok(findings) => (findings, None),
            Err(error) => (Vec::new(), Some(error.to_diagnostic())),
        };
        linted.push(Linted { file: path.display().to_string(), findings, unread });
    }
    let unread: Vec<&Diagnostic> = linted.iter().filter_map(|deck| deck.unread.as_ref()).collect();
    if !unread.is_empty() {
        let shown = report::text::all(&unread, &Default::default(), console.stderr_color());
        console.note(&(shown + "\n"));
    }
    match args.format {
        ReportFormat::Text => {
            let all = text::all(&linted, console.stdout_color(), console.is_quiet());
            console.print(&all)?;
        }
        ReportFormat::Json => console.write(json(&linted).as_bytes())?,
        ReportFormat::Sarif => console.write(sarif::all(&linted).as_bytes())?,
    }
    let findings = linted.iter().flat_map(|deck| &deck.findings);
    let bad = findings.into_iter().any(|finding| finding.rule.severity == Severity::Error);
    Ok(match (unread.is_empty(), bad) {
        (false, _) => Exit::Failure,
        (true, true) => Exit::Findings,
        (true, false) => Exit::Ok,
    })
}

/// The rules of the brand; what is wrong with its file is shown.
fn brand(args: &LintArgs, console: &Console) -> Result<Option<BrandRules>, Failure> {
    let Some(file) = &args.brand else { return Ok(None) };
    let (rules, mistakes) = brand_rules(file)?;
    let shown: Vec<_> = mistakes.iter().collect();
    if !shown.is_empty() {
        let texts = Default::default();
        console.note(&(report::text::all(&shown, &texts, console.stderr_color()) + "\n"));
    }
    if rules.is_none() || mistakes.iter().any(indeck::Diagnostic::is_error) {
        return Err(Failure::Usage {
            message: format!("the brand file `{}` has mistakes", file.display()),
            hint: "mend it first, or leave `--brand` out".to_owned(),
        });
    }
    Ok(rules)
}

/// Codes, with those of a category where one is named.
fn codes(named: &[String]) -> Result<Vec<String>, Failure> {
    let mut codes = Vec::new();
    for name in named.iter().flat_map(|names| names.split(',')).map(str::trim) {
        let before = codes.len();
        let category = Category::from_name(name);
        let meant =
            RULES.iter().filter(|rule| rule.code == name || Some(rule.category) == category);
        codes.extend(meant.map(|rule| rule.code.to_owned()));
        if codes.len() == before {
            let names: Vec<&str> = Category::ALL.iter().map(|category| category.name()).collect();
            return Err(Failure::Usage {
                message: format!("the linter has no code or category `{name}`"),
                hint: format!("categories: {}; `indeck explain` lists all codes", names.join(", ")),
            });
        }
    }
    Ok(codes)
}

#[derive(Serialize)]
struct Report<'a> {
    decks: Vec<Deck<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct Deck<'a> {
    file: &'a str,
    /// Why the deck could not be read; then nothing is known of it.
    unread: Option<Unread<'a>>,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Unread<'a> {
    code: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: String,
    category: &'a str,
    slide: Option<u32>,
    shape_id: Option<u32>,
    shape: Option<&'a str>,
    part: &'a str,
    message: &'a str,
    hint: &'a str,
}

fn json(linted: &[Linted]) -> String {
    let number = |severity| {
        let findings = linted.iter().flat_map(|deck| &deck.findings);
        findings.filter(|finding| finding.rule.severity == severity).count()
    };
    report::to_json(&Report {
        decks: linted
            .iter()
            .map(|deck| Deck {
                file: &deck.file,
                unread: deck.unread.as_ref().map(|d| Unread { code: d.code, message: &d.message }),
                findings: deck.findings.iter().map(entry).collect(),
            })
            .collect(),
        errors: number(Severity::Error),
        warnings: number(Severity::Warning),
        notes: number(Severity::Note),
    })
}

fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        code: finding.rule.code,
        severity: finding.rule.severity.to_string(),
        category: finding.rule.category.name(),
        slide: finding.slide,
        shape_id: finding.shape.as_ref().map(|shape| shape.id),
        shape: finding.shape.as_ref().map(|shape| shape.name.as_str()),
        part: &finding.part,
        message: &finding.message,
        hint: hint(finding),
    }
}

/// The way out: that of the finding, or else of its rule.
fn hint(finding: &Finding) -> &str {
    finding.hint.as_deref().unwrap_or(finding.rule.mend)
}
