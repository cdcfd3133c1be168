//! Makes the bytes of a deck, slide by slide. It cannot be reached without [`Leave`], which only a
//! recorded decision gives.

use std::path::Path;

use indeck_model::Diagnostic;
use indeck_model::deck::{Content, DeckProperties, ResolvedSlide};
use indeck_ooxml::lint::{Finding, LintOptions, lint};
use indeck_ooxml::{DeckFormat, Template, WorkbookPayload, WriteOptions};

use crate::Error;
use crate::report::edition::Edition;
use crate::report::guard::{Guard, Leave, Said};
use crate::report::plan::Plan;
use crate::report::resolve::Resolver;
use crate::report::seal::Seal;
use crate::report::stop::unless_stopped;
use crate::report::{BuildOptions, Progress, Step};

/// What was put on slides, and how large the file is.
#[derive(Default)]
pub(crate) struct Count {
    pub(crate) slides: usize,
    pub(crate) charts: usize,
    pub(crate) tables: usize,
    pub(crate) pictures: usize,
    pub(crate) bytes: u64,
    /// What is wrong with the template, and so with the deck.
    pub(crate) inherited: Vec<Finding>,
}

/// A deck whose slides were checked before, and which may be written.
pub(crate) struct Writing<'a> {
    pub(crate) edition: &'a Edition<'a>,
    pub(crate) plan: &'a Plan<'a>,
    pub(crate) template: &'a Template,
    pub(crate) options: &'a BuildOptions,
    pub(crate) guard: &'a Guard,
    pub(crate) leave: &'a Leave,
}

/// Why a deck was not written.
pub(crate) enum Unwritten {
    /// Something failed.
    Failed(Error),
    /// The policy, or the log, does not let it.
    Refused(Diagnostic),
}

impl From<Error> for Unwritten {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Diagnostic> for Unwritten {
    fn from(refusal: Diagnostic) -> Self {
        Self::Refused(refusal)
    }
}

impl Writing<'_> {
    /// Makes the deck, looks it through and seals it when the log knows of it; `see` is shown each
    /// slide. `output` is the name that it is to have.
    pub(crate) fn make(
        &self,
        output: &Path,
        see: &mut dyn FnMut(&ResolvedSlide),
        progress: &mut dyn Progress,
    ) -> Result<(Count, Vec<u8>), Unwritten> {
        let failed = |source| Error::WriteDeck { path: output.to_owned(), source };
        let mut count = Count::default();
        let mut manifest = Seal::new(self);
        let mut see = |slide: &ResolvedSlide| {
            count.add(slide);
            manifest.slide(slide);
            see(slide);
        };
        let deck = self.write(output, &mut see, progress)?;
        progress.step(&Step::Saving);
        unless_stopped(&self.options.cancel)?;
        let findings;
        (count.inherited, findings) = self.faults(deck.clone()).map_err(failed)?;
        if !findings.is_empty() {
            return Err(Error::UnsoundDeck { path: output.to_owned(), findings }.into());
        }
        self.search(&deck)?;
        // The log hears of the deck next; from there on it is made.
        unless_stopped(&self.options.cancel)?;
        let sealed = manifest.close(deck)?;
        count.bytes = sealed.len() as u64;
        Ok((count, sealed))
    }

    /// Looks in the whole deck for what the policy withholds.
    fn search(&self, deck: &[u8]) -> Result<(), Diagnostic> {
        if !self.guard.governs() {
            return Ok(());
        }
        // What a caller types is no word of the author's.
        let texts = self.edition.prepared.texts.iter().filter(|(name, _)| !name.starts_with("--"));
        let spec = texts.map(|(_, text)| text.as_str()).collect();
        self.guard.search(deck, &Said { spec, template: self.template })
    }

    /// What PowerPoint would repair in the deck, or refuse it for: what the template brought along,
    /// and what is the deck's own.
    fn faults(&self, deck: Vec<u8>) -> Result<(Vec<Finding>, Vec<Finding>), indeck_ooxml::Error> {
        let options = LintOptions { threads: self.options.threads, ..LintOptions::errors() };
        let found = lint(deck, &options)?;
        if found.is_empty() {
            return Ok((Vec::new(), found));
        }
        let known = self.template.lint(&options)?;
        let is_same = |a: &Finding, b: &Finding| {
            a.rule.code == b.rule.code && a.part == b.part && a.message == b.message
        };
        Ok(found.into_iter().partition(|fault| known.iter().any(|own| is_same(own, fault))))
    }

    fn write(
        &self,
        output: &Path,
        see: &mut dyn FnMut(&ResolvedSlide),
        progress: &mut dyn Progress,
    ) -> Result<Vec<u8>, Error> {
        let failed = |source| Error::WriteDeck { path: output.to_owned(), source };
        let resolver = Resolver { draws: true, ..self.edition.resolver() };
        let mut deck = Vec::new();
        let mut writer =
            self.template.writer(&mut deck, self.write_options(output)).map_err(failed)?;
        let of = self.plan.slides.len();
        for (index, planned) in self.plan.slides.iter().enumerate() {
            unless_stopped(&self.options.cancel)?;
            progress.step(&Step::Slide { number: index + 1, of });
            // Checked before with the same input, so that nothing new can be found here.
            for slide in resolver.slide(planned, &mut Vec::new()) {
                see(&slide);
                writer.push(slide).map_err(failed)?;
            }
        }
        writer.finish().map_err(failed)?;
        Ok(deck)
    }

    fn write_options(&self, output: &Path) -> WriteOptions {
        let report = &self.edition.prepared.spec.report;
        WriteOptions {
            properties: DeckProperties {
                title: self.edition.part("title"),
                subject: self.edition.part("subject"),
                author: self.edition.part("author"),
                keywords: None,
                created: self.options.created.clone(),
                language: report.language.as_ref().map(|l| l.value.clone()),
            },
            format: DeckFormat::of_path(output),
            threads: self.options.threads,
            workbooks: match self.guard.has_workbooks() {
                true => WorkbookPayload::Embedded,
                false => WorkbookPayload::None,
            },
            ..WriteOptions::default()
        }
    }
}

impl Count {
    fn add(&mut self, slide: &ResolvedSlide) {
        self.slides += 1;
        for shape in &slide.shapes {
            match shape.content {
                Content::Chart(_) => self.charts += 1,
                Content::Table(_) => self.tables += 1,
                Content::Picture(_) => self.pictures += 1,
                _ => {}
            }
        }
    }
}
