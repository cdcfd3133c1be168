//! A folder with a template, data and a spec.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use indeck::{
    BuildError, BuildOptions, BuildReport, BurstReport, Diagnostic, Findings, build, build_each,
    check,
};
use indeck_testkit::{tiny_template, unzip};
use tempfile::TempDir;

/// A PNG of one pixel.
pub(crate) const PIXEL: &[u8] = include_bytes!("../specs/files/pixel.png");

/// The folder of the specs of these tests.
pub(crate) fn specs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs")
}

/// The specs of a kind, `valid` or `broken`, by name.
pub(crate) fn named(kind: &str) -> Vec<PathBuf> {
    let listed = fs::read_dir(specs().join(kind)).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = listed.filter(|p| p.extension().is_some()).collect();
    files.sort();
    files
}

/// The name of a spec's file, without its extension.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

pub(crate) struct Project {
    pub(crate) folder: TempDir,
    pub(crate) options: BuildOptions,
}

impl Project {
    /// A folder whose spec is that text, with a template and the files of `tests/specs/files`.
    pub(crate) fn new(spec: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Self { folder, options: BuildOptions::default() };
        project.write("brand.potx", tiny_template());
        for file in fs::read_dir(specs().join("files")).unwrap().map(Result::unwrap) {
            fs::copy(file.path(), project.path(&file.file_name().to_string_lossy())).unwrap();
        }
        project.write("report.yaml", spec);
        project
    }

    /// The project of a file of `tests/specs`. A line `# file NAME` begins another file of it; the
    /// first comments may hold options: `# param NAME=VALUE`, `# set KEY=VALUE`, `# burst VALUE`.
    pub(crate) fn read(path: &Path) -> Self {
        Self::of(&fs::read_to_string(path).unwrap())
    }

    /// The project of a text with several files.
    pub(crate) fn of(text: &str) -> Self {
        let (spec, others) = match text.split_once("\n# file ") {
            Some((spec, others)) => (format!("{spec}\n"), others),
            None => (text.to_owned(), ""),
        };
        let mut project = Self::new(&spec);
        for (name, text) in others.split("\n# file ").filter_map(|part| part.split_once('\n')) {
            fs::create_dir_all(project.path(name).parent().unwrap()).unwrap();
            project.write(name, text);
        }
        project.options = options(&spec);
        project
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn check(&self) -> Findings {
        check(&self.path("report.yaml"), &self.options, &mut ()).unwrap()
    }

    pub(crate) fn build(&self) -> Result<BuildReport, BuildError> {
        self.build_to(&self.path("out.pptx"))
    }

    pub(crate) fn build_to(&self, output: &Path) -> Result<BuildReport, BuildError> {
        build(&self.path("report.yaml"), output, &self.options, &mut ())
    }

    /// Builds a deck for each value of the burst into the folder `out`.
    pub(crate) fn build_each(&self) -> Result<BurstReport, BuildError> {
        fs::create_dir_all(self.path("out")).unwrap();
        build_each(&self.path("report.yaml"), &self.path("out"), &self.options, &mut ())
    }

    /// Findings as `place code | first hint`, with a file's name where it is not the spec.
    pub(crate) fn shown(&self, diagnostics: &[Diagnostic]) -> Vec<String> {
        let one = |d: &Diagnostic| {
            let name = d.at.as_ref().map_or("report.yaml", |at| at.file.as_str());
            let folder = format!("{}/", self.folder.path().display());
            let name = name.strip_prefix(&folder).unwrap_or(name);
            let line = shown(std::slice::from_ref(d)).concat();
            if name == "report.yaml" { line } else { format!("{name}:{line}") }
        };
        diagnostics.iter().map(one).collect()
    }

    /// Builds without any finding and unpacks the deck.
    pub(crate) fn deck(&self) -> BTreeMap<String, String> {
        let made = self.build().unwrap_or_else(|e| panic!("{}", explain(&e)));
        assert_eq!(shown(&made.findings.diagnostics), Vec::<String>::new());
        let parts = unzip(&fs::read(made.output).unwrap());
        parts
            .into_iter()
            .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    }
}

/// What the first comments of a spec ask for.
fn options(spec: &str) -> BuildOptions {
    let said = |word: &str| -> Vec<String> {
        let head = format!("# {word} ");
        spec.lines().filter_map(|l| Some(l.strip_prefix(&head)?.to_owned())).collect()
    };
    let pairs = |word: &str| {
        let split = |line: &String| line.split_once('=').map(|(k, v)| (k.to_owned(), v.to_owned()));
        said(word).iter().filter_map(split).collect()
    };
    BuildOptions {
        params: pairs("param"),
        sets: pairs("set"),
        burst: said("burst").pop(),
        ..BuildOptions::default()
    }
}

pub(crate) fn explain(error: &BuildError) -> String {
    match error {
        BuildError::Invalid(findings) => shown(&findings.diagnostics).join("\n"),
        other => {
            let source = std::error::Error::source(other).map(ToString::to_string);
            format!("{other}: {}", source.unwrap_or_default())
        }
    }
}

/// Findings as `line:column code | first hint`.
pub(crate) fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
    let one = |d: &Diagnostic| {
        let at = d.at.as_ref().map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let hint = d.hints.first().map_or(String::new(), |hint| format!(" | {hint}"));
        format!("{at} {}{hint}", d.code)
    };
    diagnostics.iter().map(one).collect()
}

/// A report of one slide of the layout `Title and Content`, filled like that.
pub(crate) fn slide(fill: &str) -> String {
    let fill = fill.trim_end().replace('\n', "\n      ");
    format!(
        "indeck: 1
report: {{ id: test, title: \"Sales & co\", template: brand.potx }}
sources: {{ sales: sales.csv }}
tables:
  by_month: {{ sql: \"SELECT month, region, revenue, costs, margin FROM sales ORDER BY month, region\" }}
slides:
  - id: one
    layout: Title and Content
    fill:
      {fill}
"
    )
}
