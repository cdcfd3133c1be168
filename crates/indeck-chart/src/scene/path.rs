//! Outlines of lines and curves.

/// One step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Segment {
    Move(f64, f64),
    Line(f64, f64),
    /// Two control points and the end.
    Cubic(f64, f64, f64, f64, f64, f64),
    Close,
}

/// An outline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<Segment>,
}

impl Path {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Straight lines through the points.
    pub(crate) fn through(points: &[(f64, f64)]) -> Self {
        let mut path = Self::new();
        for (i, (x, y)) in points.iter().enumerate() {
            if i == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
        }
        path
    }

    /// A closed figure of straight lines.
    pub(crate) fn polygon(points: &[(f64, f64)]) -> Self {
        let mut path = Self::through(points);
        path.close();
        path
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    pub(crate) fn move_to(&mut self, x: f64, y: f64) {
        self.segments.push(Segment::Move(x, y));
    }

    pub(crate) fn line_to(&mut self, x: f64, y: f64) {
        self.segments.push(Segment::Line(x, y));
    }

    pub(crate) fn cubic_to(&mut self, a: (f64, f64), b: (f64, f64), end: (f64, f64)) {
        self.segments.push(Segment::Cubic(a.0, a.1, b.0, b.1, end.0, end.1));
    }

    pub(crate) fn close(&mut self) {
        self.segments.push(Segment::Close);
    }

    /// An arc around a centre from the current point on, in radians clockwise from the right.
    pub(crate) fn arc(&mut self, center: (f64, f64), radius: f64, from: f64, to: f64) {
        // A quarter circle at most is as near to a cubic curve as the eye sees.
        let parts = ((to - from).abs() / std::f64::consts::FRAC_PI_2).ceil().max(1.0);
        let step = (to - from) / parts;
        let reach = 4.0 / 3.0 * (step / 4.0).tan() * radius;
        let mut angle = from;
        for _ in 0..parts as usize {
            let (s0, c0) = angle.sin_cos();
            let (s1, c1) = (angle + step).sin_cos();
            let at = |s: f64, c: f64| (center.0 + radius * c, center.1 + radius * s);
            let (start, end) = (at(s0, c0), at(s1, c1));
            self.cubic_to(
                (start.0 - reach * s0, start.1 + reach * c0),
                (end.0 + reach * s1, end.1 - reach * c1),
                end,
            );
            angle += step;
        }
    }
}
