//! `Brand`: what a template offers: colours, fonts, layouts and their placeholders.

use crate::color::{Rgb, ThemeColor};
use crate::deck::{Content, PlaceholderRef};
use crate::unit::{Emu, Percent, Pt, Rect, Size};

/// The look of a template, as `indeck inspect` shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// The theme's name.
    pub name: String,
    /// The slides' size.
    pub slide_size: Size,
    /// The theme's colours, in the order of [`ThemeColor::ALL`]; slots that the theme leaves open
    /// are missing.
    pub palette: Vec<(ThemeColor, Rgb)>,
    /// Typeface of headings.
    pub heading_font: String,
    /// Typeface of all other text.
    pub body_font: String,
    /// The layouts, in the template's order.
    pub layouts: Vec<Layout>,
}

impl Brand {
    /// The layout of that name, without regard to case. Where several layouts share a name,
    /// `Name#2` is the second of them.
    pub fn layout(&self, name: &str) -> Option<&Layout> {
        self.layouts.get(self.layout_index(name)?)
    }

    /// The place among the layouts of the one that [`Brand::layout`] finds.
    pub fn layout_index(&self, name: &str) -> Option<usize> {
        let position = |is: &dyn Fn(&Layout) -> bool| self.layouts.iter().position(is);
        position(&|l| l.name == name)
            .or_else(|| position(&|l| l.name.eq_ignore_ascii_case(name)))
            .or_else(|| self.nth_layout(name))
    }

    /// The names under which [`Brand::layout`] finds the layouts, in the template's order: `Name`,
    /// and `Name#2` for the second of the same name.
    pub fn layout_names(&self) -> Vec<String> {
        let mut seen = std::collections::BTreeMap::new();
        let name = |layout: &Layout| {
            let n = seen.entry(layout.name.to_ascii_lowercase()).or_insert(0u32);
            *n += 1;
            if *n == 1 { layout.name.clone() } else { format!("{}#{n}", layout.name) }
        };
        self.layouts.iter().map(name).collect()
    }

    fn nth_layout(&self, name: &str) -> Option<usize> {
        let (name, n) = name.rsplit_once('#')?;
        let n: usize = n.parse().ok().filter(|n| *n > 0)?;
        let same = |(_, l): &(usize, &Layout)| l.name.eq_ignore_ascii_case(name);
        self.layouts.iter().enumerate().filter(same).nth(n - 1).map(|(i, _)| i)
    }

    /// The colour of a theme slot.
    pub fn color(&self, slot: ThemeColor) -> Option<Rgb> {
        self.palette.iter().find(|(s, _)| *s == slot).map(|(_, rgb)| *rgb)
    }
}

/// A layout: a kind of slide that the template offers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Its name.
    pub name: String,
    /// Name of the master it belongs to.
    pub master: String,
    /// Its placeholders, in the layout's order.
    pub placeholders: Vec<Placeholder>,
}

impl Layout {
    /// The placeholder that a reference means, with its place among the placeholders.
    ///
    /// A name is looked for among the placeholders' names first, then among their types
    /// (`title`, `subtitle`, `body`, `chart`, `table`, `picture`, `content`), where a placeholder
    /// for any content stands in for a missing special one. Case does not count.
    ///
    /// ```
    /// use indeck_model::brand::{Layout, Placeholder};
    /// let any = Placeholder { name: "Content 2".into(), kind: "obj".into(), index: 1, ..Default::default() };
    /// let layout = Layout { name: "Title and Content".into(), placeholders: vec![any], ..Default::default() };
    /// assert_eq!(layout.find(&"content 2".into()).map(|(i, _)| i), Some(0));
    /// assert_eq!(layout.find(&"chart".into()).map(|(i, _)| i), Some(0));
    /// assert_eq!(layout.find(&"title".into()), None);
    /// ```
    pub fn find(&self, reference: &PlaceholderRef) -> Option<(usize, &Placeholder)> {
        let position = match reference {
            PlaceholderRef::Index(index) => self.position(|p| p.index == *index),
            PlaceholderRef::Type(kind) => self.position_of_kind(kind),
            PlaceholderRef::Name(name) => self
                .position(|p| p.name == *name)
                .or_else(|| self.position(|p| p.name.eq_ignore_ascii_case(name)))
                .or_else(|| self.position_of_kind(name)),
        }?;
        Some((position, self.placeholders.get(position)?))
    }

