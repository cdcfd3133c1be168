//! Tests of what fits: nothing is lost, every page fits, nothing panics.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use indeck_model::brand::{LevelMetrics, Placeholder, Spacing, TextMetrics};
use indeck_model::deck::{Table, TableCell};
use indeck_model::spec::Overflow;
use indeck_model::text::{Autofit, Bullet, Paragraph, Run, TextBody};
use indeck_model::{Emu, Pt, Rect};

use super::{Fitted, rows, shrink, table, text};

const WAYS: [Overflow; 3] = [Overflow::Continue, Overflow::Shrink, Overflow::Error];
const WORDS: &str = "Revenue grew in the north because of higher volumes and better prices. ";

/// A placeholder with bullets on its first three levels.
fn placeholder(width: f64, height: f64) -> Placeholder {
    let levels = std::array::from_fn(|level| LevelMetrics {
        size: Pt([28.0, 24.0, 20.0, 18.0][level.min(3)]),
        font: "Arial".to_owned(),
        before: Spacing::Points(Pt(6.0)),
        left: Emu(228_600 + 457_200 * level as i64),
        indent: Emu(-228_600),
        ..LevelMetrics::default()
    });
    Placeholder {
        frame: Some(Rect::from_inches(0.5, 1.5, width, height)),
        text: TextMetrics { levels, ..TextMetrics::default() },
        ..Placeholder::default()
    }
}

/// Paragraphs of that many letters at those levels.
fn body(paragraphs: &[(u8, usize)]) -> TextBody {
    let paragraph = |(level, letters): &(u8, usize)| {
        let text: String = WORDS.chars().cycle().take(*letters).collect();
        Paragraph { level: *level, ..Paragraph::from(Run::from(text)) }
    };
    TextBody { paragraphs: paragraphs.iter().map(paragraph).collect(), ..TextBody::default() }
}

/// All letters but line breaks.
fn letters<'a>(bodies: impl IntoIterator<Item = &'a TextBody>) -> String {
    let all: String = bodies.into_iter().map(TextBody::plain_text).collect();
    all.replace(['\n', '\u{b}', '\u{2028}'], "")
}

fn levels(body: &TextBody) -> Vec<u8> {
    body.paragraphs.iter().map(|p| p.level).collect()
}

fn hostile() -> Vec<TextBody> {
    let mut bodies: Vec<TextBody> = [
        "",
        "\n\n\n",
        "a\u{b}\u{b}b\u{2028}",
        "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsantragsformular",
        "東京都の売上高は前年比で増加しました。東京都の売上高は前年比で増加しました。",
        "ارتفعت الإيرادات في المنطقة الشمالية بسبب زيادة الحجم والأسعار",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦🇩🇪🇫🇷e\u{301}e\u{301}e\u{301} 👍🏽👍🏽",
        "\t\t\u{a0}\u{200b}\u{7}\u{feff}",
    ]
    .into_iter()
    .flat_map(|text| [TextBody::from(text), TextBody::bullets([text.repeat(40)])])
    .collect();
    bodies.push(body(&[(0, 15_000)]));
    bodies.push(body(&[(200, 10), (9, 500), (0, 0), (3, 900)]));
    let mut sizes = body(&[(0, 200), (1, 200)]);
    for (paragraph, size) in sizes.paragraphs.iter_mut().zip([0.0, 4_000.0]) {
        paragraph.runs[0].style.size = Some(Pt(size));
    }
    bodies.push(sizes);
    bodies
}

#[test]
fn no_text_is_lost_and_every_page_fits() {
    for body in hostile().into_iter().chain([body(&[(0, 80), (1, 300), (1, 40), (0, 900)])]) {
        for (width, height) in [(11.0, 5.0), (3.0, 2.0), (0.6, 0.6), (0.0, 0.0), (-3.0, -1.0)] {
            let at = placeholder(width, height);
            for way in WAYS {
                let pages = match super::text(body.clone(), &at, way) {
                    Fitted::Whole(page) => vec![page],
                    Fitted::Pages(pages) => pages,
                    Fitted::TooLong { needed, available } => {
                        assert!(available < needed, "{needed} {available}");
                        continue;
                    }
                };
                assert_eq!(letters(&pages), letters([&body]));
                assert!(pages.iter().all(|page| text::fits(page, &at)), "{width} {way:?}");
            }
        }
    }
}

#[test]
fn text_without_a_frame_is_whole() {
    let long = body(&[(0, 10_000)]);
    for way in WAYS {
        let fitted = super::text(long.clone(), &Placeholder::default(), way);
        assert_eq!(fitted, Fitted::Whole(long.clone()));
    }
}

