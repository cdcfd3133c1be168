//! Which layouts of the template a first report uses.

use indeck_spec::brand::scalar;

use crate::Brand;
use crate::brand::{Layout, Placeholder};

/// The layouts that are used.
pub(super) struct Layouts {
    pub(super) cover: Option<Used>,
    pub(super) chart: Option<Used>,
    pub(super) table: Option<Used>,
}

/// A layout and its placeholders, as a spec names them.
pub(super) struct Used {
    pub(super) name: String,
    pub(super) title: String,
    /// The placeholder besides the title.
    pub(super) other: Option<String>,
}

impl Used {
    /// The placeholder besides the title.
    pub(super) fn place(&self) -> &str {
        self.other.as_deref().unwrap_or("content")
    }
}

impl Layouts {
    pub(super) fn of(brand: &Brand) -> Self {
        let names = brand.layout_names();
        let all: Vec<(&String, &Layout)> = names.iter().zip(&brand.layouts).collect();
        Self { cover: cover(&all), chart: showing(&all, "chart"), table: showing(&all, "tbl") }
    }
}

/// How many placeholders besides the title somebody would have to fill.
fn others(layout: &Layout) -> usize {
    let is_other =
        |kind: &str| !matches!(kind, "title" | "ctrTitle" | "dt" | "ftr" | "sldNum" | "hdr");
    layout.placeholders.iter().filter(|p| is_other(&p.kind)).count()
}

/// The placeholder of the first of these kinds.
fn first<'l>(layout: &'l Layout, kinds: &[&str]) -> Option<&'l Placeholder> {
    kinds.iter().find_map(|kind| layout.placeholders.iter().find(|p| p.kind == *kind))
}

/// The same, if it is another one than the title: slides tell placeholders apart by their index,
/// and there are templates in which two have the same.
fn besides<'l>(layout: &'l Layout, kinds: &[&str], title: &Placeholder) -> Option<&'l Placeholder> {
    first(layout, kinds).filter(|found| found.index != title.index)
}

/// A placeholder as a spec names it.
fn named(layout: &Layout, found: &Placeholder) -> String {
    let same = layout.placeholders.iter().filter(|p| p.name.eq_ignore_ascii_case(&found.name));
    let word = match found.kind.as_str() {
        "ctrTitle" => "title",
        "subTitle" => "subtitle",
        "obj" => "content",
        "tbl" => "table",
        kind => kind,
    };
    // A name outlives fewer changes of the template than a type, but there can be several of a type.
    let unique = !found.name.trim().is_empty() && same.count() == 1;
    if unique { scalar(&found.name) } else { word.to_owned() }
}

/// The first slide: a title of its own kind, with as little else as possible.
fn cover(all: &[(&String, &Layout)]) -> Option<Used> {
    let rank = |(index, (name, layout)): (usize, &(&String, &Layout))| {
        let title = first(layout, &["ctrTitle", "title"])?;
        let own = layout.placeholders.iter().any(|p| p.kind == "ctrTitle");
        let other = besides(layout, &["subTitle"], title).map(|found| named(layout, found));
        let says = name.to_lowercase().contains("title");
        let used = Used { name: scalar(name), title: named(layout, title), other };
        Some(((!own, !says, others(layout), index), used))
    };
    let ranked = all.iter().enumerate().filter_map(rank);
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, used)| used)
}

/// A slide that shows one thing: with a placeholder for just that, or for anything.
fn showing(all: &[(&String, &Layout)], kind: &str) -> Option<Used> {
    let rank = |(index, (name, layout)): (usize, &(&String, &Layout))| {
        let title = first(layout, &["title", "ctrTitle"])?;
        let other = named(layout, besides(layout, &[kind, "obj"], title)?);
        let own = layout.placeholders.iter().any(|p| p.kind == kind);
        let used = Used { name: scalar(name), title: named(layout, title), other: Some(other) };
        Some(((others(layout), !own, index), used))
    };
    let ranked = all.iter().enumerate().filter_map(rank);
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, used)| used)
}
