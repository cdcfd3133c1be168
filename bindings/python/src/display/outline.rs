//! A deck as an outline: its slides with their words, charts as pictures, tables as tables.

use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use indeck::{Brand, Chart};

use crate::chart::draw_options;
use crate::display::{escaped, grid};

/// The slides that are shown with all that is on them; a notebook has to keep the pictures.
const SHOWN_SLIDES: usize = 40;
/// The lines of text that are shown of a slide.
const SHOWN_LINES: usize = 12;
/// Pixels of a chart's picture.
const CHART: (f64, f64) = (480.0, 270.0);

/// What a notebook shows of a deck, or of a slide.
#[derive(Default)]
pub(crate) struct Outline {
    /// Words above it: what it is, and how many slides it has.
    pub(crate) heading: String,
    pub(crate) slides: Vec<ShownSlide>,
    /// The look of its charts.
    pub(crate) brand: Option<Arc<Brand>>,
}

/// A slide.
#[derive(Default)]
pub(crate) struct ShownSlide {
    /// Its place, from 1.
    pub(crate) number: usize,
    pub(crate) layout: String,
    pub(crate) title: Option<String>,
    pub(crate) hidden: bool,
    /// Its other texts, a line for each paragraph.
    pub(crate) lines: Vec<String>,
    pub(crate) charts: Vec<ShownChart>,
    pub(crate) tables: Vec<ShownTable>,
    /// How many pictures are on it.
    pub(crate) pictures: usize,
    pub(crate) notes: bool,
}

/// A chart.
pub(crate) struct ShownChart {
    /// `None` for one that cannot be drawn.
    pub(crate) chart: Option<Arc<Chart>>,
    /// What it shows, for people who do not see it.
    pub(crate) alt: String,
}

/// A table: its first rows.
pub(crate) struct ShownTable {
    pub(crate) rows: Vec<Vec<String>>,
    /// How many rows it has.
    pub(crate) of: usize,
}

impl Outline {
    /// The outline as plain text.
    pub(crate) fn text(&self) -> String {
        let mut text = self.heading.clone();
        for slide in self.slides.iter().take(SHOWN_SLIDES) {
            let _ = write!(text, "\n{:>3}  {}", slide.number, slide.name());
            let holds = slide.holds();
            if !holds.is_empty() {
                let _ = write!(text, "  [{holds}]");
            }
        }
        if let Some(more) = self.more() {
            let _ = write!(text, "\n     {more}");
        }
        text
    }

    /// The outline as HTML.
    pub(crate) fn html(&self) -> String {
        let mut html = format!(
            "<div class=\"indeck\" style=\"font-family:system-ui,sans-serif;max-width:60em\">\
             <p style=\"margin:0 0 .5em\"><b>{}</b></p>",
            escaped(&self.heading)
        );
        for slide in self.slides.iter().take(SHOWN_SLIDES) {
            slide.write(&mut html, self.brand.as_deref());
        }
        if let Some(more) = self.more() {
            let _ = write!(html, "<p style=\"opacity:.7\">{}</p>", escaped(&more));
        }
        html.push_str("</div>");
        html
    }

    fn more(&self) -> Option<String> {
        let more = self.slides.len().checked_sub(SHOWN_SLIDES).filter(|more| *more > 0)?;
        Some(format!("and {more} more"))
    }
}

impl ShownSlide {
    fn name(&self) -> String {
        let title = self.title.clone().unwrap_or_else(|| format!("({})", self.layout));
        // A title of two lines is one line here.
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What is on it besides words.
    fn holds(&self) -> String {
        let mut parts = Vec::new();
        let counts = [
            (self.charts.len(), "chart"),
            (self.tables.len(), "table"),
            (self.pictures, "picture"),
        ];
        for (count, noun) in counts.into_iter().filter(|(count, _)| *count > 0) {
            parts.push(match count {
                1 => noun.to_owned(),
                several => format!("{several} {noun}s"),
            });
        }
        parts.extend(self.notes.then(|| "notes".to_owned()));
        parts.extend(self.hidden.then(|| "hidden".to_owned()));
        parts.join(", ")
    }

    fn write(&self, html: &mut String, brand: Option<&Brand>) {
        let _ = write!(
            html,
            "<div style=\"border:1px solid #8884;border-radius:6px;padding:.5em .8em;margin:.4em 0\">\
             <div><span style=\"opacity:.6\">{}</span> <b>{}</b> \
             <span style=\"opacity:.6;font-size:.85em\">{}{}</span></div>",
            self.number,
            escaped(&self.name()),
            escaped(&self.layout),
            if self.hidden { ", hidden" } else { "" },
        );
        for line in self.lines.iter().take(SHOWN_LINES) {
            let _ = write!(html, "<div style=\"margin-left:1.2em\">{}</div>", escaped(line));
        }
        if self.lines.len() > SHOWN_LINES {
            html.push_str("<div style=\"margin-left:1.2em;opacity:.7\">…</div>");
        }
        self.charts.iter().for_each(|chart| chart.write(html, brand));
        for table in &self.tables {
            html.push_str(&grid(&table.rows, table.of));
        }
        let rest = match self.pictures {
            0 => String::new(),
            1 => "1 picture".to_owned(),
            several => format!("{several} pictures"),
        };
        if !rest.is_empty() {
            let _ = write!(html, "<div style=\"opacity:.7;font-size:.85em\">{rest}</div>");
        }
        html.push_str("</div>");
    }
}

impl ShownChart {
    /// An image, not markup of the page: charts side by side share no ids, and a notebook's cleaner
    /// leaves it as it is.
    fn write(&self, html: &mut String, brand: Option<&Brand>) {
        let (width, height) = CHART;
        let options = indeck_chart::DrawOptions { width, height, ..draw_options(brand) };
        let drawing =
            self.chart.as_ref().and_then(|chart| indeck_chart::draw(chart, &options).ok());
        let alt = escaped(&self.alt);
        let _ = match drawing {
            Some(drawing) => write!(
                html,
                "<img alt=\"{alt}\" width=\"{width}\" height=\"{height}\" \
                 style=\"max-width:100%;background:#fff\" src=\"data:image/svg+xml;base64,{}\">",
                STANDARD.encode(drawing.to_svg())
            ),
            None => write!(html, "<div style=\"opacity:.7\">chart: {alt}</div>"),
        };
    }
}
