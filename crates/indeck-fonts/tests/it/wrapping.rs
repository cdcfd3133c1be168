//! Where lines end.

use indeck_fonts::{Face, Span, wrap, wrap_runs};
use proptest::prelude::*;

fn arial() -> Face {
    Face::of("Arial", false, false)
}

fn lines(text: &str, width: f64) -> Vec<&str> {
    wrap(text, arial(), 10.0, width).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn lines_end_where_they_may() {
    let cases: &[(&str, f64, &[&str])] = &[
        ("", 50.0, &[""]),
        ("one", 50.0, &["one"]),
        ("one two three", 40.0, &["one two", "three"]),
        ("one  two ", 20.0, &["one", "two"]),
        ("one\ntwo\n", 90.0, &["one", "two", ""]),
        ("one\r\n\u{b}two", 90.0, &["one", "", "two"]),
        ("year-on-year growth", 45.0, &["year-on-", "year", "growth"]),
        ("from -5 to -7", 32.0, &["from -5", "to -7"]),
        ("2019–2025 only", 30.0, &["2019–", "2025", "only"]),
        ("a\u{a0}b\u{a0}c d", 24.0, &["a\u{a0}b\u{a0}c", "d"]),
        ("Donaudampfschiff", 30.0, &["Donau", "dampf", "schiff"]),
        ("to Donaudampf", 30.0, &["to", "Donau", "dampf"]),
        ("東京都の売上高", 30.0, &["東京都", "の売上", "高"]),
        ("売上高は、増加。", 40.0, &["売上高", "は、増", "加。"]),
        ("「東京」", 20.0, &["「東", "京」"]),
        ("Umsatz東京", 40.0, &["Umsatz", "東京"]),
        ("👩\u{200d}👧👩\u{200d}👧", 10.0, &["👩\u{200d}👧", "👩\u{200d}👧"]),
        ("ab", 0.0, &["a", "b"]),
        ("ab c", -5.0, &["a", "b", "c"]),
    ];
    for (text, width, expected) in cases {
        assert_eq!(lines(text, *width), *expected, "{text:?} in {width}");
    }
}

#[test]
fn a_text_fits_exactly_into_its_own_width() {
    for text in ["Revenue by quarter and region", "Überschuß in % (weighted) – 2025"] {
        assert_eq!(lines(text, arial().width(text, 10.0)), [text]);
        assert_eq!(lines(text, arial().width(text, 10.0) - 0.001).len(), 2);
    }
}

#[test]
fn a_line_is_as_high_as_the_highest_of_its_letters() {
    let small = Span { text: "one two ", face: arial(), size: 10.0 };
    let large = Span { text: "three ", size: 30.0, ..small };
    let lines = wrap_runs(&[small, large, small], 0.0, 90.0);
    let heights: Vec<f64> =
        lines.iter().map(|line| line.height / arial().line_height(1.0)).collect();
    assert_eq!(heights.len(), 3);
    for (height, expected) in heights.iter().zip([10.0, 30.0, 10.0]) {
        assert!((height - expected).abs() < 1e-9, "{heights:?}");
    }
    assert_eq!(lines[1].ranges, [(1, 0..5)]);
    assert!((lines[1].ascent - arial().ascent(30.0)).abs() < 1e-9);
}

#[test]
fn words_go_on_from_span_to_span() {
    let span = |text| Span { text, face: arial(), size: 10.0 };
    let lines = wrap_runs(&[span("in the nor"), span("th"), span("ern region")], 0.0, 60.0);
    assert_eq!(lines[0].ranges, [(0, 0..6)]);
    assert_eq!(lines[1].ranges, [(0, 7..10), (1, 0..2), (2, 0..3)]);
    assert_eq!(lines[2].ranges, [(2, 4..10)]);
}

#[test]
fn empty_lines_have_the_height_of_their_letters() {
    let text = "\n\nx\n";
    let lines = wrap_runs(&[Span { text, face: arial(), size: 10.0 }], 0.0, 60.0);
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().all(|line| line.height == arial().line_height(10.0)), "{lines:?}");
    assert_eq!(lines[3].ranges, [(0, 4..4)]);
    let empty = wrap_runs(&[Span { text: "", face: arial(), size: 10.0 }], 0.0, 60.0);
    assert_eq!(empty[0].height, arial().line_height(10.0));
    assert_eq!(wrap_runs(&[], 0.0, 60.0), []);
}

#[test]
fn the_first_line_is_narrower_by_its_indent() {
    let span = Span { text: "one two three four", face: arial(), size: 10.0 };
    let lines = wrap_runs(&[span], 30.0, 50.0);
    assert_eq!(lines[0].ranges, [(0, 0..3)]);
    assert!((lines[0].width - arial().width("one", 10.0)).abs() < 1e-9);
    assert_eq!(lines[1].ranges, [(0, 4..13)]);
}

proptest! {
    #[test]
    fn no_line_is_wider_than_its_room_and_nothing_is_lost(
        text in "[a-zA-Z0-9 ,.\\-–\n東京。「👍é\u{301}\u{200d}\t]{0,80}",
        width in 0.0..200.0f64,
    ) {
        let ranges = wrap(&text, arial(), 10.0, width);
        let mut end = 0;
        for range in &ranges {
            prop_assert!(text[end..range.start].chars().all(char::is_whitespace));
            end = range.end;
            let line = &text[range.clone()];
            let fits = arial().width(line, 10.0) <= width + 1e-6;
            let signs = unicode_segmentation::UnicodeSegmentation::graphemes(line, true).count();
            prop_assert!(fits || signs == 1, "{line:?} in {width}");
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
        prop_assert_eq!(ranges, wrap(&text, arial(), 10.0, width));
    }

    #[test]
    fn a_text_breaks_alike_however_it_is_cut_into_spans(
        text in "[a-z ,\\-–\n東京]{0,60}",
        cuts in proptest::collection::vec(0usize..60, 0..4),
        width in 0.0..150.0f64,
    ) {
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|at| text.is_char_boundary(*at)).collect();
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        let span = |text| Span { text, face: arial(), size: 10.0 };
        let spans: Vec<Span<'_>> = cuts.windows(2).map(|pair| span(&text[pair[0]..pair[1]])).collect();
        let shown = |spans: &[Span<'_>]| -> Vec<String> {
            let part = |(number, range): &(usize, std::ops::Range<usize>)| spans[*number].text[range.clone()].to_owned();
            wrap_runs(spans, 0.0, width).iter().map(|line| line.ranges.iter().map(part).collect()).collect()
        };
        prop_assert_eq!(shown(&spans), shown(&[span(&text)]));
    }
}