    fn position(&self, is: impl Fn(&Placeholder) -> bool) -> Option<usize> {
        self.placeholders.iter().position(is)
    }

    fn position_of_kind(&self, word: &str) -> Option<usize> {
        let kinds: &[&str] = match &*word.to_ascii_lowercase() {
            "title" => &["title", "ctrTitle"],
            "subtitle" => &["subTitle"],
            "body" | "text" => &["body", "obj"],
            "content" => &["obj", "body"],
            "chart" => &["chart", "obj"],
            "table" => &["tbl", "obj"],
            "picture" | "image" => &["pic", "obj"],
            kind => return self.position(|p| p.kind.eq_ignore_ascii_case(kind)),
        };
        kinds.iter().find_map(|kind| self.position(|p| p.kind == *kind))
    }
}

/// A placeholder of a layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placeholder {
    /// Its name in the selection pane.
    pub name: String,
    /// Its type (`title`, `body`, `chart` …); `obj` takes any content.
    ///
    /// Source: ECMA-376-1, 19.7.10 `ST_PlaceholderType`.
    pub kind: String,
    /// Its index.
    pub index: u32,
    /// Its position, its own or the master's.
    pub frame: Option<Rect>,
    /// How text stands in it.
    pub text: TextMetrics,
}

/// How text stands in a placeholder that says nothing else: what it takes to tell whether it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMetrics {
    /// The nine outline levels.
    pub levels: [LevelMetrics; 9],
    /// Room between the frame and the text.
    pub insets: Insets,
}

/// How text of an outline level stands.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelMetrics {
    /// Font size.
    pub size: Pt,
    /// Whether it is bold.
    pub bold: bool,
    /// Latin typeface; empty where nothing names one.
    pub font: String,
    /// Distance from line to line.
    pub line: Spacing,
    /// Room above a paragraph.
    pub before: Spacing,
    /// Room below a paragraph.
    pub after: Spacing,
    /// Room to the left of its lines.
    pub left: Emu,
    /// How far the first line, or its bullet, stands from the others; negative is to the left.
    pub indent: Emu,
}

/// Room above, below or between lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spacing {
    /// A share of a line's height.
    Lines(Percent),
    /// A fixed height.
    Points(Pt),
}

/// Room between a frame and the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insets {
    /// On the left.
    pub left: Emu,
    /// At the top.
    pub top: Emu,
    /// On the right.
    pub right: Emu,
    /// At the bottom.
    pub bottom: Emu,
}

/// Text of 18 pt in a text box, as the standard has it where a deck says nothing.
impl Default for TextMetrics {
    fn default() -> Self {
        Self { levels: std::array::from_fn(|_| LevelMetrics::default()), insets: Insets::default() }
    }
}

impl Default for LevelMetrics {
    fn default() -> Self {
        Self {
            size: Pt(18.0),
            bold: false,
            font: String::new(),
            line: Spacing::Lines(Percent(100.0)),
            before: Spacing::Points(Pt(0.0)),
            after: Spacing::Points(Pt(0.0)),
            left: Emu(0),
            indent: Emu(0),
        }
    }
}

/// Source: ECMA-376-1, 21.1.2.1.1 `a:bodyPr`.
impl Default for Insets {
    fn default() -> Self {
        let (side, edge) = (Emu(91_440), Emu(45_720));
        Self { left: side, top: edge, right: side, bottom: edge }
    }
}

impl Placeholder {
    /// Whether it holds that content natively: a placeholder for any content holds everything, the
    /// special ones hold their own kind.
    pub fn accepts(&self, content: &Content) -> bool {
        match (content, self.kind.as_str()) {
            (_, "obj") => true,
            (Content::Text(_), kind) => {
                matches!(kind, "title" | "ctrTitle" | "subTitle" | "body") || self.is_footer()
            }
            (Content::Chart(_), kind) => kind == "chart",
            (Content::Table(_), kind) => kind == "tbl",
            (Content::Picture(_), kind) => matches!(kind, "pic" | "clipArt"),
        }
    }

    /// Whether it is one of date, footer and slide number, which are filled by [`crate::deck::Footer`].
    pub fn is_footer(&self) -> bool {
        matches!(self.kind.as_str(), "dt" | "ftr" | "sldNum" | "hdr")
    }
}
