//! The charts of a report as pictures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use indeck_model::deck::{Content, ResolvedSlide, Shape};
use indeck_model::{Brand, Diagnostic};
use indeck_ooxml::save_atomically;

use crate::Error;
use crate::evidence::manifest::Digest;
use crate::report::draw;
use crate::report::edition::Edition;
use crate::report::plan::Plan;
use crate::report::run::{Checked, Run};
use crate::report::stop::unless_stopped;
use crate::report::{BuildError, BuildOptions, Findings, Progress, Step};

/// The form of pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureFormat {
    /// Lines and letters, sharp at every size.
    #[default]
    Svg,
    /// Pixels.
    Png,
}

impl PictureFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
}

/// How charts are rendered.
///
/// ```
/// use indeck::{PictureFormat, RenderOptions};
/// let options = RenderOptions { format: PictureFormat::Png, ..RenderOptions::default() };
/// assert_eq!(options.width, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RenderOptions {
    /// The form of the pictures.
    pub format: PictureFormat,
    /// Width of PNG pictures in pixels; `None` takes two for each pixel of 1/96 inch on the slide.
    pub width: Option<u32>,
}

/// A chart that was rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderedChart {
    /// The slide, from 1.
    pub slide: usize,
    /// The stable id of the slide; empty if it has none.
    pub slide_id: String,
    /// The placeholder, as the spec names it.
    pub placeholder: String,
    /// The kind of chart, as the spec names it.
    pub mark: &'static str,
    /// The file.
    pub output: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Text for people who do not see it.
    pub alt: Option<String>,
}

/// The charts of a report in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawnCharts {
    /// The charts in the order of the slides, each with the name of its file, and its picture.
    pub charts: Vec<(RenderedChart, Vec<u8>)>,
    /// Warnings.
    pub findings: Findings,
}

/// What was rendered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RenderReport {
    /// The charts in the order of the slides.
    pub charts: Vec<RenderedChart>,
    /// Warnings.
    pub findings: Findings,
}

/// Renders each chart of a report into a folder, one file a chart. The files are named by slide
/// and placeholder (`03-revenue.svg`, `04-regions-left.svg`); each is whole or not there, and none
/// is written before all are drawn.
///
/// # Errors
/// As [`build`](crate::build); [`Error::WritePicture`] if a file cannot be written.
///
/// ```no_run
/// use indeck::{BuildOptions, RenderOptions, render_charts};
/// let options = (BuildOptions::default(), RenderOptions::default());
/// let made = render_charts("report.yaml".as_ref(), "out".as_ref(), &options.0, &options.1, &mut ())?;
/// made.charts.iter().for_each(|chart| println!("{}", chart.output.display()));
/// # Ok::<(), indeck::BuildError>(())
/// ```
pub fn render_charts(
    spec: &Path,
    folder: &Path,
    options: &BuildOptions,
    pictures: &RenderOptions,
    progress: &mut dyn Progress,
) -> Result<RenderReport, BuildError> {
    let put = |drawn| save_all(drawn, folder);
    let rendered = drawn(spec, options, pictures, progress, put);
    rendered.map(|(charts, findings)| RenderReport { charts, findings })
}

/// Draws each chart of a report as [`render_charts`] does, and leaves the pictures in memory.
///
/// # Errors
/// As [`build`](crate::build).
///
/// ```no_run
/// use indeck::{BuildOptions, RenderOptions, draw_charts};
/// let options = (BuildOptions::default(), RenderOptions::default());
/// let drawn = draw_charts("report.yaml".as_ref(), &options.0, &options.1, &mut ())?;
/// drawn.charts.iter().for_each(|(chart, svg)| println!("{}: {}", chart.output.display(), svg.len()));
/// # Ok::<(), indeck::BuildError>(())
/// ```
pub fn draw_charts(
    spec: &Path,
    options: &BuildOptions,
    pictures: &RenderOptions,
    progress: &mut dyn Progress,
) -> Result<DrawnCharts, BuildError> {
    let drawn = drawn(spec, options, pictures, progress, Ok);
    drawn.map(|(charts, findings)| DrawnCharts { charts, findings })
}

/// Draws the charts and puts them where they belong; nothing is put anywhere before all are drawn
/// and the log knows of them.
fn drawn<T>(
    spec: &Path,
    options: &BuildOptions,
    pictures: &RenderOptions,
    progress: &mut dyn Progress,
    put: impl FnOnce(Vec<Drawn>) -> Result<T, Error>,
) -> Result<(T, Findings), BuildError> {
    let mut run = Run::new(spec, options, progress)?;
    let value = run.only_value()?;
    let checked = run.checked(value.as_ref(), progress)?;
    let Checked { edition, plan, diagnostics, skipped, .. } = checked;
    let stops = diagnostics.iter().any(Diagnostic::is_error);
    let stops = stops || skipped.is_some() || run.has_errors();
    let guard = match &edition.guard {
        Some(guard) if !stops && edition.prepared.template.is_some() => guard,
        _ => return Err(BuildError::Invalid(run.all_findings(diagnostics))),
    };
    let refused = |refusal: Diagnostic| {
        let found = [diagnostics.clone(), vec![refusal]].concat();
        BuildError::Invalid(run.all_findings(found))
    };
    let leave = guard.leave().map_err(&refused)?;
    let drawn = draw_all(&edition, &plan, pictures, progress);
    if let Err(stopped) = unless_stopped(&options.cancel) {
        let _ = guard.failed(&leave, stopped.code());
        return Err(stopped.into());
    }
    guard.done(&leave, &[digest(&drawn)]).map_err(&refused)?;
    match put(drawn) {
        Ok(put) => Ok((put, run.all_findings(diagnostics))),
        Err(error) => {
            // That the pictures are not there is told in any case.
            let _ = guard.failed(&leave, error.code());
            Err(error.into())
        }
    }
}

