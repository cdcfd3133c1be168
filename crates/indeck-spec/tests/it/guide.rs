//! The guide's page on expressions: its examples hold, and it tells of every function.

use indeck_model::table::ColumnKind;
use indeck_model::{NumberFormat, Value};
use indeck_spec::expr::{self, LoopItem, LoopValue, Surroundings, Turn};
use indeck_spec::words;

use crate::support::{table, written};

const PAGE: &str = include_str!("../../../../docs/guide/expressions.md");

/// What the page says its examples stand in.
fn around() -> Surroundings {
    let mut around = Surroundings::default();
    for block in PAGE.split("```csv ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        around.tables.insert(table(name, rest.split("```").next().unwrap()));
    }
    around.report.insert("title".into(), Value::Text("Sales review".into()));
    around.params.insert("wave".into(), Value::Integer(7));
    around.formats.insert("money".into(), "#,##0.00".into());
    around.page = expr::Page { number: 2, count: 3 };
    let item = LoopItem::Value(LoopValue {
        value: Value::Text("South".into()),
        kind: ColumnKind::Text,
        format: NumberFormat::GENERAL,
        cells: Vec::new(),
    });
    around.loops = vec![Turn { name: "area".into(), item, index: 2, count: 2 }];
    around
}

/// The rows of the page's tables under that heading.
fn rows(heading: &str) -> Vec<(String, String)> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in PAGE.lines() {
        if !line.starts_with('|') {
            inside = false;
        } else if line == heading {
            inside = true;
        } else if inside && !line.starts_with("|---") {
            let bare = line.replace("\\|", "\u{0}");
            let cells: Vec<String> =
                bare.split('|').map(|cell| cell.trim().replace('\u{0}', "|")).collect();
            found.push((cells[1].clone(), cells[2].clone()));
        }
    }
    found
}

fn code(cell: &str) -> &str {
    cell.strip_prefix('`').and_then(|c| c.strip_suffix('`')).unwrap_or_else(|| panic!("{cell}"))
}

#[test]
fn every_example_of_the_page_holds() {
    let around = around();
    let examples = rows("| expression | result |");
    assert!(examples.len() > 120, "{}", examples.len());
    for (expression, result) in examples {
        let text = written(&format!("{{{{ {} }}}}", code(&expression)));
        let mut diagnostics = Vec::new();
        let outcome = words::plain(&text, around.scope(), &mut diagnostics);
        let found = match diagnostics.first() {
            Some(diagnostic) => format!("*fault* `{}`", diagnostic.code),
            None => format!("`{}`", outcome.text),
        };
        assert_eq!(found, result, "{expression}: {diagnostics:?}");
    }
}

#[test]
fn the_page_tells_of_every_function_and_of_no_other() {
    let told = rows("| function | what it gives |");
    let functions: Vec<(String, String)> = expr::functions()
        .into_iter()
        .map(|function| {
            let ways: Vec<String> =
                function.signature.split("; ").map(|way| format!("`{way}`")).collect();
            (ways.join(", "), function.about.to_owned())
        })
        .collect();
    assert_eq!(told, functions);
}

#[test]
fn every_function_has_an_example_under_its_group() {
    for function in expr::functions() {
        let heading = format!("### {}\n", function.group);
        let section = PAGE.split(&heading).nth(1).unwrap_or_else(|| panic!("{heading}"));
        let section = section.split("\n### ").next().unwrap();
        let examples = section.split("| expression | result |").nth(1).unwrap();
        let used = |line: &str| {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let cell = line.replace("\\|", "\u{0}");
            let expression = cell.split('|').nth(1).unwrap_or_default().to_owned();
            expression.match_indices(function.name).any(|(at, name)| {
                let before = expression[..at].trim_end();
                let after = &expression[at + name.len()..];
                let alone = !expression[..at].ends_with(is_name) && !after.starts_with(is_name);
                alone && (after.starts_with('(') || before.ends_with('\u{0}'))
            })
        };
        assert!(examples.lines().any(used), "`{}` has no example", function.name);
    }
}
