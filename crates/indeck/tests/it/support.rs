//! A folder with a template, data and a spec.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use indeck::{BuildError, BuildOptions, BuildReport, Diagnostic, Findings, build, check};
use indeck_testkit::{tiny_template, unzip};
use tempfile::TempDir;

/// Sales by month and region, with one blank, a text, a date and a code that looks like a number.
pub(crate) const SALES: &str = "\
month,region,revenue,costs,margin,code
2026-01-01,North,100,60,0.4,007
2026-01-01,South,80,50,0.375,012
2026-02-01,North,120.5,70,0.42,007
2026-02-01,South,90,55,0.39,012
2026-03-01,North,140,,0.5,007
2026-03-01,South,70,45,0.36,012
";

/// A PNG of one pixel.
pub(crate) const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xaf, 0xa4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N',
    b'D', 0xae, 0x42, 0x60, 0x82,
];

/// An SVG of two by one units, red.
const DRAWING: &str = concat!(
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">"#,
    r##"<rect width="2" height="1" fill="#f00"/><image href="/etc/hostname"/></svg>"##
);

pub(crate) struct Project {
    pub(crate) folder: TempDir,
}

impl Project {
    /// A folder whose spec is that text.
    pub(crate) fn new(spec: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let project = Self { folder };
        project.write("brand.potx", tiny_template());
        project.write("sales.csv", SALES);
        project.write("none.csv", "region,revenue\n");
        project.write("pixel.png", PIXEL);
        project.write("drawing.svg", DRAWING);
        project.write("words.svg", DRAWING.replace("<rect", "<text>a</text><rect"));
        project.write("cut.png", &PIXEL[..PIXEL.len() - 6]);
        project.write("report.yaml", spec);
        project
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn check(&self) -> Findings {
        check(&self.path("report.yaml"), &BuildOptions::default(), &mut ()).unwrap()
    }

    pub(crate) fn build(&self) -> Result<BuildReport, BuildError> {
        self.build_to(&self.path("out.pptx"))
    }

    pub(crate) fn build_to(&self, output: &Path) -> Result<BuildReport, BuildError> {
        build(&self.path("report.yaml"), output, &BuildOptions::default(), &mut ())
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
