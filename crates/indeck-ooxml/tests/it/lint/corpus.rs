//! Real decks: every one is linted, and those of PowerPoint have no error.

use indeck_ooxml::Error;
use indeck_ooxml::lint::{LintOptions, lint};
use indeck_testkit::corpus;

/// Decks that break rules, by the beginning of their names, with the codes of their errors. All
/// were made or changed by other programs than PowerPoint.
const FAULTY: [(&str, &[&str]); 8] = [
    ("apache__stress022", &["file-ending"]),
    ("aspose-slides__response2", &["chart-count"]),
    ("jgm__output_11ef7c", &["shape-id"]),
    ("jgm__output_2e5412", &["shape-id"]),
    ("jgm__templated_0", &["shape-id"]),
    ("lofcz__empty-table-cell", &["chart-axes", "child-missing", "child-order"]),
    ("lofcz__invalid-", &["chart-axes", "child-order", "shape-id", "value-illegal"]),
    ("m3dev__in", &["chart-stale"]),
];

#[test]
fn real_decks_have_no_error_but_those_that_are_known() {
    for path in corpus("pptx") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let options = LintOptions { file_name: Some(name.clone()), ..LintOptions::errors() };
        let found = match lint(std::fs::read(&path).unwrap(), &options) {
            Ok(found) => found,
            Err(Error::Encrypted | Error::Corrupt { part: None, .. }) => continue,
            Err(error) => panic!("{name}: {error}"),
        };
        let known = FAULTY.iter().find(|(start, _)| name.starts_with(start));
        let known = known.map_or(&[][..], |(_, codes)| codes);
        for finding in &found {
            assert!(known.contains(&finding.rule.code), "{name}: {finding}");
        }
        assert_eq!(found.is_empty(), known.is_empty(), "{name} has none of {known:?}");
    }
}

#[test]
fn real_decks_are_looked_at_in_every_category() {
    for path in corpus("pptx") {
        let bytes = std::fs::read(&path).unwrap();
        match lint(bytes, &LintOptions::default()) {
            Ok(found) => {
                for finding in found {
                    let slide_is_told = !finding.part.starts_with("ppt/slides/slide")
                        || finding.slide.is_some()
                        || finding.rule.code == "slide-unlisted";
                    assert!(slide_is_told, "{}: {finding}", path.display());
                }
            }
            Err(Error::Encrypted | Error::Corrupt { part: None, .. }) => {}
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
}
