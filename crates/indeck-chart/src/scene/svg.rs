//! The picture as SVG: texts stay texts, and each part says what it stands for.
//!
//! Source: Scalable Vector Graphics (SVG) 1.1, W3C Recommendation.

use std::fmt::Write as _;

use crate::scene::{
    Anchor, Cap, Gradient, Group, Node, Outline, Paint, Pattern, Rgba, Scene, Segment, Shape,
    Stroke, Tag, Text,
};

/// Pixels of a pattern's tile.
const TILE: usize = 8;

impl Scene {
    /// The picture as an SVG document.
    pub(crate) fn to_svg(&self) -> String {
        let mut writer = Writer {
            out: String::with_capacity(128 * self.nodes.len() + 512),
            ..Writer::default()
        };
        writer.scene(self);
        writer.out
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Gradients and patterns that were defined, by their place.
    paints: Vec<Paint>,
    clips: usize,
}

impl Writer {
    fn scene(&mut self, scene: &Scene) {
        self.out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        self.number("width", scene.width);
        self.number("height", scene.height);
        self.out.push_str(" viewBox=\"0 0 ");
        write_number(&mut self.out, scene.width);
        self.out.push(' ');
        write_number(&mut self.out, scene.height);
        self.out.push_str("\" role=\"img\">\n");
        if !scene.title.is_empty() {
            self.out.push_str("<title>");
            escape(&mut self.out, &scene.title);
            self.out.push_str("</title>\n");
        }
        for node in &scene.nodes {
            match node {
                Node::Shape(shape) => self.shape(shape),
                Node::Text(text) => self.text(text),
                Node::Open(group) => self.open(group),
                Node::Close => self.out.push_str("</g>\n"),
            }
        }
        self.out.push_str("</svg>\n");
    }

    fn open(&mut self, group: &Group) {
        if let Some(clip) = group.clip {
            self.clips += 1;
            let id = self.clips;
            let _ = write!(self.out, "<clipPath id=\"c{id}\"><rect");
            self.rect(clip);
            self.out.push_str("/></clipPath>\n");
        }
        self.out.push_str("<g");
        self.tag(&group.tag);
        if group.clip.is_some() {
            let _ = write!(self.out, " clip-path=\"url(#c{})\"", self.clips);
        }
        self.out.push_str(">\n");
    }

    fn rect(&mut self, bounds: crate::bounds::Bounds) {
        self.number("x", bounds.left);
        self.number("y", bounds.top);
        self.number("width", bounds.width);
        self.number("height", bounds.height);
    }

    fn shape(&mut self, shape: &Shape) {
        let fill = shape.fill.as_ref().map(|paint| self.define(paint));
        match &shape.outline {
            Outline::Rect(bounds) => {
                self.out.push_str("<rect");
                self.rect(*bounds);
            }
            Outline::Circle { x, y, radius } => {
                self.out.push_str("<circle");
                self.number("cx", *x);
                self.number("cy", *y);
                self.number("r", *radius);
            }
            Outline::Line { from, to } => {
                self.out.push_str("<line");
                self.number("x1", from.0);
                self.number("y1", from.1);
                self.number("x2", to.0);
                self.number("y2", to.1);
            }
            Outline::Path(path) => {
                self.out.push_str("<path d=\"");
                path.segments.iter().for_each(|segment| self.segment(*segment));
                self.out.push('"');
            }
        }
        self.tag(&shape.tag);
        match (&shape.outline, fill) {
            (Outline::Line { .. }, _) => {}
            (_, None) => self.out.push_str(" fill=\"none\""),
            (_, Some(Defined::Color(color))) => self.color("fill", color),
            (_, Some(Defined::Reference(id))) => {
                let _ = write!(self.out, " fill=\"url(#p{id})\"");
            }
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(stroke);
        }
        self.out.push_str("/>\n");
    }

    fn segment(&mut self, segment: Segment) {
        match segment {
            Segment::Move(x, y) => self.step('M', &[x, y]),
            Segment::Line(x, y) => self.step('L', &[x, y]),
            Segment::Cubic(a, b, c, d, x, y) => self.step('C', &[a, b, c, d, x, y]),
            Segment::Close => self.out.push('Z'),
        }
    }

