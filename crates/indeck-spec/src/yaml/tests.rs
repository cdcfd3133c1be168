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

#[test]
fn a_slip_has_its_place_and_a_hint() {
    let cases = [
        ("a: 1\nnotes x\nb: 2\n", 2, 1, "write `key: value`"),
        ("a: 1\nb: 2\ngarbage", 3, 1, "write `key: value`"),
        ("s:\n  - a: A\n    notes x # why\n\n    # words\n  - a: B\n", 3, 5, "write `key: value`"),
        ("s:\n  - a: 1\n   b: 2\n", 3, 4, "keys of one map stand in one column"),
        ("s:\n  a: 1\n b: 2\n", 3, 2, "keys of one map stand in one column"),
        ("s:\n  a: 1\n    b: 2\n", 3, 6, "quote a text that holds `: `"),
        ("a: [b, c\nd: 1\n", 2, 2, "close each `[`"),
        ("a: [b, c\n", 2, 1, "close each `[`"),
        ("a: { b: 1\n", 2, 1, "close each `[`"),
        ("a: { b: 1, t: Sales: x }\n", 1, 20, "close each `[`"),
        ("a: [b, # c\nd: 1\n", 2, 1, "close each `[`"),
        ("a: - b\n", 1, 4, "a list begins on the line below its key"),
        ("a: 'it's'\n", 1, 8, "inside '…' write the quote twice"),
        ("a: \"so \"big\"\"\n", 1, 9, "inside \"…\" write the quote as"),
        ("a: \"x\nb: 2\n", 1, 4, "close the quote"),
        ("a: 'x", 1, 4, "close the quote"),
        ("a:\n\tb: 1\n", 2, 2, "indent with spaces"),
        ("c: [#C8102E]\n", 1, 5, "`#` begins a comment"),
        ("c: { é: #C8102E }\n", 1, 9, "`#` begins a comment"),
        ("c: { a: #C8102E, b: 1 }\nd: 2\n", 1, 9, "`#` begins a comment"),
        ("s:\n  - { a: #C8102E }\n  - b\n", 2, 10, "`#` begins a comment"),
        ("s:\n  - { a: [b }\n  - b\n", 3, 3, "close each `[`"),
        ("s:\n  - { a: b\n  - b\n", 4, 1, "close each `[`"),
        ("a: @x\n", 1, 4, "put the text in quotes"),
        ("a: *x\n", 1, 4, "quote a text that begins with `*`"),
        ("a: \"\\q\"\n", 1, 4, "write a backslash as"),
        ("a: > 3\n", 1, 4, "quote a text that begins with `>`"),
    ];
    for (text, line, column, hint) in cases {
        let error = parse(text, 0, Count::default()).err().unwrap();
        let place = (error.span.line, error.span.column);
        assert_eq!((error.code, place), ("yaml-syntax", (line, column)), "{text:?}");
        let found = error.hint.unwrap_or_default();
        assert!(found.starts_with(hint), "{text:?}: {found}, {}", error.message);
    }
}