#[test]
fn pages_end_between_paragraphs_and_never_with_a_heading() {
    /// Levels with their numbers of lines, and the levels that each page has.
    type Case<'a> = (&'a [(u8, usize)], &'a [&'a [u8]]);
    let cases: [Case<'_>; 4] = [
        (&[(0, 20), (0, 20), (0, 20)], &[&[0, 0, 0]]),
        (&[(0, 20); 6], &[&[0, 0, 0, 0], &[0, 0]]),
        (&[(0, 20), (0, 20), (0, 20), (0, 20), (1, 20)], &[&[0, 0, 0], &[0, 1]]),
        (&[(0, 20), (0, 20), (0, 20), (1, 20), (2, 30)], &[&[0, 0], &[0, 1, 2]]),
    ];
    for (paragraphs, pages) in cases {
        let fitted = text::split(&body(paragraphs), &placeholder(8.0, 2.4), 100).unwrap();
        assert_eq!(fitted.iter().map(levels).collect::<Vec<_>>(), pages, "{paragraphs:?}");
    }
}

#[test]
fn a_paragraph_higher_than_the_page_is_cut_between_words_without_a_second_bullet() {
    let pages = text::split(&body(&[(0, 10), (1, 900)]), &placeholder(8.0, 2.4), 100).unwrap();
    assert!(pages.len() > 2);
    assert_eq!(levels(&pages[0]), [0, 1]);
    for page in &pages[1..] {
        assert_eq!(page.paragraphs[0].bullet, Bullet::Character('\u{a0}'));
    }
    for page in &pages[..pages.len() - 1] {
        assert!(page.plain_text().ends_with(' '), "{:?}", page.plain_text());
    }
}

#[test]
fn no_sign_of_several_letters_is_cut() {
    let family = "👩‍👩‍👧‍👦";
    let body = TextBody::bullets([family.repeat(60)]);
    for page in text::split(&body, &placeholder(2.0, 1.0), 1_000).unwrap() {
        assert_eq!(page.plain_text().replace(family, ""), "");
    }
}

#[test]
fn text_without_end_is_too_long() {
    let fitted = super::text(body(&[(0, 60_000)]), &placeholder(2.0, 1.0), Overflow::Continue);
    assert!(matches!(fitted, Fitted::TooLong { needed: 4_000.., available: 1 }), "{fitted:?}");
}

/// The share in per cent in which a text is shown.
fn share(body: &TextBody) -> f32 {
    match body.autofit {
        Autofit::Shrunk(scale) => scale.font.0,
        _ => 100.0,
    }
}

#[test]
fn shrinking_goes_down_to_three_fifths_in_the_steps_of_powerpoint() {
    let at = placeholder(8.0, 2.4);
    let mut shares = Vec::new();
    for letters in (0..1_000).step_by(20) {
        let long = body(&[(0, letters)]);
        let Some(shrunk) = shrink::shrink(&long, &at) else { break };
        assert_eq!(shrunk.paragraphs, long.paragraphs, "the letters' own sizes stay");
        shares.push(share(&shrunk));
    }
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    shares.dedup();
    assert_eq!(shares, [100.0, 92.5, 85.0, 77.5, 70.0, 62.5]);
}

#[test]
fn small_letters_shrink_by_one_step_or_to_10_points() {
    for (size, smallest) in [(28.0, 62.5), (14.0, 77.5), (12.0, 85.0), (11.0, 92.5), (7.0, 92.5)] {
        let mut long = body(&[(0, 5_000), (2, 10)]);
        long.paragraphs[1].runs[0].style.size = Some(Pt(size));
        assert_eq!(shrink::shrink(&long, &placeholder(8.0, 2.4)), None);
        assert_eq!(share(&shrink::smallest(&long, &placeholder(8.0, 2.4))), smallest, "{size}");
    }
}

#[test]
fn a_text_of_a_shape_that_has_it_shrink_becomes_as_small_as_needed() {
    let at = placeholder(8.0, 2.4);
    let shares = [0, 20, 300, 1_500, 9_000].map(|letters| {
        let body = TextBody { autofit: Autofit::Shrink, ..body(&[(0, letters)]) };
        share(&shrink::as_small_as_needed(body, &at))
    });
    assert!(shares.is_sorted_by(|a, b| a >= b), "{shares:?}");
    assert_eq!((shares[1], shares[4]), (100.0, 25.0), "{shares:?}");
    let inherited = body(&[(0, 9_000)]);
    assert_eq!(shrink::as_small_as_needed(inherited.clone(), &at), inherited);
}

/// A table with a header; every third row has a comment of that many letters.
fn rows_of(rows: usize, comment: usize) -> Table {
    let text: String = WORDS.chars().cycle().take(comment).collect();
    let row = |i: usize| {
        [format!("Row {i}"), if i.is_multiple_of(3) { text.clone() } else { "-".into() }]
    };
    let head = std::iter::once(["Name".to_owned(), "Comment".to_owned()]);
    Table::from_rows(head.chain((0..rows).map(row)))
}

