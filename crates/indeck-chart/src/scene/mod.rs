//! What a picture is made of: shapes and texts from the back to the front, with all sizes, colours
//! and places decided. SVG and PNG are written from it and decide nothing.

mod paint;
mod path;
mod png;
mod svg;

use indeck_fonts::Face;

use crate::bounds::Bounds;

pub(crate) use paint::{Cap, Gradient, Paint, Pattern, Rgba, Stop, Stroke};
pub(crate) use path::{Path, Segment};

/// A picture, in pixels of 1/96 inch.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scene {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// What the picture shows, in words, for those who do not see it.
    pub(crate) title: String,
    pub(crate) nodes: Vec<Node>,
}

/// One part of a picture.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// A filled or outlined shape.
    Shape(Shape),
    /// A line of text.
    Text(Text),
    /// From here to its end, all parts belong together and are cut off at the bounds.
    Open(Group),
    /// The end of the last group.
    Close,
}

/// Parts that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    pub(crate) tag: Tag,
    pub(crate) clip: Option<Bounds>,
}

/// What a part stands for, so that tests and scripts find it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tag {
    pub(crate) class: &'static str,
    /// Number of the series, from 0.
    pub(crate) series: Option<usize>,
    /// Number of the point or category, from 0.
    pub(crate) point: Option<usize>,
    /// The value shown.
    pub(crate) value: Option<f64>,
    /// The name of what is shown.
    pub(crate) name: Option<String>,
}

impl Tag {
    /// A part of that class.
    pub(crate) fn class(class: &'static str) -> Self {
        Self { class, ..Self::default() }
    }

    /// The same part, of that series.
    pub(crate) fn series(self, series: usize) -> Self {
        Self { series: Some(series), ..self }
    }

    /// The same part, of that point.
    pub(crate) fn point(self, point: usize) -> Self {
        Self { point: Some(point), ..self }
    }

    /// The same part, of that value.
    pub(crate) fn value(self, value: f64) -> Self {
        Self { value: Some(value), ..self }
    }

    /// The same part, of that name.
    pub(crate) fn name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}

/// The outline of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Outline {
    Rect(Bounds),
    Circle { x: f64, y: f64, radius: f64 },
    Line { from: (f64, f64), to: (f64, f64) },
    Path(Path),
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    pub(crate) outline: Outline,
    pub(crate) fill: Option<Paint>,
    pub(crate) stroke: Option<Stroke>,
    pub(crate) tag: Tag,
}

/// Which point of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// The place of the anchor on the baseline.
    pub(crate) at: (f64, f64),
    pub(crate) anchor: Anchor,
    pub(crate) look: TextLook,
    /// Degrees clockwise, around the place.
    pub(crate) turned: f64,
    pub(crate) tag: Tag,
}

/// How text looks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextLook {
    /// The family as it was asked for.
    pub(crate) family: String,
    /// Size in pixels.
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) underline: bool,
    pub(crate) color: Rgba,
}

impl TextLook {
    /// The face that measures and draws it.
    pub(crate) fn face(&self) -> Face {
        Face::of(&self.family, self.bold, self.italic)
    }

    /// Width of a line of text.
    pub(crate) fn width(&self, text: &str) -> f64 {
        self.face().width(text, self.size)
    }

    /// Distance of two baselines.
    pub(crate) fn line_height(&self) -> f64 {
        self.face().line_height(self.size)
    }

    /// Height of the baseline below the top of a line.
    pub(crate) fn ascent(&self) -> f64 {
        self.face().ascent(self.size)
    }
}

impl Scene {
    pub(crate) fn new(width: f64, height: f64) -> Self {
        Self { width, height, title: String::new(), nodes: Vec::new() }
    }

    /// Adds a shape.
    pub(crate) fn shape(
        &mut self,
        outline: Outline,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
        tag: Tag,
    ) {
        if fill.is_some() || stroke.is_some() {
            self.nodes.push(Node::Shape(Shape { outline, fill, stroke, tag }));
        }
    }

    /// Adds a straight line.
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &Stroke, tag: Tag) {
        self.shape(Outline::Line { from, to }, None, Some(stroke.clone()), tag);
    }

    /// Adds a line of text unless it is blank or lies outside the picture.
    pub(crate) fn text(&mut self, text: Text) {
        let (x, y) = text.at;
        let inside = (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y);
        if inside && !text.text.trim().is_empty() {
            self.nodes.push(Node::Text(text));
        }
    }

    /// Adds parts that are cut off at the bounds, if any of those points lies beyond them.
    pub(crate) fn clipped(
        &mut self,
        bounds: Bounds,
        mut points: impl Iterator<Item = (f64, f64)>,
        parts: impl FnOnce(&mut Self),
    ) {
        if points.all(|point| bounds.holds(point)) {
            return parts(self);
        }
        self.group(Tag::class("clipped"), Some(bounds), parts);
    }

    /// Adds parts that belong together.
    pub(crate) fn group(&mut self, tag: Tag, clip: Option<Bounds>, parts: impl FnOnce(&mut Self)) {
        self.nodes.push(Node::Open(Group { tag, clip }));
        let before = self.nodes.len();
        parts(self);
        if self.nodes.len() == before {
            self.nodes.pop();
        } else {
            self.nodes.push(Node::Close);
        }
    }
}
