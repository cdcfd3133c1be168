//! A folder with a small report, and a run of the command in it.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Variables that change what the command shows.
const VARIABLES: [&str; 5] = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "CI"];

/// A spec without a mistake: two slides, a chart and a table.
pub(crate) const SPEC: &str = r##"indeck: 1
report: { id: sales, title: Sales review, template: brand.potx }
sources: { sales: sales.csv }
tables:
  by_region:
    sql: "SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region"
slides:
  - id: cover
    layout: Title Slide
    fill: { title: "{{ report.title }}" }
  - id: revenue
    layout: Title and Content
    fill:
      title: Revenue by region
      Content: { mark: column, data: by_region, encode: { x: region, y: revenue } }
"##;

/// A spec with a parameter, checks, a condition and a burst: North passes, South fails a check, and
/// West is skipped.
pub(crate) const BURST: &str = r##"indeck: 1
report: { id: regions, title: "{{ burst.region }} since {{ params.from }}", template: brand.potx }
params: { from: { type: integer, default: 1 } }
sources: { sales: regions.csv }
tables:
  months:
    sql: "SELECT month, SUM(revenue) AS revenue FROM sales WHERE month >= $from GROUP BY month ORDER BY month"
burst: { over: region, when: "sum(months.revenue) > 0" }
checks:
  - { id: enough, assert: "sum(months.revenue) >= 20" }
  - { id: two-months, assert: "count(months) == 2", severity: warning, message: "{{ count(months) }} months" }
slides:
  - id: cover
    layout: Title Slide
    fill: { title: "{{ report.title }}" }
  - id: months
    layout: Title and Content
    when: "count(months) > 1"
    fill: { title: Months, Content: { mark: line, data: months, encode: { x: month, y: revenue } } }
"##;

/// The data of [`BURST`].
const REGIONS: &str = "\
region,month,revenue
North,1,10
North,2,12
South,1,4
South,2,5
East,1,30
West,1,0
";

/// The spec with a layout and a column that do not exist.
pub(crate) fn broken_spec() -> String {
    SPEC.replace("layout: Title Slide", "layout: Titel Slide").replace("y: revenue", "y: reveneu")
}

/// A folder with `report.yaml`, `broken.yaml`, `burst.yaml`, their data and `brand.potx`.
pub(crate) struct Report {
    folder: TempDir,
}

impl Report {
    pub(crate) fn new() -> Self {
        let report = Self { folder: tempfile::tempdir().unwrap() };
        report.write("report.yaml", SPEC);
        report.write("broken.yaml", broken_spec());
        report.write("sales.csv", "region,month,revenue\nNorth,1,10\nSouth,1,20.5\nNorth,2,12\n");
        report.write("burst.yaml", BURST);
        report.write("regions.csv", REGIONS);
        report.write("brand.potx", indeck_testkit::tiny_template());
        report
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    /// Names in the folder, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let name = |e: std::io::Result<fs::DirEntry>| e.unwrap().file_name().into_string().unwrap();
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    /// The command with those arguments, separated by spaces, in the folder.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        command(self.folder.path(), arguments)
    }

    pub(crate) fn run(&self, arguments: &str) -> Run {
        Run::of(arguments, self.command(arguments))
    }

    /// Runs the command with that variable set.
    pub(crate) fn run_with(&self, variable: (&str, &str), arguments: &str) -> Run {
        let mut command = self.command(arguments);
        command.env(variable.0, variable.1);
        Run::of(arguments, command)
    }
}

fn command(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_indeck"));
    command.current_dir(folder).args(arguments.split_whitespace()).stdin(Stdio::null());
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command
}

/// What a run of the command came to.
pub(crate) struct Run {
    pub(crate) arguments: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    pub(crate) fn of(arguments: &str, mut command: Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        Self {
            arguments: arguments.to_owned(),
            code: status.code(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// All of it as one text, without what changes from run to run.
    pub(crate) fn transcript(&self) -> String {
        let mut text = format!("$ indeck {}\n", self.arguments);
        for (name, stream) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !stream.is_empty() {
                text += &format!("--- {name}\n{}", steady(stream));
            }
        }
        text + &format!("--- exit code {}\n", self.code.unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// The text without sizes and times of builds, and without the version.
pub(crate) fn steady(text: &str) -> String {
    let lines: String = text.lines().map(|line| masked(line) + "\n").collect();
    lines.replace(env!("CARGO_PKG_VERSION"), "[version]")
}

/// A line that tells of a build, without its time and the deck's size.
fn masked(line: &str) -> String {
    let mut line = line.to_owned();
    if let (true, Some(start), Some(end)) =
        (line.contains("wrote "), line.find(" ("), line.find(')'))
    {
        line.replace_range(start..=end, " ([size])");
    }
    let bytes = "\"bytes\": ";
    if let Some(start) = line.find(bytes) {
        line.replace_range(start + bytes.len().., "[bytes],");
    }
    let is_told = ["wrote ", " made", "drew "].iter().any(|word| line.contains(word));
    match line.rfind(" in ") {
        Some(start) if is_told && line.ends_with('s') => line[..start].to_owned() + " in [time]",
        _ => line,
    }
}

/// Reads one byte of a child's output and closes the pipe.
pub(crate) fn first_byte_only(command: &mut Command) -> (Option<i32>, String) {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut byte = [0];
    child.stdout.take().unwrap().read_exact(&mut byte).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}
