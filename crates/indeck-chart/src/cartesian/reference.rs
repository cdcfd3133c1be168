//! Reference lines and target marks.

use indeck_model::Color;
use indeck_model::chart::{Dash, Fill, Line, Marker, MarkerSymbol, ReferenceLine, ReferenceValue};

use crate::cartesian::figure::Field;
use crate::context::Context;
use crate::format::Formatter;
use crate::label::Label;
use crate::legend::{Entry, Key};
use crate::look::{REFERENCE_WIDTH, TEXT, pixels};
use crate::marker::{self, MarkerLook};
use crate::scene::{Scene, Stroke, Tag, TextLook};
use crate::series::Place;

/// Size of the mark at a category, in points.
const MARK_SIZE: u8 = 20;
/// Half the height of the mark of a horizontal bar, in heights of a category.
const MARK_HALF: f64 = 0.35;
/// What a reference line is where it says nothing.
const DASHED: Line = Line::Solid { color: None, width: None, dash: Dash::Dash };

/// All numbers at which reference lines stand.
pub(crate) fn numbers(references: &[ReferenceLine]) -> Vec<f64> {
    let of = |reference: &ReferenceLine| match &reference.value {
        ReferenceValue::Constant(value) => vec![*value],
        ReferenceValue::PerCategory(values) => values.iter().flatten().copied().collect(),
    };
    references.iter().flat_map(of).filter(|x| x.is_finite()).collect()
}

/// A reference line with its look.
pub(crate) struct Reference<'a> {
    cx: &'a Context<'a>,
    pub(crate) line: &'a ReferenceLine,
    pub(crate) stroke: Option<Stroke>,
    color: Color,
    number: usize,
}

/// The reference lines of a chart, numbered from that on.
pub(crate) fn all<'a>(
    cx: &'a Context<'a>,
    lines: &'a [ReferenceLine],
    first: usize,
) -> Vec<Reference<'a>> {
    let lines = lines.iter().zip(first..);
    lines.map(|(line, number)| Reference::new(cx, line, number)).collect()
}

impl<'a> Reference<'a> {
    fn new(cx: &'a Context<'a>, line: &'a ReferenceLine, number: usize) -> Self {
        let look = line.line.as_ref().unwrap_or(&DASHED);
        let color = match look {
            Line::Solid { color: Some(color), .. } => *color,
            Line::Solid { color: None, .. } | Line::None => TEXT,
        };
        let stroke = cx.stroke(look, &Stroke::plain(cx.color(color), pixels(REFERENCE_WIDTH)));
        Self { cx, line, stroke, color, number }
    }

    /// Its line of the legend.
    pub(crate) fn entry(&self) -> Entry {
        let marks = matches!(self.line.value, ReferenceValue::PerCategory(_));
        let key = if marks {
            let small = Marker { size: 8, ..self.mark() };
            Key::Line { stroke: None, marker: MarkerLook::new(self.cx, &small, self.color) }
        } else {
            Key::Line { stroke: self.stroke.clone(), marker: None }
        };
        Entry { name: self.line.name.clone(), key, number: self.number }
    }

    fn mark(&self) -> Marker {
        let fill = Some(Fill::Solid(self.color));
        Marker { symbol: MarkerSymbol::Dash, size: MARK_SIZE, fill, line: None }
    }

    fn tag(&self, value: f64) -> Tag {
        Tag::class("reference").series(self.number).value(value).name(&*self.line.name)
    }

    /// The text at the end of the line; `None` shows none.
    pub(crate) fn label(&self, value: f64) -> Option<Label> {
        let text = match self.line.label.as_deref()? {
            "" => Formatter::new(self.line.format.code()).text(value),
            text => text.to_owned(),
        };
        let look = TextLook { color: self.cx.color(self.color), ..self.cx.text.clone() };
        let tag = Tag::class("reference-label").series(self.number).value(value);
        Some(Label::plain(&text, &look, tag))
    }

    /// Draws a line between two points, with its text above its end or beside it.
    pub(crate) fn draw_line(
        &self,
        scene: &mut Scene,
        value: f64,
        (from, to): ((f64, f64), (f64, f64)),
        (anchor, place): ((f64, f64), Place),
    ) {
        if let Some(stroke) = &self.stroke {
            scene.line(from, to, stroke, self.tag(value));
        }
        self.draw_label(scene, value, anchor, place);
    }

    fn draw_label(&self, scene: &mut Scene, value: f64, anchor: (f64, f64), place: Place) {
        if let Some(label) = self.label(value) {
            let canvas = crate::bounds::Bounds::new(0.0, 0.0, scene.width, scene.height);
            let bounds = label.around(label.beside(anchor, 1.0, place)).kept_in(canvas);
            label.draw(scene, bounds.center());
        }
    }

    /// Draws it over a chart over categories.
    pub(crate) fn draw(&self, scene: &mut Scene, field: &Field<'_>) {
        let count = field.categories.count();
        let shown = |value: f64| {
            field.values.has(value) && (-1e-9..=1.0 + 1e-9).contains(&field.values.share(value))
        };
        match &self.line.value {
            ReferenceValue::Constant(value) if shown(*value) => {
                let ends = (field.point(0.0, *value), field.point(1.0, *value));
                let label = if field.plane.sideways {
                    (ends.1, Place::Right)
                } else {
                    let last = field.categories.share(count.saturating_sub(1));
                    (field.point(last, *value), Place::Above)
                };
                self.draw_line(scene, *value, ends, label);
            }
            ReferenceValue::Constant(_) => {}
            ReferenceValue::PerCategory(values) => {
                let values = values.iter().take(count).enumerate();
                let values = values.filter(|(i, _)| field.categories.shows(*i));
                let marks = values.filter_map(|(i, value)| Some((i, (*value)?)));
                let marks: Vec<(usize, f64)> = marks.filter(|(_, value)| shown(*value)).collect();
                marks.iter().for_each(|(i, value)| self.draw_mark(scene, field, *i, *value));
                if let Some((i, value)) = marks.last() {
                    let place = if field.plane.sideways { Place::Right } else { Place::Above };
                    let at = field.point(field.categories.share(*i), *value);
                    self.draw_label(scene, *value, at, place);
                }
            }
        }
    }

    fn draw_mark(&self, scene: &mut Scene, field: &Field<'_>, i: usize, value: f64) {
        let share = field.categories.share(i);
        if field.plane.sideways {
            let half = MARK_HALF * field.categories.slot();
            let solid = |stroke: &Stroke| match &self.line.line {
                Some(_) => stroke.clone(),
                None => Stroke { dashes: Vec::new(), ..stroke.clone() },
            };
            if let Some(stroke) = self.stroke.as_ref().map(solid) {
                let (from, to) =
                    (field.point(share - half, value), field.point(share + half, value));
                scene.line(from, to, &stroke, self.tag(value).point(i));
            }
        } else if let Some(look) = MarkerLook::new(self.cx, &self.mark(), self.color) {
            let tag = self.tag(value).point(i);
            marker::draw(scene, &look, field.point(share, value), tag);
        }
    }
}
