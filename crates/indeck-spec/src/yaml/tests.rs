//! Texts that would become large.

use super::limit::{MAX_BYTES, MAX_TEXT};
use super::{Count, parse};

fn code(text: &str) -> Option<&'static str> {
    parse(text, 0, Count::default()).err().map(|error| error.code)
}

#[test]
fn a_long_text_cannot_be_multiplied_by_aliases() {
    let long = "x".repeat(MAX_BYTES / 128);
    let aliases = |n: usize| format!("a: &a {long}\nb: [{}]\n", vec!["*a"; n].join(", "));
    assert_eq!(code(&aliases(64)), None);
    assert_eq!(code(&aliases(128)), Some("spec-too-large"));
}

#[test]
fn one_text_has_a_longest_length() {
    let long = |length: usize| format!("a: 1\nb:\n  c: {}\n", "x".repeat(length));
    assert_eq!(code(&long(MAX_TEXT)), None);
    let found = parse(&long(MAX_TEXT + 1), 0, Count::default()).err().unwrap();
    assert_eq!(
        (found.code, found.message.as_str()),
        ("spec-too-large", "the text is longer than 256 KiB")
    );
    assert_eq!((found.span.line, found.span.column), (3, 6));
}

#[test]
fn what_is_kept_for_aliases_counts() {
    let nested = |depth: usize| {
        let open: String = (0..depth).map(|i| format!("&a{i} [")).collect();
        format!("{open}{}{}", vec!["1"; 10_000].join(","), "]".repeat(depth))
    };
    assert_eq!(code(&nested(10)), None);
    assert_eq!(code(&nested(40)), Some("spec-too-large"));
}

#[test]
fn all_texts_of_a_spec_count_together() {
    let before = |bytes| Count { nodes: 0, bytes };
    let comments = "# nothing but words\na: 1\n";
    let parsed = parse(comments, 0, before(MAX_BYTES - 100)).unwrap();
    assert!(parsed.count.bytes > MAX_BYTES - 100 + comments.len());
    let full = parse(comments, 1, before(MAX_BYTES - 10)).err().unwrap();
    assert_eq!((full.code, full.span.source), ("spec-too-large", 1));
}
