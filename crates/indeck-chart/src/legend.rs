//! The legend: keys and names in rows or in a column.

use indeck_model::chart::{Legend, LegendPosition};

use crate::block::Block;
use crate::bounds::{Bounds, Sides};
use crate::context::Context;
use crate::drawing::Figure;
use crate::marker::{self, MarkerLook};
use crate::scene::{Anchor, Outline, Paint, Scene, Stroke, Tag, TextLook};

/// Side of a key's square, as a share of the text's size.
const SWATCH: f64 = 0.55;
/// Length of a key's line, as a share of the text's size.
const KEY_LINE: f64 = 2.0;
/// Distance of a key and its name, as a share of the text's size.
const KEY_GAP: f64 = 0.35;
/// Distance of two entries, as a share of the text's size.
const ENTRY_GAP: f64 = 1.0;
/// Most of the picture's width that a legend at the side takes.
const MAX_WIDTH: f64 = 0.35;
/// Most of the picture's height that a legend above or below takes.
const MAX_HEIGHT: f64 = 0.3;
/// Distance of the legend and what it stands beside, as a share of the text's size.
const MARGIN: f64 = 0.6;

/// What stands before a name.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// A square.
    Swatch { fill: Option<Paint>, stroke: Option<Stroke> },
    /// A line, with a marker on it.
    Line { stroke: Option<Stroke>, marker: Option<MarkerLook> },
}

/// A line of the legend.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) key: Key,
    /// The series or, where each has its own colour, the point.
    pub(crate) number: usize,
}

/// A legend that knows its place.
pub(crate) struct Placed {
    bounds: Bounds,
    cells: Vec<Cell>,
    entries: Vec<Entry>,
    key_width: f64,
}

struct Cell {
    at: (f64, f64),
    name: Block,
}

/// The entries that are not left out, in the order in which the legend lists them.
///
/// Those left out are counted before the entries are ranked: a deck's `c:legendEntry` names them by
/// the numbers of the series (`c:idx`), which run through the plots as they are given.
pub(crate) fn kept(cx: &Context<'_>, legend: &Legend, figure: &dyn Figure) -> Vec<Entry> {
    let ranks = figure.ranks();
    let ranks = ranks.into_iter().chain(std::iter::repeat(usize::MAX));
    let numbered = (0..).zip(figure.entries(cx)).zip(ranks);
    let kept = numbered.filter(|((i, _), _)| !legend.deleted.contains(i));
    let mut kept: Vec<(usize, Entry)> = kept.map(|((_, entry), rank)| (rank, entry)).collect();
    kept.sort_by_key(|(rank, _)| *rank);
    let mut entries: Vec<Entry> = kept.into_iter().map(|(_, entry)| entry).collect();
    if figure.is_listed_upwards() && is_upright(legend.position) {
        entries.reverse();
    }
    entries
}

fn is_upright(position: LegendPosition) -> bool {
    matches!(position, LegendPosition::Left | LegendPosition::Right | LegendPosition::TopRight)
}

/// Places the legend in the area; what is left of it is for the plot.
pub(crate) fn place(
    cx: &Context<'_>,
    legend: &Legend,
    entries: Vec<Entry>,
    area: Bounds,
) -> (Option<Placed>, Bounds) {
    if entries.is_empty() {
        return (None, area);
    }
    let look = cx.styled(&legend.style);
    let lines = entries.iter().any(|entry| matches!(entry.key, Key::Line { .. }));
    let key_width = look.size * if lines { KEY_LINE } else { SWATCH };
    if let Some(manual) = &legend.layout {
        let bounds = cx.place(manual);
        let layout = Layout { look, key_width, area: bounds, share: 1.0 };
        let (cells, _) = if bounds.width > bounds.height {
            layout.rows(&entries)
        } else {
            layout.column(&entries)
        };
        let rest = if legend.overlay { area } else { beside(area, bounds) };
        return (Some(Placed { bounds, cells, entries, key_width }), rest);
    }
    let layout = Layout { look, key_width, area, share: MAX_WIDTH };
    let upright = is_upright(legend.position);
    let (cells, size) = if upright { layout.column(&entries) } else { layout.rows(&entries) };
    // No legend is worth a plot that cannot be read.
    if size.0 > area.width || size.1 > area.height {
        return (None, area);
    }
    let bounds = layout.bounds(legend.position, size);
    let rest = if legend.overlay { area } else { layout.rest(legend.position, bounds) };
    (Some(Placed { bounds, cells, entries, key_width }), rest)
}

