//! An inspection for people: the theme, then layouts and slides as trees.

use indeck::brand::{Brand, Layout, Placeholder};
use indeck::inspect::{ChartSummary, Inspection, ShapeSummary, SlideSummary};
use indeck::{Rect, Size};

use super::tree::Tree;
use super::{kind_name, palette};
use crate::untrusted::plain;
use crate::wording::count;

/// Characters of a text that are shown.
const EXCERPT: usize = 60;

/// The whole inspection of the file of that name.
pub(crate) fn all(name: &str, inspection: &Inspection, color: bool) -> String {
    let Inspection { brand, slides, .. } = inspection;
    let mut text = theme(name, brand, color);
    text.push('\n');
    text += &layouts(brand).render();
    text.push('\n');
    let slides: Vec<Tree> = slides.iter().map(slide).collect();
    text + &Tree::new(count(slides.len(), "slide"), slides).render()
}

fn theme(name: &str, brand: &Brand, color: bool) -> String {
    let mut lines = vec![
        plain(name),
        format!("  size     {}", proportions(brand.slide_size)),
        format!("  theme    {}", plain(&brand.name)),
        format!(
            "  fonts    {} (headings), {} (text)",
            plain(&brand.heading_font),
            plain(&brand.body_font)
        ),
    ];
    for (i, colors) in palette::lines(&brand.palette, color).into_iter().enumerate() {
        lines.push(format!("  {:<7}  {colors}", if i == 0 { "colours" } else { "" }));
    }
    lines.join("\n") + "\n"
}

fn layouts(brand: &Brand) -> Tree {
    let first = brand.layouts.first().map(|l| l.master.as_str());
    let several_masters = brand.layouts.iter().any(|l| Some(l.master.as_str()) != first);
    // Under the names that a spec calls them by, which tell layouts of the same name apart.
    let names = brand.layout_names();
    let tree = |(l, name): (&Layout, &String)| {
        let master =
            if several_masters { format!(" (of {})", plain(&l.master)) } else { String::new() };
        let label = format!("{}{master}", plain(name));
        Tree::new(label, l.placeholders.iter().map(placeholder).collect())
    };
    let trees = brand.layouts.iter().zip(&names).map(tree).collect();
    Tree::new(count(brand.layouts.len(), "layout"), trees)
}

fn placeholder(p: &Placeholder) -> Tree {
    let label = format!("\"{}\" [{} {}]", plain(&p.name), plain(&p.kind), p.index);
    Tree::leaf(label + &position(p.frame))
}

fn slide(slide: &SlideSummary) -> Tree {
    let title = slide.title.as_deref().map(|title| format!(" \"{}\"", excerpt(title)));
    let title = title.unwrap_or_default();
    let hidden = if slide.hidden { ", hidden" } else { "" };
    let label = format!("{}{title} on \"{}\"{hidden}", slide.number, plain(&slide.layout));
    let notes = slide.notes.iter().map(|notes| Tree::leaf(format!("notes: {}", excerpt(notes))));
    Tree::new(label, slide.shapes.iter().map(shape).chain(notes).collect())
}

fn shape(shape: &ShapeSummary) -> Tree {
    let mut label = format!("{} \"{}\"", kind_name(shape.kind), plain(&shape.name));
    if let Some(placeholder) = &shape.placeholder {
        label += &format!(" [{}]", plain(placeholder));
    }
    label += &position(shape.frame);
    if let Some((rows, columns)) = shape.table {
        label += &format!(", {}, {}", count(rows, "row"), count(columns, "column"));
    }
    if !shape.text.trim().is_empty() {
        label += &format!(": {}", excerpt(&shape.text));
    }
    let alt = shape.alt.iter().map(|alt| Tree::leaf(format!("alt text: {}", excerpt(alt))));
    Tree::new(label, shape.chart.iter().flat_map(chart).chain(alt).collect())
}

fn chart(chart: &ChartSummary) -> Vec<Tree> {
    let series = chart.series.iter().map(|s| {
        let formula = s.formula.as_deref().map(|f| format!(", {}", plain(f)));
        let points = count(s.points, "point");
        Tree::leaf(format!("\"{}\" {points}{}", excerpt(&s.name), formula.unwrap_or_default()))
    });
    let workbook = match &chart.workbook {
        Some(part) => format!("workbook {}", plain(part)),
        None => "no workbook".to_owned(),
    };
    let series = Tree::new(plain(&chart.kinds.join(" + ")), series.collect());
    vec![series, Tree::leaf(workbook)]
}

/// Position and size in inches, if there is one.
fn position(frame: Option<Rect>) -> String {
    frame.map_or_else(String::new, |Rect { origin, size }| {
        let (x, y) = (origin.x.to_inches(), origin.y.to_inches());
        format!(" {} at {x:.2}, {y:.2}", extent(size))
    })
}

fn extent(size: Size) -> String {
    format!("{:.2} × {:.2} in", size.width.to_inches(), size.height.to_inches())
}

/// A slide's size, with the usual name of its proportions.
fn proportions(size: Size) -> String {
    let ratio = size.width.0 as f64 / size.height.0.max(1) as f64;
    let known = [("16:9", 16.0 / 9.0), ("4:3", 4.0 / 3.0), ("16:10", 1.6)];
    let name = known.iter().find(|(_, value)| (ratio - value).abs() < 0.005);
    extent(size) + &name.map_or_else(String::new, |(name, _)| format!(" ({name})"))
}

/// The beginning of a text, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    };
    plain(&cut)
}
