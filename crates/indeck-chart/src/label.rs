//! Data labels: what they say, how they look, where they stand beside a point.

use indeck_model::chart::Fill;

use crate::block::Block;
use crate::bounds::Bounds;
use crate::context::Context;
use crate::contrast::contrast;
use crate::format::Formatter;
use crate::legend::{self, Key};
use crate::look::AXIS;
use crate::scene::{Anchor, Outline, Paint, Rgba, Scene, Stroke, Tag, Text, TextLook};
use crate::series::{LabelsView, Place, SeriesView};

/// What stands between two parts of a label that says nothing else.
const SEPARATOR: &str = ", ";
/// Room around the text of a label, as a share of its size.
const PADDING: f64 = 0.2;
/// Distance of a mark and a key from the text, as a share of its size.
const MARK_GAP: f64 = 0.3;
/// Width at which labels are broken into lines, as a share of the text's size.
const WIDEST: f64 = 16.0;

/// What a label can say of a point.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// The point's number, from 0.
    pub(crate) index: usize,
    pub(crate) category: String,
    pub(crate) value: Option<f64>,
    /// The share of the whole, 0 to 1.
    pub(crate) share: Option<f64>,
    /// The size of a bubble.
    pub(crate) size: Option<f64>,
}

/// Makes the labels of a series.
pub(crate) struct Labeler<'a> {
    cx: &'a Context<'a>,
    series: &'a SeriesView<'a>,
    labels: &'a LabelsView<'a>,
    look: TextLook,
    values: Formatter,
    shares: Formatter,
    sizes: Formatter,
    key: Option<Key>,
}

impl<'a> Labeler<'a> {
    /// Labels of that series; `None` if it shows none.
    pub(crate) fn new(cx: &'a Context<'a>, series: &'a SeriesView<'a>) -> Option<Self> {
        let shown = |labels: &&LabelsView<'_>| labels.is_shown() || series.has_marks();
        let labels = series.labels.as_ref().filter(shown)?;
        let own = labels.format;
        let only_share = labels.content.percent && !labels.content.value;
        Some(Self {
            cx,
            series,
            labels,
            look: cx.styled(labels.style),
            values: Formatter::new(own.unwrap_or(series.format)),
            shares: Formatter::new(own.filter(|_| only_share).unwrap_or("0%")),
            sizes: Formatter::new(own.unwrap_or("General")),
            key: None,
        })
    }

    /// The same labels with a key of the series before the text, where they show one.
    pub(crate) fn with_key(mut self, key: Key) -> Self {
        self.key = Some(key).filter(|_| self.labels.content.legend_key);
        self
    }

    /// The same labels with sizes of bubbles in that format, where they have none of their own.
    pub(crate) fn with_size_format(mut self, format: &str) -> Self {
        self.sizes = Formatter::new(self.labels.format.unwrap_or(format));
        self
    }

    /// Where the label of that point is to stand; `None` is the kind's own place.
    pub(crate) fn place_of(&self, index: usize) -> Option<Place> {
        self.labels.point(index).and_then(|point| point.place).or(self.labels.place)
    }

    /// The label of a point, if it has one. Where it lies on a fill, its text stands out from it.
    pub(crate) fn label(&self, facts: &Facts, ground: Option<&Fill>) -> Option<Label> {
        let own = self.labels.point(facts.index);
        let text = match own.and_then(|point| point.text) {
            Some("") => return None,
            Some(text) => text.to_owned(),
            None => self.content(facts),
        };
        let mark = self.series.mark(facts.index);
        if text.is_empty() && mark.is_none() {
            return None;
        }
        let look = match own {
            Some(point) => self.cx.restyled(&self.look, point.style),
            None => self.look.clone(),
        };
        let colored = self.labels.style.color.or_else(|| own.and_then(|point| point.style.color));
        let look = match ground.filter(|_| colored.is_none() && self.labels.fill.is_none()) {
            Some(fill) => TextLook { color: self.cx.color(contrast(fill)), ..look },
            None => look,
        };
        let mark = mark.map(|mark| {
            let color = mark.color.map_or(look.color, |color| self.cx.color(color));
            (mark.text.clone(), color)
        });
        let mut tag = Tag::class("label").series(self.series.number).point(facts.index);
        tag.value = facts.value;
        let border =
            self.labels.border.and_then(|line| self.cx.stroke(line, &self.cx.hairline(AXIS)));
        Some(Label {
            block: Block::wrapped(&text, &look, (WIDEST * look.size).min(self.cx.width() * 0.7)),
            mark,
            key: self.key.clone(),
            place: self.place_of(facts.index),
            fill: self.labels.fill.and_then(|fill| self.cx.paint(fill)),
            border,
            turned: self.labels.rotation,
            tag,
        })
    }