/// The greatest part of the area beside a legend that has a place of its own.
fn beside(area: Bounds, legend: Bounds) -> Bounds {
    let parts = [
        Sides { right: area.right() - legend.left, ..Sides::default() },
        Sides { left: legend.right() - area.left, ..Sides::default() },
        Sides { bottom: area.bottom() - legend.top, ..Sides::default() },
        Sides { top: legend.bottom() - area.top, ..Sides::default() },
    ];
    let parts = parts.map(|sides| {
        area.without(Sides {
            left: sides.left.max(0.0),
            top: sides.top.max(0.0),
            right: sides.right.max(0.0),
            bottom: sides.bottom.max(0.0),
        })
    });
    let size = |part: &Bounds| part.width * part.height;
    parts.into_iter().max_by(|a, b| size(a).total_cmp(&size(b))).unwrap_or(area)
}

struct Layout {
    look: TextLook,
    key_width: f64,
    area: Bounds,
    /// Most of the area's width that a column takes.
    share: f64,
}

impl Layout {
    fn indent(&self) -> f64 {
        self.key_width + KEY_GAP * self.look.size
    }

    /// Names below one another; those that find no room are left out.
    fn column(&self, entries: &[Entry]) -> (Vec<Cell>, (f64, f64)) {
        let most = self.area.width * self.share - self.indent();
        let gap = self.look.size * 0.35;
        let (mut cells, mut y, mut width) = (Vec::new(), 0.0, 0.0_f64);
        for entry in entries {
            let name = Block::wrapped(&entry.name, &self.look, most);
            if !cells.is_empty() && y + name.height > self.area.height {
                break;
            }
            width = width.max(name.width.min(most));
            let height = name.height;
            cells.push(Cell { at: (0.0, y), name });
            y += height + gap;
        }
        (cells, (width + self.indent(), (y - gap).max(0.0)))
    }

    /// Names beside one another: in one row as wide as they are, in several rows in columns.
    fn rows(&self, entries: &[Entry]) -> (Vec<Cell>, (f64, f64)) {
        let gap = ENTRY_GAP * self.look.size;
        let most = self.area.width - self.indent();
        let names: Vec<Block> =
            entries.iter().map(|entry| Block::cut(&entry.name, &self.look, most)).collect();
        let widths = || names.iter().map(|name| name.width + self.indent());
        let total = widths().sum::<f64>() + gap * names.len().saturating_sub(1) as f64;
        let height = self.look.line_height();
        if total <= self.area.width {
            let mut x = 0.0;
            let cells = names.into_iter().map(|name| {
                let at = (x, 0.0);
                x += name.width + self.indent() + gap;
                Cell { at, name }
            });
            return (cells.collect(), (total, height));
        }
        let widest = widths().fold(0.0, f64::max) + gap;
        let columns = ((self.area.width + gap) / widest).floor().max(1.0) as usize;
        let most_rows = ((self.area.height * MAX_HEIGHT) / height).floor().max(1.0) as usize;
        let cells: Vec<Cell> = names
            .into_iter()
            .take(columns * most_rows)
            .enumerate()
            .map(|(i, name)| {
                let at = ((i % columns) as f64 * widest, (i / columns) as f64 * height);
                Cell { at, name }
            })
            .collect();
        let rows = cells.len().div_ceil(columns);
        (cells, (columns as f64 * widest - gap, rows as f64 * height))
    }

