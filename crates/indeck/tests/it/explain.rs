//! The pages of the diagnostic codes: there is one for each, and their examples do what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use indeck::explain::{Explanation, explain, explanations, nearest_code};
use indeck::{Diagnostic, Severity};

use crate::support::{Project, shown};

/// Functions whose first argument is a code.
const REPORTING: &[&str] = &["error", "warning", "note", "fault", "wrong"];

/// What an example has where it says nothing itself.
const FRAME: &[(&str, &str)] = &[
    ("indeck", "indeck: 1\n"),
    ("report", "report: { title: Sales, template: brand.potx }\n"),
    ("sources", "sources: { sales: sales.csv }\n"),
    (
        "tables",
        "tables:
  by_region: { sql: \"SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region\" }
  by_month: { sql: \"SELECT month, region, revenue, costs, margin FROM sales ORDER BY month, region\" }
",
    ),
    ("slides", "slides: [ { layout: Title and Content, fill: { title: Sales } } ]\n"),
];

/// Keys of a spec that the frame does not have.
const FURTHER: &[&str] = &["include", "params", "checks", "defaults", "burst"];

#[test]
fn every_code_of_the_sources_has_a_page() {
    let explained = codes();
    let used: BTreeSet<String> = sources().iter().flat_map(|text| codes_in(text)).collect();
    assert!(used.len() > 100, "the scan finds only {} codes", used.len());
    let bare: Vec<&String> = used.iter().filter(|c| !explained.contains(c.as_str())).collect();
    assert_eq!(bare, Vec::<&String>::new(), "codes without a page");
}

#[test]
fn every_page_explains_a_code_of_the_sources() {
    let used: BTreeSet<String> =
        sources().iter().flat_map(|text| literals(text)).map(|(_, word)| word.to_owned()).collect();
    let idle: Vec<&str> = codes().into_iter().filter(|code| !used.contains(*code)).collect();
    assert_eq!(idle, Vec::<&str>::new(), "pages of codes that nothing reports");
}

#[test]
fn every_code_that_a_broken_spec_gives_has_a_page() {
    let explained = codes();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs/broken");
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().filter_map(|l| l.strip_prefix("# expect ")) {
            let told = line.split(" | ").next().unwrap();
            let code = told.split_whitespace().last().unwrap();
            assert!(explained.contains(code), "`{code}` has no page");
        }
    }
}

#[test]
fn every_page_has_all_its_parts() {
    for Explanation { code, title, group, page, .. } in explanations() {
        let start = format!("# {code}: {title}\n\nGroup: {group}");
        assert!(page.starts_with(&start) && page.ends_with('\n'), "{code}: its first lines");
        assert!(!title.is_empty() && !title.ends_with('.'), "{code}: its title");
        let (meaning, rest) = page.split_once("\n\nErroneous:\n\n```").expect(code);
        let meaning = meaning.lines().nth(4).unwrap_or_default();
        assert!(meaning.len() > 80 && meaning.ends_with('.'), "{code}: says what it means");
        let (_, mended) = rest.split_once("```\n\nCorrect:\n\n```").expect(code);
        assert!(mended.contains("\n```\n\n- "), "{code}: shows further ways out");
    }
}

#[test]
fn a_code_is_found_and_a_slip_has_a_nearest_one() {
    for explanation in explanations() {
        assert_eq!(explain(explanation.code), Some(explanation));
        assert_eq!(nearest_code(explanation.code), Some(explanation.code));
    }
    let cases = [
        ("unknown-colunm", Some("unknown-column")),
        ("Unknown-Layout", Some("unknown-layout")),
        ("sql-sintax", Some("sql-syntax")),
        ("", None),
        ("E0308", None),
        ("ünïcode", None),
        (&"unknown-".repeat(100_000), None),
    ];
    for (wrong, nearest) in cases {
        assert!(explain(wrong).is_none());
        assert_eq!(nearest_code(wrong), nearest);
    }
}

#[test]
fn every_erroneous_example_gives_its_code() {
    let wrong = |explanation: &Explanation, found: &[Diagnostic]| {
        let all_codes = found.iter().map(|d| d.code).collect::<Vec<_>>();
        !all_codes.contains(&explanation.code)
    };
    run_examples(|(erroneous, _)| erroneous, wrong);
}

#[test]
fn every_correct_example_is_without_error() {
    let wrong = |explanation: &Explanation, found: &[Diagnostic]| {
        found.iter().any(|d| d.severity == Severity::Error || d.code == explanation.code)
    };
    run_examples(|(_, correct)| correct, wrong);
}

#[test]
fn few_examples_of_what_a_spec_can_get_wrong_are_not_run() {
    // Those of policies are run by the crate that reads policies.
    let apart = ["Decks and templates", "Commands", "Policies", "Verified decks"];
    let unchecked = explanations().iter().filter(|e| !apart.contains(&e.group));
    let (idle, run): (Vec<&Explanation>, Vec<_>) =
        unchecked.partition(|e| files(halves(e.page).0).is_none());
    let idle: Vec<&str> = idle.into_iter().map(|e| e.code).collect();
    assert!(idle.len() * 4 < run.len(), "{} of {}: {idle:?}", idle.len(), run.len());
}

/// Checks one half of every page, unless it is marked `no-run`.
fn run_examples(
    half: fn((&'static str, &'static str)) -> &'static str,
    wrong: impl Fn(&Explanation, &[Diagnostic]) -> bool,
) {
    let mut faults = Vec::new();
    for explanation in explanations() {
        let Some(files) = files(half(halves(explanation.page))) else { continue };
        let spec = complete(files.get("report.yaml").copied().unwrap_or("indeck: 1\n"));
        let project = Project::new(&spec);
        for (name, content) in files.iter().filter(|(name, _)| **name != "report.yaml") {
            project.write(name, content);
        }
        let found = project.check().diagnostics;
        if wrong(explanation, &found) {
            let found = shown(&found).join("\n  ");
            faults.push(format!("{}:\n{spec}gives\n  {found}\n", explanation.code));
        }
    }
    assert!(faults.is_empty(), "{} examples:\n\n{}", faults.len(), faults.join("\n"));
}

fn codes() -> BTreeSet<&'static str> {
    explanations().iter().map(|explanation| explanation.code).collect()
}