fn frame(height: f64) -> Rect {
    Rect::from_inches(0.5, 1.5, 8.0, height)
}

fn height_of(table: &Table, frame: Rect) -> f64 {
    let least = rows::written_height(table, frame);
    let size = rows::written_size(table, frame).max(8.0);
    let heights = rows::needed(table, frame, "Arial", size);
    heights.iter().map(|height| f64::from(height.max(least))).sum()
}

#[test]
fn pages_of_a_table_repeat_the_header_and_lose_no_row() {
    for (rows, comment) in [(1, 0), (14, 0), (15, 200), (40, 0), (41, 90), (200, 120)] {
        for (header_row, total_row) in [(true, true), (true, false), (false, true)] {
            for font_size in [None, Some(Pt(10.0)), Some(Pt(20.0))] {
                let table = Table { header_row, total_row, font_size, ..rows_of(rows, comment) };
                let header = usize::from(header_row);
                let pages =
                    match super::table(table.clone(), frame(4.0), "Arial", Overflow::Continue) {
                        Fitted::Whole(page) => vec![page],
                        Fitted::Pages(pages) => pages,
                        other => panic!("{other:?}"),
                    };
                let (last, others) = pages.split_last().unwrap();
                assert!(others.iter().all(|page| !page.total_row) && last.total_row == total_row);
                let before = others.last().map_or(0, |page| page.rows.len());
                assert!(before <= header + 3 || last.rows.len() > header + 1);
                let mut all: Vec<Vec<TableCell>> = table.rows[..header].to_vec();
                for page in &pages {
                    assert_eq!(page.rows[..header], table.rows[..header]);
                    all.extend_from_slice(&page.rows[header..]);
                    let height = height_of(page, frame(4.0));
                    assert!(height <= 288.1, "{rows} {comment} {font_size:?}: {height}");
                }
                assert_eq!(all, table.rows);
            }
        }
    }
}

#[test]
fn a_table_that_fits_as_the_writer_lays_it_out_is_left_as_it_is() {
    for rows in 0..=13 {
        let table = rows_of(rows, 0);
        for way in WAYS {
            let fitted = super::table(table.clone(), frame(4.5), "Arial", way);
            assert_eq!(fitted, Fitted::Whole(table.clone()), "{rows} {way:?}");
        }
    }
}

#[test]
fn a_table_shrinks_to_8_points_and_not_further() {
    let at = frame(4.5);
    for (rows, comment) in [(14, 120), (18, 0), (16, 60)] {
        let table = Table { font_size: Some(Pt(16.0)), ..rows_of(rows, comment) };
        let shrunk = table::whole(&table, at, "Arial", Overflow::Shrink).unwrap();
        assert!((8.0..16.0).contains(&shrunk.font_size.unwrap().0), "{:?}", shrunk.font_size);
        assert_eq!(shrunk.rows, table.rows);
        assert!(height_of(&shrunk, at) <= 324.1);
        assert_eq!(table::whole(&table, at, "Arial", Overflow::Error), None);
    }
    let fitted = super::table(rows_of(40, 0), at, "Arial", Overflow::Shrink);
    assert_eq!(fitted, Fitted::TooLong { needed: 41, available: 19 });
}

#[test]
fn the_last_page_of_a_table_shows_several_rows() {
    for rows in 14..60 {
        let fitted = super::table(rows_of(rows, 0), frame(4.0), "Arial", Overflow::Continue);
        if let Fitted::Pages(pages) = fitted {
            assert!(pages.last().unwrap().rows.len() > 3, "{rows}");
            let heights = pages.iter().map(|page| page.row_height);
            assert!(heights.clone().all(|height| height == heights.clone().next().unwrap()));
        }
    }
}

#[test]
fn strange_tables_and_frames_do_no_harm() {
    let tables = [
        Table::default(),
        Table { rows: vec![vec![]; 5], ..Table::default() },
        Table { column_widths: vec![f32::NAN, f32::INFINITY, -1.0], ..rows_of(30, 50) },
        Table { font_size: Some(Pt(f32::NAN)), ..rows_of(3, 5) },
        Table { font_size: Some(Pt(4_000.0)), ..rows_of(100, 5) },
        Table { row_height: Some(Emu(i64::MAX)), ..rows_of(3, 5) },
        rows_of(2, 100_000),
    ];
    let frames = [Rect::default(), frame(-4.0), frame(0.1), frame(1e9), frame(5.0)];
    for table in &tables {
        for frame in frames {
            for way in WAYS {
                if let Fitted::TooLong { needed, available } =
                    super::table(table.clone(), frame, "", way)
                {
                    assert!(available < needed);
                }
            }
        }
    }
}
