//! `check` and `build`.

use std::io::{self, Write};
use std::path::Path;

use indeck_model::Diagnostic;
use indeck_model::deck::{Content, DeckProperties, ResolvedSlide};
use indeck_ooxml::{DeckFormat, Template, WriteOptions, save_atomically};

use crate::Error;
use crate::report::gather::{Gathered, gather};
use crate::report::{BuildError, BuildOptions, BuildReport, Findings, Progress, Step};

/// Checks a report without writing anything: reads the spec, its template and its data, makes
/// every table and every slide, and reports all mistakes at once.
///
/// # Errors
/// [`Error::ReadSpec`] if the spec cannot be read, and [`Error::Data`] if the data engine fails.
/// Mistakes are no errors: they are in the findings.
///
/// ```no_run
/// use indeck::{BuildOptions, check};
/// let findings = check("report.yaml".as_ref(), &BuildOptions::default(), &mut ())?;
/// findings.diagnostics.iter().for_each(|d| println!("{d}"));
/// # Ok::<(), indeck::Error>(())
/// ```
pub fn check(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<Findings, Error> {
    Ok(checked(spec, options, progress)?.into_findings())
}

/// Builds a deck from a report. The file is written beside its place and renamed when it is
/// complete: a failed build leaves what was there before.
///
/// # Errors
/// [`BuildError::Invalid`] if the report has mistakes, and [`BuildError::Failed`] if the spec cannot
/// be read, the data engine fails, the output is the template or the deck cannot be written.
pub fn build(
    spec: &Path,
    output: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<BuildReport, BuildError> {
    let gathered = checked(spec, options, progress)?;
    let stops = gathered.diagnostics.iter().any(Diagnostic::is_error);
    let template = match &gathered.template {
        Some(template) if !stops => template,
        _ => return Err(BuildError::Invalid(gathered.into_findings())),
    };
    keep_template(&gathered, output)?;
    let mut count = Count::default();
    let write = |sink: &mut dyn Write| {
        let mut sink = Counted { sink, bytes: 0 };
        write(&gathered, template, output, options, &mut sink, progress, &mut count)?;
        Ok(sink.bytes)
    };
    let failed = |source| Error::WriteDeck { path: output.to_owned(), source };
    let bytes = save_atomically(output, write).map_err(failed)?;
    Ok(BuildReport {
        output: output.to_owned(),
        slides: gathered.spec.slides.len(),
        charts: count.charts,
        tables: count.tables,
        pictures: count.pictures,
        bytes,
        findings: gathered.into_findings(),
    })
}

/// Refuses an output that is the template: the next build would start from this one's deck.
fn keep_template(gathered: &Gathered, output: &Path) -> Result<(), Error> {
    let written = gathered.spec.report.template.as_ref();
    let template = written.and_then(|t| gathered.paths.root().join(&t.value).canonicalize().ok());
    match output.canonicalize() {
        Ok(path) if Some(&path) == template.as_ref() => {
            Err(Error::OutputIsTemplate { path: output.to_owned() })
        }
        _ => Ok(()),
    }
}

/// Gathers a report and makes all its slides once, for their mistakes.
fn checked(
    spec: &Path,
    options: &BuildOptions,
    progress: &mut dyn Progress,
) -> Result<Gathered, Error> {
    let mut gathered = gather(spec, options, progress)?;
    let mut diagnostics = Vec::new();
    let of = gathered.spec.slides.len();
    for (index, slide) in gathered.spec.slides.iter().enumerate() {
        progress.step(&Step::Check { number: index + 1, of });
        gathered.resolver().slide(slide, &mut diagnostics);
    }
    gathered.diagnostics.extend(diagnostics);
    warn_unused_tables(&mut gathered);
    Ok(gathered)
}

/// A table that nothing shows is probably one that was forgotten; told only where no other mistake
/// may hide its use.
fn warn_unused_tables(gathered: &mut Gathered) {
    if gathered.diagnostics.iter().any(Diagnostic::is_error) {
        return;
    }
    let unused = gathered.spec.tables.iter().filter(|t| !gathered.tables.is_used(&t.name));
    let warnings: Vec<Diagnostic> = unused
        .map(|table| {
            let message = format!("nothing uses the table `{}`", table.name.value);
            Diagnostic::warning("unused-table", message)
                .at(table.name.at.clone())
                .hint("remove it, or show it on a slide")
        })
        .collect();
    gathered.diagnostics.extend(warnings);
}

/// Writes the deck, slide by slide.
fn write(
    gathered: &Gathered,
    template: &Template,
    output: &Path,
    options: &BuildOptions,
    sink: &mut dyn Write,
    progress: &mut dyn Progress,
    count: &mut Count,
) -> Result<(), indeck_ooxml::Error> {
    let resolver = gathered.resolver();
    let mut writer = template.writer(sink, write_options(gathered, output, options))?;
    let of = gathered.spec.slides.len();
    for (index, spec) in gathered.spec.slides.iter().enumerate() {
        progress.step(&Step::Slide { number: index + 1, of });
        // Checked before with the same input, so that nothing new can be found here.
        let slide = resolver.slide(spec, &mut Vec::new());
        count.add(&slide);
        writer.push(slide)?;
    }
    progress.step(&Step::Saving);
    writer.finish()?;
    Ok(())
}

fn write_options(gathered: &Gathered, output: &Path, options: &BuildOptions) -> WriteOptions {
    let report = &gathered.spec.report;
    WriteOptions {
        properties: DeckProperties {
            title: report.title.as_ref().map(|t| t.value.clone()),
            subject: report.subject.clone(),
            author: report.author.clone(),
            keywords: None,
            created: options.created.clone(),
            language: report.language.as_ref().map(|l| l.value.clone()),
        },
        format: DeckFormat::of_path(output),
        threads: options.threads,
        ..WriteOptions::default()
    }
}

/// What was put on slides.
#[derive(Default)]
struct Count {
    charts: usize,
    tables: usize,
    pictures: usize,
}

impl Count {
    fn add(&mut self, slide: &ResolvedSlide) {
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

/// A sink that counts its bytes.
struct Counted<'a> {
    sink: &'a mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.sink.write(buffer)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}
