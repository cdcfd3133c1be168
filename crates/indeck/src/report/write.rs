//! Writes a deck, slide by slide.

use std::io::{self, Write};
use std::path::Path;

use indeck_model::deck::{Content, DeckProperties, ResolvedSlide};
use indeck_ooxml::lint::{Finding, LintOptions, lint};
use indeck_ooxml::{DeckFormat, Template, WriteOptions, save_atomically};

use crate::Error;
use crate::report::edition::Edition;
use crate::report::plan::Plan;
use crate::report::resolve::Resolver;
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

/// A deck whose slides were checked before.
pub(crate) struct Writing<'a> {
    pub(crate) edition: &'a Edition<'a>,
    pub(crate) plan: &'a Plan<'a>,
    pub(crate) template: &'a Template,
    pub(crate) options: &'a BuildOptions,
}

impl Writing<'_> {
    /// Writes the file beside its place and renames it when it is complete.
    pub(crate) fn save(&self, output: &Path, progress: &mut dyn Progress) -> Result<Count, Error> {
        let mut count = Count::default();
        let mut findings = Vec::new();
        let write = |sink: &mut dyn Write| {
            let mut sink = Kept { sink, bytes: Vec::new() };
            self.write(output, &mut sink, progress, &mut count)?;
            count.bytes = sink.bytes.len() as u64;
            (count.inherited, findings) = self.faults(sink.bytes)?;
            match findings.is_empty() {
                true => Ok(()),
                // Any error takes the unfinished file away; what is told are the findings.
                false => Err(indeck_ooxml::Error::from(io::Error::other("unsound"))),
            }
        };
        let saved = save_atomically(output, write);
        if !findings.is_empty() {
            return Err(Error::UnsoundDeck { path: output.to_owned(), findings });
        }
        saved.map_err(|source| Error::WriteDeck { path: output.to_owned(), source })?;
        Ok(count)
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
        sink: &mut dyn Write,
        progress: &mut dyn Progress,
        count: &mut Count,
    ) -> Result<(), indeck_ooxml::Error> {
        let resolver = Resolver { draws: true, ..self.edition.resolver() };
        let mut writer = self.template.writer(sink, self.write_options(output))?;
        let of = self.plan.slides.len();
        for (index, planned) in self.plan.slides.iter().enumerate() {
            progress.step(&Step::Slide { number: index + 1, of });
            // Checked before with the same input, so that nothing new can be found here.
            for slide in resolver.slide(planned, &mut Vec::new()) {
                count.add(&slide);
                writer.push(slide)?;
            }
        }
        progress.step(&Step::Saving);
        writer.finish()?;
        Ok(())
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

/// A sink that keeps what goes through it.
struct Kept<'a> {
    sink: &'a mut dyn Write,
    bytes: Vec<u8>,
}

impl Write for Kept<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.sink.write(buffer)?;
        self.bytes.extend(buffer.iter().take(written));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}
