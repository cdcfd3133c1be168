//! Real decks: every one is linted, and those of PowerPoint have no error.

use indeck_ooxml::Error;
use indeck_ooxml::lint::{LintOptions, lint};
use indeck_ooxml::model::diagnostic::Severity;
use indeck_testkit::corpus;

/// Decks that break rules, by the beginning of their names, with the codes of their errors. All
/// were made or changed by other programs than PowerPoint.
const FAULTY: [(&str, &[&str]); 9] = [
    ("apache__stress022", &["file-ending"]),
    ("aspose-slides__response2", &["chart-count"]),
    ("jgm__output_11ef7c", &["shape-id"]),
    ("jgm__output_2e5412", &["shape-id"]),
    ("jgm__templated_0e87aa", &["shape-id"]),
    ("jgm__templated_0fd419", &["shape-id"]),
    ("lofcz__empty-table-cell", &["chart-axes", "child-missing", "child-order"]),
    ("lofcz__invalid-", &["chart-axes", "child-order", "shape-id", "value-illegal"]),
    ("m3dev__in", &["chart-stale"]),
];

#[test]
fn real_decks_have_no_error_but_those_that_are_known() {
    for path in corpus("pptx") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let options = LintOptions { file_name: Some(name.clone()), ..LintOptions::default() };
        let found = match lint(std::fs::read(&path).unwrap(), &options) {
            Ok(found) => found,
            Err(Error::Encrypted | Error::Corrupt { part: None, .. }) => continue,
            Err(error) => panic!("{name}: {error}"),
        };
        let known = FAULTY.iter().find(|(start, _)| name.starts_with(start));
        let known = known.map_or(&[][..], |(_, codes)| codes);
        let errors: Vec<_> = found.iter().filter(|f| f.rule.severity == Severity::Error).collect();
        for finding in &errors {
            assert!(known.contains(&finding.rule.code), "{name}: {finding}");
        }
        assert_eq!(errors.is_empty(), known.is_empty(), "{name} has none of {known:?}");
        for finding in found.iter().filter(|f| f.part.starts_with("ppt/slides/slide")) {
            let is_told = finding.slide.is_some() || finding.rule.code == "slide-unlisted";
            assert!(is_told, "{name}: {finding}");
        }
    }
}
