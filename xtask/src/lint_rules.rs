//! The page of the linter's rules, from the table of rules itself.

use indeck_ooxml::lint::{Category, RULES, Rule};

use crate::generated::Files;

const DOCUMENT: &str = "docs/lint.md";

const ABOUT: &str = "\
<!-- Made by `cargo xtask generated` from the rules in crates/indeck-ooxml/src/lint/rules. -->

# Lint rules

What `indeck lint deck.pptx` looks for in any deck, made by indeck or not. Every finding names the rule's code, the slide and the shape. An *error* makes PowerPoint repair or refuse the file, or makes a chart show other values than its workbook holds; a *warning* is probably not what was meant; a *note* is worth knowing. `indeck build` refuses to write a deck with an error.

A rule gives at most 50 findings for each part of the package. Rules about numbers and contrast are silent where the truth cannot be told: gradients and pictures behind text, formats that are not known, merged cells.
";

/// The page of rules.
pub(crate) fn files() -> Files {
    Files::from([(DOCUMENT.to_owned(), document(&RULES).into_bytes())])
}

/// A section for each category: a table of its rules, then what each means.
fn document(rules: &[&Rule]) -> String {
    let mut out = String::from(ABOUT);
    for category in Category::ALL {
        out.push_str(&format!("\n## {}\n\n{}\n\n", title(category), about(category)));
        out.push_str("| code | severity | what is wrong |\n|---|---|---|\n");
        let members = || rules.iter().filter(|rule| rule.category == category);
        for Rule { code, severity, summary, .. } in members() {
            out.push_str(&format!("| [`{code}`](#{code}) | {severity} | {summary} |\n"));
        }
        for Rule { code, why, mend, summary, .. } in members() {
            let summary = sentence(summary);
            out.push_str(&format!("\n### {code}\n\n{summary} {why}\n\n**Mend:** {mend}\n"));
        }
    }
    out
}

/// A summary as a sentence.
fn sentence(summary: &str) -> String {
    let mut characters = summary.chars();
    let first = characters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

fn title(category: Category) -> &'static str {
    match category {
        Category::Repair => "Repair",
        Category::Accessibility => "Accessibility",
        Category::Brand => "Brand",
        Category::Leaks => "Leaks",
        Category::Numbers => "Numbers",
    }
}

fn about(category: Category) -> &'static str {
    match category {
        Category::Repair => "What makes PowerPoint offer to repair a file, or refuse it.",
        Category::Accessibility => {
            "What shuts people out, after WCAG 2.1 and PowerPoint's own checker."
        }
        Category::Brand => "What departs from the brand; looked for with `--brand` only.",
        Category::Leaks => "What a deck tells that nobody meant to tell.",
        Category::Numbers => "Numbers that do not add up, or say too little.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_row_and_a_section() {
        let page = document(&RULES);
        for rule in RULES.iter() {
            assert!(page.contains(&format!("| [`{0}`](#{0}) | {1} |", rule.code, rule.severity)));
            assert!(page.contains(&format!("\n### {}\n\n", rule.code)), "{}", rule.code);
        }
    }

    #[test]
    fn a_summary_becomes_a_sentence() {
        assert_eq!(sentence("a chart has no plot"), "A chart has no plot.");
        assert_eq!(sentence("`mc:Ignorable` is wrong"), "`mc:Ignorable` is wrong.");
    }
}
