//! Widths and heights are those of the fonts.

use indeck_fonts::Face;

const TEXTS: [&str; 3] = ["Revenue by quarter", "1,024.50 %", "ÄÖÜß “x” – ½ €"];

/// Family, bold, italic, units of an em, widths of the texts, and ascent, descent and gap of lines.
type Row = (&'static str, bool, bool, f64, [u32; 3], [u32; 3]);

/// Made with fontTools 4.68 from the files in `fonts/`: for each text the sum of the advances in
/// `hmtx` of the glyphs that `getBestCmap` names; from `hhea` its `ascent`, `-descent`, `lineGap`.
const ROWS: &[Row] = &[
    ("Arial", false, false, 2048.0, [17988, 10362, 14339], [1854, 434, 67]),
    ("Arial", true, false, 2048.0, [19121, 10362, 15251], [1854, 434, 67]),
    ("Arial", false, true, 2048.0, [17988, 10362, 14339], [1854, 434, 67]),
    ("Arial", true, true, 2048.0, [19121, 10362, 15251], [1854, 434, 67]),
    ("Calibri", false, false, 2048.0, [16441, 9183, 12821], [1950, 550, 0]),
    ("Calibri", true, false, 2048.0, [16814, 9259, 13147], [1950, 550, 0]),
    ("Calibri", false, true, 2048.0, [16187, 9183, 12805], [1950, 550, 0]),
    ("Calibri", true, true, 2048.0, [16662, 9259, 13131], [1950, 550, 0]),
    ("Times New Roman", false, false, 2048.0, [16036, 9386, 13935], [1825, 443, 87]),
    ("Times New Roman", true, false, 2048.0, [17406, 9728, 14394], [1825, 443, 87]),
    ("Times New Roman", false, true, 2048.0, [16036, 9386, 14052], [1825, 443, 87]),
    ("Times New Roman", true, true, 2048.0, [16496, 9386, 14052], [1825, 443, 87]),
    ("Cambria", false, false, 1000.0, [8027, 4356, 6598], [900, 250, 0]),
    ("Cambria", true, false, 1000.0, [8919, 4762, 6917], [900, 250, 0]),
    ("Cambria", false, true, 1000.0, [7829, 4239, 6406], [900, 250, 0]),
    ("Cambria", true, true, 1000.0, [8703, 4714, 6857], [900, 250, 0]),
    ("Courier New", false, false, 2048.0, [22122, 12290, 17206], [1705, 615, 0]),
    ("Courier New", true, true, 2048.0, [22122, 12290, 17206], [1705, 615, 0]),
];

fn close(measured: f64, units: f64, what: &str) {
    assert!((measured - units).abs() < 1e-9 * units.max(1.0), "{what}: {measured} for {units}");
}

#[test]
fn widths_are_those_that_font_tools_computes() {
    for &(family, bold, italic, em, widths, _) in ROWS {
        let face = Face::of(family, bold, italic);
        for (text, units) in TEXTS.iter().zip(widths) {
            close(face.width(text, em), f64::from(units), &format!("{family} {text}"));
        }
    }
}

#[test]
fn lines_are_as_high_as_the_fonts_say() {
    for &(family, bold, italic, em, _, lines) in ROWS {
        let face = Face::of(family, bold, italic);
        let [ascent, descent, gap] = lines.map(f64::from);
        close(face.ascent(em), ascent, family);
        close(face.descent(em), descent, family);
        close(face.line_height(em), ascent + descent + gap, family);
    }
}

#[test]
fn signs_that_a_face_lacks_come_from_another() {
    // Advances of these signs in DejaVu Sans, by fontTools.
    let signs = [('◆', 1575.0), ('✓', 1716.0), ('⚠', 1836.0)];
    for family in ["Cambria", "Courier New"] {
        for (sign, units) in signs {
            close(Face::of(family, false, true).width(&sign.to_string(), 2048.0), units, family);
        }
    }
}

#[test]
fn what_no_font_has_counts_by_its_unicode_width() {
    let face = Face::of("Calibri", false, false);
    let cases = [
        ("東京", 2.0),
        ("한국", 2.0),
        ("👍", 1.0),
        ("👍🏽", 1.0),
        ("👩\u{200d}👩\u{200d}👧", 1.0),
        ("\u{200b}\u{200d}\u{feff}\u{ad}\u{7}", 0.0),
        ("\t", 4.0),
        ("", 0.0),
    ];
    for (text, ems) in cases {
        close(face.width(text, 10.0), ems * 10.0, text);
    }
    assert_eq!(face.width("e\u{301}", 10.0), face.width("e", 10.0));
}

#[test]
fn widths_grow_with_the_size_and_add_up() {
    let face = Face::of("Arial", false, false);
    close(face.width("Revenue", 24.0), 2.0 * face.width("Revenue", 12.0), "twice the size");
    let parts = face.width("Reve", 12.0) + face.width("nue", 12.0);
    close(face.width("Revenue", 12.0), parts, "without kerning");
    close(face.width("AVAVAV", 12.0), 3.0 * face.width("AV", 12.0), "without kerning");
}
