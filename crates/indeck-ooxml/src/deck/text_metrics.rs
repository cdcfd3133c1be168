//! How text stands in placeholders: sizes, spacing and indents, inherited from the layout, the
//! master and the presentation. Values that make no sense count as not given.
//!
//! Source: ECMA-376-1, 21.1.2.4 (list styles), 19.3.1.52 `p:txStyles`, 19.2.1.8
//! `p:defaultTextStyle`.

use indeck_model::brand::{Insets, LevelMetrics, Spacing, TextMetrics};
use indeck_model::{Emu, Percent, Pt};

use crate::deck::theme::Theme;
use crate::xml::{Document, Node, ns};

const LEVELS: [&str; 9] = [
    "lvl1pPr", "lvl2pPr", "lvl3pPr", "lvl4pPr", "lvl5pPr", "lvl6pPr", "lvl7pPr", "lvl8pPr",
    "lvl9pPr",
];
/// The widest margin and indent.
///
/// Source: ECMA-376-1, 20.1.10.72 `ST_TextMargin`.
const WIDEST: i64 = 51_206_400;

/// How the text of a master's placeholders stands where neither shape says more.
pub(crate) struct MasterText {
    title: [LevelMetrics; 9],
    body: [LevelMetrics; 9],
    other: [LevelMetrics; 9],
    heading_font: String,
    body_font: String,
}

impl MasterText {
    pub(crate) fn new(presentation: &Document, master: &Document, theme: &Theme) -> Self {
        let mut text = Self {
            title: Default::default(),
            body: Default::default(),
            other: Default::default(),
            heading_font: theme.heading_font.clone(),
            body_font: theme.body_font.clone(),
        };
        let mut usual: [LevelMetrics; 9] = Default::default();
        usual.iter_mut().for_each(|level| level.font.clone_from(&text.body_font));
        text.apply(presentation.root().child(ns::P, "defaultTextStyle"), &mut usual);
        let styles = master.root().child(ns::P, "txStyles");
        let styled = |name| {
            let mut levels = usual.clone();
            text.apply(styles.and_then(|s| s.child(ns::P, name)), &mut levels);
            levels
        };
        let (title, body, other) =
            (styled("titleStyle"), styled("bodyStyle"), styled("otherStyle"));
        (text.title, text.body, text.other) = (title, body, other);
        text
    }

    /// How text stands in a placeholder of that type, given its text bodies on the master and on
    /// the layout.
    pub(crate) fn of(
        &self,
        kind: &str,
        on_master: Option<Node<'_>>,
        on_layout: Option<Node<'_>>,
    ) -> TextMetrics {
        let levels = match kind {
            "title" | "ctrTitle" => &self.title,
            "dt" | "ftr" | "sldNum" | "hdr" => &self.other,
            _ => &self.body,
        };
        let mut metrics = TextMetrics { levels: levels.clone(), insets: Insets::default() };
        for body in [on_master, on_layout].into_iter().flatten() {
            self.apply(body.child(ns::A, "lstStyle"), &mut metrics.levels);
            apply_insets(body.child(ns::A, "bodyPr"), &mut metrics.insets);
        }
        metrics
    }

    /// Takes over what a list style says.
    fn apply(&self, list: Option<Node<'_>>, levels: &mut [LevelMetrics; 9]) {
        for properties in list.into_iter().flat_map(Node::children) {
            let index = LEVELS.iter().position(|level| properties.is(ns::A, level));
            if let Some(level) = index.and_then(|index| levels.get_mut(index)) {
                self.apply_level(properties, level);
            }
        }
    }

    fn apply_level(&self, properties: Node<'_>, level: &mut LevelMetrics) {
        let length = |name| number(properties, name).filter(|v| v.abs() <= WIDEST).map(Emu);
        level.left = length("marL").filter(|left| left.0 >= 0).unwrap_or(level.left);
        level.indent = length("indent").unwrap_or(level.indent);
        for child in properties.children().filter(|child| child.ns() == ns::A) {
            match child.name() {
                "lnSpc" => level.line = spacing(child).unwrap_or(level.line),
                "spcBef" => level.before = spacing(child).unwrap_or(level.before),
                "spcAft" => level.after = spacing(child).unwrap_or(level.after),
                "defRPr" => self.apply_run(child, level),
                _ => {}
            }
        }
    }

    fn apply_run(&self, properties: Node<'_>, level: &mut LevelMetrics) {
        let size = number(properties, "sz").filter(|size| (100..=400_000).contains(size));
        level.size = size.map_or(level.size, |size| Pt(size as f32 / 100.0));
        if let Some(bold) = properties.attr("b") {
            level.bold = matches!(&*bold, "1" | "true" | "on");
        }
        let latin = properties.child(ns::A, "latin").and_then(|latin| latin.attr("typeface"));
        match latin.as_deref() {
            None | Some("") => {}
            Some("+mj-lt") => level.font.clone_from(&self.heading_font),
            Some("+mn-lt") => level.font.clone_from(&self.body_font),
            Some(font) => font.clone_into(&mut level.font),
        }
    }
}

fn apply_insets(properties: Option<Node<'_>>, insets: &mut Insets) {
    let length = |name, usual| {
        let length = properties.and_then(|p| number(p, name));
        length.filter(|v| (0..=WIDEST).contains(v)).map_or(usual, Emu)
    };
    *insets = Insets {
        left: length("lIns", insets.left),
        top: length("tIns", insets.top),
        right: length("rIns", insets.right),
        bottom: length("bIns", insets.bottom),
    };
}

fn spacing(node: Node<'_>) -> Option<Spacing> {
    if let Some(points) = node.child(ns::A, "spcPts") {
        let points = number(points, "val").filter(|v| (0..=158_400).contains(v))?;
        return Some(Spacing::Points(Pt(points as f32 / 100.0)));
    }
    let written = node.child(ns::A, "spcPct")?.attr("val")?;
    let percent = match written.strip_suffix('%') {
        Some(percent) => percent.trim().parse().ok()?,
        None => written.trim().parse::<f32>().ok()? / 1_000.0,
    };
    (0.0..=1_320.0).contains(&percent).then_some(Spacing::Lines(Percent(percent)))
}

fn number(node: Node<'_>, name: &str) -> Option<i64> {
    node.attr(name)?.trim().parse().ok()
}

#[cfg(test)]
#[path = "text_metrics_tests.rs"]
mod tests;
