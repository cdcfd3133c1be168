//! Makes the gallery of charts in `docs/gallery` from its specs: for each a deck, a picture of each
//! chart, and a page. With `--check` it writes nothing and names what is not up to date.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use indeck::{BuildError, BuildOptions, RenderOptions, RenderReport};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Where the pages of the specs lie, and where their decks and pictures.
const GALLERY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/gallery");
const DECKS: &str = "decks";
const PICTURES: &str = "pictures";

fn main() -> Result<()> {
    let gallery = Path::new(GALLERY);
    let work = std::env::temp_dir().join(format!("indeck-gallery-{}", std::process::id()));
    fs::create_dir_all(&work)?;
    let files = make(gallery, &work);
    fs::remove_dir_all(&work)?;
    let files = files?;
    if !std::env::args().any(|argument| argument == "--check") {
        return write(gallery, &files);
    }
    let stale = stale(gallery, &files)?;
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("not up to date, run the example `gallery`: {}", stale.join(", ")).into())
}

/// Path from the gallery, content.
type Files = BTreeMap<String, Vec<u8>>;

/// All files of the gallery that are made.
fn make(gallery: &Path, work: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut index = INTRODUCTION.to_owned();
    for spec in specs(gallery)? {
        let name = stem(&spec);
        let page = Page::read(name, &fs::read_to_string(&spec)?);
        let deck = work.join(format!("{name}.pptx"));
        let options = BuildOptions::default();
        indeck::build(&spec, &deck, &options, &mut ()).map_err(told)?;
        files.insert(format!("{DECKS}/{name}.pptx"), fs::read(&deck)?);
        let charts =
            indeck::render_charts(&spec, work, &options, &RenderOptions::default(), &mut ());
        let charts = charts.map_err(told)?;
        for chart in &charts.charts {
            files.insert(picture(name, &chart.output), fs::read(&chart.output)?);
        }
        index.push_str(&page.entry(&charts));
        files.insert(format!("{name}.md"), page.text(&charts).into_bytes());
    }
    files.insert("README.md".to_owned(), index.into_bytes());
    Ok(files)
}

const INTRODUCTION: &str = "\
# Gallery

One page a kind: the spec, the pictures that `indeck render --charts` draws of it, and the deck to
open in PowerPoint, where every chart is native and editable. All data are made up. Everything here
is made from the specs in this folder by `cargo run -p indeck-examples --example gallery`.

";

/// What a spec says about itself in its first lines.
struct Page<'a> {
    name: &'a str,
    title: String,
    words: String,
    spec: String,
}

impl<'a> Page<'a> {
    /// The comment at the top is the title and a description; the rest is the spec.
    fn read(name: &'a str, text: &str) -> Self {
        let comment = |line: &&str| line.starts_with('#');
        let mut lines =
            text.lines().take_while(comment).map(|line| line.trim_start_matches(['#', ' ']));
        let title = lines.next().unwrap_or(name).to_owned();
        let words = lines.collect::<Vec<_>>().join("\n");
        let spec = text.lines().skip_while(comment).collect::<Vec<_>>().join("\n");
        Self { name, title, words, spec }
    }

    /// Its line in the list of pages.
    fn entry(&self, charts: &RenderReport) -> String {
        let Self { name, title, .. } = self;
        let first = charts.charts.first().map(|chart| picture(name, &chart.output));
        let first = first.unwrap_or_default();
        format!(
            "## [{title}]({name}.md)\n\n<img src=\"{first}\" width=\"420\" alt=\"{title}\">\n\n"
        )
    }

    fn text(&self, charts: &RenderReport) -> String {
        let Self { name, title, words, spec } = self;
        let mut page = format!("# {title}\n\n{words}\n\n[The deck]({DECKS}/{name}.pptx)\n");
        for chart in &charts.charts {
            let alt = chart.alt.as_deref().unwrap_or(title).replace(['[', ']', '\n'], " ");
            page.push_str(&format!("\n![{alt}]({})\n", picture(name, &chart.output)));
        }
        page.push_str(&format!(
            "\n[The spec]({name}.yaml):\n\n```yaml\n{spec}\n```\n\n[All kinds](README.md)\n"
        ));
        page
    }
}

/// The place of a picture in the gallery.
fn picture(name: &str, output: &Path) -> String {
    let file = output.file_name().unwrap_or_default().to_string_lossy();
    format!("{PICTURES}/{name}-{file}")
}

/// The specs in the order of their names.
fn specs(gallery: &Path) -> Result<Vec<PathBuf>> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(gallery)?.collect();
    let mut specs: Vec<_> = entries?.into_iter().map(|entry| entry.path()).collect();
    specs.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    specs.sort();
    Ok(specs)
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// An error with the first finding, where there is one.
fn told(error: BuildError) -> Box<dyn Error> {
    match error {
        BuildError::Invalid(findings) => {
            let first = findings.diagnostics.first().map(ToString::to_string);
            first.unwrap_or_default().into()
        }
        error => error.into(),
    }
}

fn write(gallery: &Path, files: &Files) -> Result<()> {
    for folder in [DECKS, PICTURES] {
        drop(fs::remove_dir_all(gallery.join(folder)));
        fs::create_dir_all(gallery.join(folder))?;
    }
    files.iter().try_for_each(|(path, content)| Ok(fs::write(gallery.join(path), content)?))
}

/// The files that differ from those that are there, are missing, or are there for no spec.
fn stale(gallery: &Path, files: &Files) -> Result<Vec<String>> {
    let differs = |(path, content): &(&String, &Vec<u8>)| {
        fs::read(gallery.join(path)).map_or(true, |found| found != **content)
    };
    let mut stale: Vec<String> =
        files.iter().filter(differs).map(|(path, _)| path.clone()).collect();
    for folder in [DECKS, PICTURES] {
        for entry in fs::read_dir(gallery.join(folder))? {
            let path = format!("{folder}/{}", entry?.file_name().to_string_lossy());
            if !files.contains_key(&path) {
                stale.push(path);
            }
        }
    }
    Ok(stale)
}