    /// The text of a point's label, if it has one.
    pub(crate) fn text(&self, facts: &Facts) -> Option<String> {
        let own = self.labels.point(facts.index).and_then(|point| point.text);
        let text = own.map_or_else(|| self.content(facts), str::to_owned);
        Some(text).filter(|text| !text.is_empty())
    }

    /// The parts of the content, in PowerPoint's order.
    fn content(&self, facts: &Facts) -> String {
        let content = self.labels.content;
        let cell = self.series.label_texts.get(facts.index).filter(|text| !text.is_empty());
        let parts = [
            cell.filter(|_| content.cells).cloned(),
            content.series.then(|| self.series.name.to_owned()),
            content.category.then(|| facts.category.clone()),
            facts.value.filter(|_| content.value).map(|value| self.values.text(value)),
            facts.share.filter(|_| content.percent).map(|share| self.shares.text(share)),
            facts.size.filter(|_| content.size).map(|size| self.sizes.text(size)),
        ];
        let parts: Vec<String> =
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(self.labels.separator.unwrap_or(SEPARATOR))
    }

    /// Whether labels say the category, which costs time to tell.
    pub(crate) fn needs_category(&self) -> bool {
        self.labels.content.category
    }

    /// The line from a label to what it tells of, where it was moved away.
    pub(crate) fn leader(&self) -> Option<Stroke> {
        let line = self.labels.leader_lines.unwrap_or(&indeck_model::chart::Line::PLAIN);
        self.cx.stroke(line, &self.cx.hairline(AXIS))
    }
}

/// A label that is measured.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    block: Block,
    mark: Option<(String, Rgba)>,
    key: Option<Key>,
    /// Where it is to stand; `None` is the kind's own place.
    pub(crate) place: Option<Place>,
    fill: Option<Paint>,
    border: Option<Stroke>,
    turned: f64,
    tag: Tag,
}

impl Label {
    /// A label of that text and look alone.
    pub(crate) fn plain(text: &str, look: &TextLook, tag: Tag) -> Self {
        Self {
            block: Block::wrapped(text, look, WIDEST * look.size),
            mark: None,
            key: None,
            place: None,
            fill: None,
            border: None,
            turned: 0.0,
            tag,
        }
    }

    /// The same label, turned by degrees clockwise.
    pub(crate) fn turned(self, turned: f64) -> Self {
        Self { turned, ..self }
    }

    fn size_of_text(&self) -> f64 {
        self.block.look.size
    }

    fn key_width(&self) -> f64 {
        let width = self.key.as_ref().map(|key| key.width(self.size_of_text()));
        width.map_or(0.0, |width| width + MARK_GAP * self.size_of_text())
    }

    fn mark_width(&self) -> f64 {
        let width = self.mark.as_ref().map(|(text, _)| self.block.look.width(text));
        let gap = if self.block.width > 0.0 { MARK_GAP * self.size_of_text() } else { 0.0 };
        width.map_or(0.0, |width| width + gap)
    }

    /// Width and height before it is turned.
    fn flat(&self) -> (f64, f64) {
        let padding = if self.fill.is_some() || self.border.is_some() { 2.0 } else { 0.5 };
        let padding = padding * PADDING * self.size_of_text();
        let width = self.key_width() + self.block.width + self.mark_width();
        (width + 2.0 * padding, self.block.height + padding)
    }