    fn step(&mut self, letter: char, numbers: &[f64]) {
        self.out.push(letter);
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            write_number(&mut self.out, *number);
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.color("stroke", stroke.color);
        self.number("stroke-width", stroke.width);
        if stroke.cap == Cap::Round {
            self.out.push_str(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
        }
        if !stroke.dashes.is_empty() {
            self.out.push_str(" stroke-dasharray=\"");
            for (i, dash) in stroke.dashes.iter().enumerate() {
                if i > 0 {
                    self.out.push(' ');
                }
                write_number(&mut self.out, *dash);
            }
            self.out.push('"');
        }
    }

    fn text(&mut self, text: &Text) {
        let look = &text.look;
        self.out.push_str("<text");
        self.number("x", text.at.0);
        self.number("y", text.at.1);
        self.tag(&text.tag);
        self.out.push_str(" font-family=\"");
        escape(&mut self.out, &families(&look.family, look.face().css_family()));
        self.out.push('"');
        self.number("font-size", look.size);
        self.out.push_str(match text.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        });
        self.out.push_str(if look.bold { " font-weight=\"bold\"" } else { "" });
        self.out.push_str(if look.italic { " font-style=\"italic\"" } else { "" });
        self.out.push_str(if look.underline { " text-decoration=\"underline\"" } else { "" });
        self.color("fill", look.color);
        if text.turned.abs() > 0.0 {
            self.out.push_str(" transform=\"rotate(");
            write_number(&mut self.out, text.turned);
            for number in [text.at.0, text.at.1] {
                self.out.push(' ');
                write_number(&mut self.out, number);
            }
            self.out.push_str(")\"");
        }
        self.out.push_str(" xml:space=\"preserve\">");
        escape(&mut self.out, &text.text);
        self.out.push_str("</text>\n");
    }

    fn tag(&mut self, tag: &Tag) {
        let _ = write!(self.out, " class=\"{}\"", tag.class);
        if let Some(series) = tag.series {
            let _ = write!(self.out, " data-series=\"{series}\"");
        }
        if let Some(point) = tag.point {
            let _ = write!(self.out, " data-point=\"{point}\"");
        }
        if let Some(value) = tag.value {
            let _ = write!(self.out, " data-value=\"{value}\"");
        }
        if let Some(name) = &tag.name {
            self.out.push_str(" data-name=\"");
            escape(&mut self.out, name);
            self.out.push('"');
        }
    }

    fn number(&mut self, name: &str, number: f64) {
        let _ = write!(self.out, " {name}=\"");
        write_number(&mut self.out, number);
        self.out.push('"');
    }

    fn color(&mut self, name: &str, color: Rgba) {
        let _ = write!(self.out, " {name}=\"#{}\"", color.rgb);
        if color.alpha < 1.0 {
            let kind = name.trim_end_matches("-color");
            self.number(&format!("{kind}-opacity"), color.alpha);
        }
    }

    /// A paint that is more than a colour is defined before it is used, once.
    fn define(&mut self, paint: &Paint) -> Defined {
        if let Paint::Solid(color) = paint {
            return Defined::Color(*color);
        }
        if let Some(at) = self.paints.iter().position(|known| known == paint) {
            return Defined::Reference(at + 1);
        }
        self.paints.push(paint.clone());
        let id = self.paints.len();
        match paint {
            Paint::Solid(_) => {}
            Paint::Gradient(gradient) => self.gradient(id, gradient),
            Paint::Pattern(pattern) => self.pattern(id, pattern),
        }
        Defined::Reference(id)
    }

    fn gradient(&mut self, id: usize, gradient: &Gradient) {
        let (from, to) = Gradient::ends(gradient.degrees);
        let _ = write!(self.out, "<linearGradient id=\"p{id}\"");
        for (name, number) in [("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)] {
            self.number(name, number);
        }
        self.out.push('>');
        for stop in &gradient.stops {
            self.out.push_str("<stop");
            self.number("offset", stop.at);
            self.color("stop-color", stop.color);
            self.out.push_str("/>");
        }
        self.out.push_str("</linearGradient>\n");
    }

    fn pattern(&mut self, id: usize, pattern: &Pattern) {
        let _ = write!(
            self.out,
            "<pattern id=\"p{id}\" patternUnits=\"userSpaceOnUse\" width=\"{TILE}\" height=\"{TILE}\"><rect width=\"{TILE}\" height=\"{TILE}\""
        );
        self.color("fill", pattern.back);
        self.out.push_str("/><path d=\"");
        for (y, row) in pattern.rows.iter().enumerate() {
            for x in (0..TILE).filter(|x| row & (0x80 >> x) != 0) {
                let _ = write!(self.out, "M{x} {y}h1v1h-1Z");
            }
        }
        self.out.push('"');
        self.color("fill", pattern.fore);
        self.out.push_str("/></pattern>\n");
    }
}

/// How a paint is named where it is used.
enum Defined {
    Color(Rgba),
    Reference(usize),
}

/// The family that was asked for, then those of the same widths.
fn families(asked: &str, substitutes: &str) -> String {
    let asked = asked.replace(['\'', '\\', '"'], "");
    if substitutes.starts_with(&asked) {
        substitutes.to_owned()
    } else {
        format!("'{asked}', {substitutes}")
    }
}

/// Three decimals at most: finer than any screen, and the same on every machine.
fn write_number(out: &mut String, number: f64) {
    let thousandths = (number * 1_000.0).round();
    if !thousandths.is_finite() || thousandths.abs() > 1e15 {
        out.push('0');
        return;
    }
    let thousandths = thousandths as i64;
    if thousandths < 0 {
        out.push('-');
    }
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    let _ = write!(out, "{whole}");
    if rest > 0 {
        let decimals = format!(".{rest:03}");
        out.push_str(decimals.trim_end_matches('0'));
    }
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            // XML knows no other control characters, and not these two.
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}
