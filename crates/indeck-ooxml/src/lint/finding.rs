//! `Finding`: one place where a rule is broken; `Sink`: where findings are collected.

use std::collections::BTreeMap;
use std::fmt;

use super::options::LintOptions;
use super::rule::{Category, Rule};

/// Most findings of one rule in one part: a hostile part must not fill the memory, and nobody reads
/// more.
const MOST: u32 = 50;

/// One place where a rule is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The part of the package (`ppt/slides/slide3.xml`).
    pub part: String,
    /// The slide by its place in the show, from 1, if it is about one.
    pub slide: Option<u32>,
    /// The shape, if it is about one.
    pub shape: Option<ShapeName>,
    /// What is wrong there: lower case, no final full stop.
    pub message: String,
    /// A way out, where there is more to say than the rule does.
    pub hint: Option<String>,
}

impl Finding {
    /// What findings are sorted by.
    fn key(&self) -> (Option<u32>, &str, &str, Option<&ShapeName>, &str) {
        (self.slide, &self.part, self.rule.code, self.shape.as_ref(), &self.message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.slide {
            Some(slide) => write!(f, "slide {slide}")?,
            None => f.write_str(&self.part)?,
        }
        if let Some(shape) = &self.shape {
            write!(f, ", `{}`", shape.name)?;
        }
        write!(f, ": {}[{}]: {}", self.rule.severity, self.rule.code, self.message)
    }
}

/// A shape by what identifies it on its slide.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeName {
    /// Its id.
    pub id: u32,
    /// Its name in the selection pane.
    pub name: String,
}

/// A place that findings are about.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) part: &'a str,
    pub(super) slide: Option<u32>,
    pub(super) shape: Option<&'a ShapeName>,
}

impl<'a> At<'a> {
    /// A part as a whole.
    pub(super) fn part(part: &'a str) -> Self {
        Self { part, slide: None, shape: None }
    }

    /// The same, on a shape.
    pub(super) fn shape(self, shape: &'a ShapeName) -> Self {
        Self { shape: Some(shape), ..self }
    }
}

/// Where findings are collected.
#[derive(Debug)]
pub(super) struct Sink<'o> {
    pub(super) options: &'o LintOptions<'o>,
    findings: Vec<Finding>,
    /// Findings so far of a rule in a part.
    counts: BTreeMap<&'static str, BTreeMap<String, u32>>,
}

impl<'o> Sink<'o> {
    pub(super) fn new(options: &'o LintOptions<'o>) -> Self {
        Self { options, findings: Vec::new(), counts: BTreeMap::new() }
    }

    /// Whether a rule is looked for; ask before work that only it needs.
    pub(super) fn wants(&self, rule: &Rule) -> bool {
        self.options.wants(rule)
    }

    /// Whether any rule of a category can be looked for.
    pub(super) fn looks_at(&self, category: Category) -> bool {
        self.options.looks_at(category)
    }

    /// Takes a finding, if its rule is looked for.
    pub(super) fn say(&mut self, rule: &'static Rule, at: At<'_>, message: impl Into<String>) {
        self.push(rule, at, message.into(), None);
    }

    /// Takes a finding with a way out.
    pub(super) fn say_with(
        &mut self,
        rule: &'static Rule,
        at: At<'_>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.push(rule, at, message.into(), Some(hint.into()));
    }

    fn push(&mut self, rule: &'static Rule, at: At<'_>, message: String, hint: Option<String>) {
        if !self.wants(rule) {
            return;
        }
        let count = self.counts.entry(rule.code).or_default();
        let count = count.entry(at.part.to_owned()).or_default();
        *count += 1;
        if *count <= MOST {
            let (part, slide, shape) = (at.part.to_owned(), at.slide, at.shape.cloned());
            self.findings.push(Finding { rule, part, slide, shape, message, hint });
        }
    }

    /// Takes over what another sink has collected.
    pub(super) fn absorb(&mut self, other: Self) {
        self.findings.extend(other.findings);
    }

    /// All findings, each once: by slide, part, rule, shape and message, those of no slide first.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.sort_by(|a, b| a.key().cmp(&b.key()));
        findings.dedup();
        findings
    }
}

/// Text of a deck as messages quote it: one line, not too long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut short: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = short.char_indices().nth(LONGEST) {
        short.truncate(at);
        short.push('…');
    }
    short.replace('`', "'")
}