    /// Width and height as it stands.
    pub(crate) fn size(&self) -> (f64, f64) {
        let (width, height) = self.flat();
        let (sin, cos) = self.turned.to_radians().sin_cos();
        let (sin, cos) = (sin.abs(), cos.abs());
        (width * cos + height * sin, width * sin + height * cos)
    }

    /// Its rectangle around that middle.
    pub(crate) fn around(&self, center: (f64, f64)) -> Bounds {
        let (width, height) = self.size();
        Bounds::new(center.0 - width / 2.0, center.1 - height / 2.0, width, height)
    }

    /// The middle of the label at that place beside a point whose marker reaches so far.
    pub(crate) fn beside(&self, (x, y): (f64, f64), reach: f64, place: Place) -> (f64, f64) {
        let (width, height) = self.size();
        let away = reach + PADDING * self.size_of_text();
        match place {
            Place::Above | Place::OutsideEnd => (x, y - away - height / 2.0),
            Place::Below => (x, y + away + height / 2.0),
            Place::Left => (x - away - width / 2.0, y),
            Place::Right => (x + away + width / 2.0, y),
            _ => (x, y),
        }
    }

    /// Draws it around that middle.
    pub(crate) fn draw(&self, scene: &mut Scene, center: (f64, f64)) {
        if !Bounds::new(0.0, 0.0, scene.width, scene.height).holds(center) {
            return;
        }
        let (width, height) = self.flat();
        let upright = self.turned.abs() < 0.5;
        if upright && (self.fill.is_some() || self.border.is_some()) {
            let bounds =
                Bounds::new(center.0 - width / 2.0, center.1 - height / 2.0, width, height);
            let bounds = bounds.within(Bounds::new(0.0, 0.0, scene.width, scene.height));
            let tag = Tag { class: "label-box", ..self.tag.clone() };
            scene.shape(Outline::Rect(bounds), self.fill.clone(), self.border.clone(), tag);
        }
        if !upright {
            return self.draw_turned(scene, center);
        }
        let total = self.key_width() + self.block.width + self.mark_width();
        let left = center.0 - total / 2.0;
        if let Some(key) = &self.key {
            let tag = Tag { class: "label-key", value: None, ..self.tag.clone() };
            legend::draw_key(scene, key, (left, center.1), self.size_of_text(), &tag);
        }
        let middle = left + self.key_width() + self.block.width / 2.0;
        self.block.draw_around(scene, (middle, center.1), &self.tag);
        if let Some((text, color)) = &self.mark {
            let look = TextLook { color: *color, ..self.block.look.clone() };
            let baseline = center.1 + self.block.height / 2.0 - look.line_height() + look.ascent();
            scene.text(Text {
                text: text.clone(),
                at: (left + total, baseline),
                anchor: Anchor::End,
                look,
                turned: 0.0,
                tag: Tag { class: "label-mark", ..self.tag.clone() },
            });
        }
    }

    /// Text and mark, turned around the middle.
    fn draw_turned(&self, scene: &mut Scene, center: (f64, f64)) {
        let (sin, cos) = self.turned.to_radians().sin_cos();
        let half = self.block.height / 2.0;
        let at =
            |along: f64| (center.0 + half * sin + along * cos, center.1 - half * cos + along * sin);
        let shift = self.mark_width() / 2.0;
        self.block.draw_turned(scene, at(-shift), Anchor::Middle, self.turned, &self.tag);
        if let Some((text, color)) = &self.mark {
            let look = TextLook { color: *color, ..self.block.look.clone() };
            let tag = Tag { class: "label-mark", ..self.tag.clone() };
            let place = at(self.block.width / 2.0 + self.mark_width() / 2.0);
            Block::new(text, &look).draw_turned(scene, place, Anchor::End, self.turned, &tag);
        }
    }
}
