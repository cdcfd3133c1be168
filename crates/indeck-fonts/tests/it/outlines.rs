//! Outlines stand where they are measured.

use indeck_fonts::{Face, Pen};

/// What is drawn: the number of contours and the box around all points.
#[derive(Debug, PartialEq)]
struct Drawn {
    contours: usize,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Drawn {
    fn of(face: Face, text: &str, size: f64) -> Self {
        let mut drawn = Self {
            contours: 0,
            left: f64::INFINITY,
            top: f64::INFINITY,
            right: f64::NEG_INFINITY,
            bottom: f64::NEG_INFINITY,
        };
        face.outline(text, size, 100.0, 200.0, &mut drawn);
        drawn
    }

    fn point(&mut self, x: f64, y: f64) {
        (self.left, self.right) = (self.left.min(x), self.right.max(x));
        (self.top, self.bottom) = (self.top.min(y), self.bottom.max(y));
    }
}

impl Pen for Drawn {
    fn move_to(&mut self, x: f64, y: f64) {
        self.point(x, y);
    }
    fn line_to(&mut self, x: f64, y: f64) {
        self.point(x, y);
    }
    fn quad_to(&mut self, x1: f64, y1: f64, x: f64, y: f64) {
        self.point(x1, y1);
        self.point(x, y);
    }
    fn cubic_to(&mut self, x1: f64, y1: f64, x2: f64, y2: f64, x: f64, y: f64) {
        self.point(x1, y1);
        self.point(x2, y2);
        self.point(x, y);
    }
    fn close(&mut self) {
        self.contours += 1;
    }
}

#[test]
fn a_letter_stands_on_the_baseline_between_its_sides() {
    // The glyph `H` of Liberation Sans: x from 168 to 1312, y from 0 to 1409, of 2048 (fontTools).
    let drawn = Drawn::of(Face::of("Arial", false, false), "H", 2048.0);
    let expected = Drawn { contours: 1, left: 268.0, top: -1209.0, right: 1412.0, bottom: 200.0 };
    assert_eq!(drawn, expected);
}

#[test]
fn every_family_draws_in_the_room_it_measures() {
    let text = "mmmmHHHH";
    for family in ["Arial", "Calibri", "Cambria", "Times New Roman", "Courier New", "Verdana"] {
        for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
            let face = Face::of(family, bold, italic);
            let drawn = Drawn::of(face, text, 100.0);
            let width = face.width(text, 100.0);
            assert_eq!(drawn.contours, text.len(), "{family}");
            assert!(drawn.left > 95.0 && drawn.right < 100.0 + width + 20.0, "{family} {drawn:?}");
            assert!(drawn.right > 100.0 + width - 20.0, "{family} {drawn:?}");
            assert!(drawn.top > 200.0 - face.ascent(100.0), "{family} {drawn:?}");
        }
    }
}

#[test]
fn spaces_and_joiners_draw_nothing_and_unknown_signs_a_box() {
    let face = Face::of("Calibri", false, false);
    for (text, contours) in [
        (" \t\n\u{200b}\u{200d}\u{ad}\u{7}", 0),
        ("東", 2),
        ("👍", 2),
        ("▲", 1),
        ("e", 2),
        ("e\u{301}", 4),
    ] {
        assert_eq!(Drawn::of(face, text, 10.0).contours, contours, "{text:?}");
    }
    let square = Drawn::of(face, "東", 100.0);
    assert!(square.left > 100.0 && square.right < 200.0 && square.right > 180.0, "{square:?}");
}