    fn bounds(&self, position: LegendPosition, (width, height): (f64, f64)) -> Bounds {
        let area = self.area;
        let (x, y) = area.center();
        let (left, top) = match position {
            LegendPosition::Bottom => (x - width / 2.0, area.bottom() - height),
            LegendPosition::Top => (x - width / 2.0, area.top),
            LegendPosition::Left => (area.left, y - height / 2.0),
            LegendPosition::Right => (area.right() - width, y - height / 2.0),
            LegendPosition::TopRight => (area.right() - width, area.top),
        };
        Bounds::new(left, top, width, height)
    }

    fn rest(&self, position: LegendPosition, bounds: Bounds) -> Bounds {
        let margin = MARGIN * self.look.size;
        let mut sides = Sides::default();
        match position {
            LegendPosition::Bottom => sides.bottom = bounds.height + margin,
            LegendPosition::Top => sides.top = bounds.height + margin,
            LegendPosition::Left => sides.left = bounds.width + 2.0 * margin,
            LegendPosition::Right | LegendPosition::TopRight => {
                sides.right = bounds.width + 2.0 * margin;
            }
        }
        self.area.without(sides)
    }
}

impl Placed {
    /// Draws the legend.
    pub(crate) fn draw(&self, scene: &mut Scene) {
        scene.group(Tag::class("legend"), None, |scene| {
            for (entry, cell) in self.entries.iter().zip(&self.cells) {
                let at = (self.bounds.left + cell.at.0, self.bounds.top + cell.at.1);
                self.entry(scene, entry, &cell.name, at);
            }
        });
    }

    fn entry(&self, scene: &mut Scene, entry: &Entry, name: &Block, at: (f64, f64)) {
        let look = &name.look;
        let middle = at.1 + look.line_height() / 2.0;
        // A legend with a place of its own may be too small for all.
        let (canvas, half) =
            (Bounds::new(0.0, 0.0, scene.width, scene.height), SWATCH * look.size / 2.0);
        let ends = [(at.0, middle - half), (at.0 + self.key_width, middle + half)];
        if !ends.into_iter().all(|end| canvas.holds(end)) {
            return;
        }
        let tag = || Tag::class("legend-key").series(entry.number);
        draw_key_in(scene, &entry.key, (at.0, middle), self.key_width, look.size, &tag());
        let at = (at.0 + self.key_width + KEY_GAP * look.size, at.1);
        let tag = Tag::class("legend-name").series(entry.number);
        name.draw(scene, at, Anchor::Start, &tag);
    }
}

impl Key {
    /// Its width before text of that size.
    pub(crate) fn width(&self, size: f64) -> f64 {
        match self {
            Self::Swatch { .. } => SWATCH * size,
            Self::Line { .. } => KEY_LINE * size,
        }
    }
}

/// Draws a key to the right of a point, before text of that size.
pub(crate) fn draw_key(scene: &mut Scene, key: &Key, at: (f64, f64), size: f64, tag: &Tag) {
    draw_key_in(scene, key, at, key.width(size), size, tag);
}

fn draw_key_in(
    scene: &mut Scene,
    key: &Key,
    (left, middle): (f64, f64),
    width: f64,
    size: f64,
    tag: &Tag,
) {
    match key {
        Key::Swatch { fill, stroke } => {
            let side = SWATCH * size;
            let left = left + (width - side) / 2.0;
            let square = Bounds::new(left, middle - side / 2.0, side, side);
            scene.shape(Outline::Rect(square), fill.clone(), stroke.clone(), tag.clone());
        }
        Key::Line { stroke, marker } => {
            if let Some(stroke) = stroke {
                scene.line((left, middle), (left + width, middle), stroke, tag.clone());
            }
            if let Some(marker) = marker {
                let marker = marker.limited(size);
                marker::draw(scene, &marker, (left + width / 2.0, middle), tag.clone());
            }
        }
    }
}