/// What stands below `Erroneous:` and what below `Correct:`.
fn halves(page: &'static str) -> (&'static str, &'static str) {
    let (_, examples) = page.split_once("\nErroneous:\n").unwrap();
    examples.split_once("\nCorrect:\n").unwrap()
}

/// The files of an example by name: ```` ```csv stores.csv ````, and `report.yaml` for the one
/// without a name. None if one is marked `no-run`.
fn files(half: &str) -> Option<BTreeMap<&str, &str>> {
    let mut files = BTreeMap::new();
    for block in half.split("```").skip(1).step_by(2) {
        let (info, content) = block.split_once('\n').unwrap();
        let name = info.split_once(' ').map_or("report.yaml", |(_, name)| name);
        if name == "no-run" {
            return None;
        }
        assert!(files.insert(name, content).is_none(), "two files `{name}`");
    }
    Some(files)
}

/// A spec from a part of one: keys of the top level take the place of the frame's, others stand
/// under `fill` of the only slide.
fn complete(part: &str) -> String {
    let known = |key: &str| FRAME.iter().any(|(k, _)| *k == key) || FURTHER.contains(&key);
    let fill;
    let part = if key(part).is_some_and(known) {
        part
    } else {
        let lines: String = part.lines().map(|line| format!("      {line}\n")).collect();
        fill = format!("slides:\n  - layout: Title and Content\n    fill:\n{lines}");
        &fill
    };
    let given: BTreeSet<&str> = part.lines().filter_map(key).collect();
    let frame = FRAME.iter().filter(|(key, _)| !given.contains(key)).map(|(_, text)| *text);
    frame.chain([part]).collect()
}

/// The key with which a line of the top level begins.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    key.chars().all(|c| c.is_ascii_lowercase() || c == '_').then_some(key)
}

/// The sources of all crates that report something, without their tests and comments.
fn sources() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut texts = Vec::new();
    let whole = ["indeck", "indeck-spec", "indeck-data", "indeck-ooxml", "indeck-cli"];
    whole.iter().for_each(|name| read_folder(&crates.join(name).join("src"), &mut texts));
    // What reads policies reports; what carries them out has errors of its own.
    let policy = crates.join("indeck-policy").join("src");
    ["cedar", "document", "table_test"]
        .iter()
        .for_each(|d| read_folder(&policy.join(d), &mut texts));
    texts.push(fs::read_to_string(policy.join("lint.rs")).unwrap());
    let platform = crates.join("indeck-platform").join("src");
    ["data", "reports"].iter().for_each(|d| read_folder(&platform.join(d), &mut texts));
    texts
}

fn read_folder(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !["tests", "explain"].contains(&&*name) {
            read_folder(&path, texts);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            texts.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// Texts in quotes that look like a code, each with what stands before it.
fn literals(text: &str) -> Vec<(&str, &str)> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let pairs = quotes.windows(2).map(|pair| (&text[..pair[0]], &text[pair[0] + 1..pair[1]]));
    pairs.filter(|(_, word)| is_code(word)).collect()
}

fn is_code(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    word.split('-').all(part)
}

/// The codes that a source reports: those in calls, in `fn code` and after `let code`.
fn codes_in(text: &str) -> Vec<String> {
    let is_reported = |(before, word): &(&str, &str)| {
        let before = before.trim_end();
        let arm = before.ends_with("=>") && within(before, "fn code(&self)", "\n    }\n");
        let chosen = before.ends_with('{') && within(before, "let code = ", ";");
        arm || (chosen && word.contains('-')) || before.strip_suffix('(').is_some_and(reports)
    };
    let found = literals(text).into_iter().filter(is_reported);
    found.map(|(_, word)| word.to_owned()).collect()
}

/// Whether a text ends with a function whose first argument is a code.
fn reports(before: &str) -> bool {
    let name = before.rsplit(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default();
    let made = ["Fault::new", "YamlError::new"].iter().any(|n| before.ends_with(n));
    made || REPORTING.contains(&name)
}

/// Whether a text ends between `start` and `end`.
fn within(text: &str, start: &str, end: &str) -> bool {
    text.rsplit_once(start).is_some_and(|(_, since)| !since.contains(end))
}