/// A chart whose file has a name and no folder yet, and its picture.
type Drawn = (RenderedChart, Vec<u8>);

/// The pictures of all charts.
fn draw_all(
    edition: &Edition<'_>,
    plan: &Plan<'_>,
    pictures: &RenderOptions,
    progress: &mut dyn Progress,
) -> Vec<Drawn> {
    let resolver = edition.resolver();
    let mut slides = Vec::new();
    for planned in &plan.slides {
        slides.extend(resolver.slide(planned, &mut Vec::new()));
    }
    let mut drawn = Vec::new();
    let of = slides.len();
    for (index, slide) in slides.iter().enumerate() {
        if edition.prepared.cancel.is_cancelled() {
            break;
        }
        progress.step(&Step::Draw { number: index + 1, of });
        drawn.extend(charts_of(slide, index + 1, resolver.brand, pictures));
    }
    let mut taken = BTreeSet::new();
    for (chart, bytes) in &mut drawn {
        chart.output = free_name(chart, pictures.format, &mut taken).into();
        chart.bytes = bytes.len() as u64;
    }
    drawn
}

/// The digest of all pictures: that of theirs, one after the other.
fn digest(drawn: &[Drawn]) -> [u8; 32] {
    let each: Vec<u8> = drawn.iter().flat_map(|(_, bytes)| Digest::of(bytes).0).collect();
    Digest::of(&each).0
}

/// Gives the pictures their places.
fn save_all(drawn: Vec<Drawn>, folder: &Path) -> Result<Vec<RenderedChart>, Error> {
    std::fs::create_dir_all(folder).map_err(|source| Error::WritePicture {
        path: folder.to_owned(),
        source: indeck_ooxml::Error::Io { doing: "make", path: folder.to_owned(), source },
    })?;
    let mut charts = Vec::with_capacity(drawn.len());
    for (chart, bytes) in drawn {
        let output = folder.join(&chart.output);
        write(&output, &bytes)?;
        charts.push(RenderedChart { output, ..chart });
    }
    Ok(charts)
}

/// The charts of a slide with their pictures; what they are called is not told apart yet.
fn charts_of(
    slide: &ResolvedSlide,
    number: usize,
    brand: Option<&Brand>,
    pictures: &RenderOptions,
) -> Vec<Drawn> {
    let is_chart = |shape: &&Shape| matches!(shape.content, Content::Chart(_));
    let several = slide.shapes.iter().filter(is_chart).count() > 1;
    let shapes = slide.shapes.iter().filter(is_chart);
    shapes.filter_map(|shape| rendered(slide, shape, number, several, brand, pictures)).collect()
}

fn rendered(
    slide: &ResolvedSlide,
    shape: &Shape,
    number: usize,
    several: bool,
    brand: Option<&Brand>,
    pictures: &RenderOptions,
) -> Option<Drawn> {
    let Content::Chart(chart) = &shape.content else { return None };
    let options = draw::options(brand, draw::size(slide, shape, brand));
    let drawing = draw::drawing(chart, &options)?;
    let bytes = match pictures.format {
        PictureFormat::Svg => drawing.to_svg().into_bytes(),
        PictureFormat::Png => {
            let usual = (options.width * 2.0).round() as u32;
            drawing.to_png(pictures.width.unwrap_or(usual).max(1)).ok()?
        }
    };
    let placeholder = shape.id.strip_prefix(&format!("{}/", slide.id)).unwrap_or_default();
    let place = match (&*slide.id, several) {
        ("", false) => Vec::new(),
        ("", true) => vec![placeholder],
        (id, false) => vec![id],
        (id, true) => vec![id, placeholder],
    };
    let parts: Vec<String> = place.into_iter().map(fit).filter(|p| !p.is_empty()).collect();
    let name = std::iter::once(format!("{number:02}")).chain(parts).collect::<Vec<_>>().join("-");
    let chart = RenderedChart {
        slide: number,
        slide_id: slide.id.clone(),
        placeholder: placeholder.to_owned(),
        mark: chart.mark(),
        output: PathBuf::from(name),
        bytes: 0,
        alt: shape.alt.clone(),
    };
    Some((chart, bytes))
}

/// A name as a part of a file's name: small letters, digits and `-`.
fn fit(name: &str) -> String {
    let small = name.chars().flat_map(char::to_lowercase);
    let mut out = String::new();
    for c in small.take(80) {
        match c {
            c if c.is_alphanumeric() || c == '_' => out.push(c),
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The name of a chart's file, with a number where another chart has it.
fn free_name(chart: &RenderedChart, format: PictureFormat, taken: &mut BTreeSet<String>) -> String {
    let stem = chart.output.display().to_string();
    let ending = format.extension();
    let numbered = (2..).map(|n| format!("{stem}-{n}.{ending}"));
    let mut names = std::iter::once(format!("{stem}.{ending}")).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or_default()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let written = save_atomically(path, |sink| Ok(sink.write_all(bytes)?));
    written.map_err(|source| Error::WritePicture { path: path.to_owned(), source })
}
