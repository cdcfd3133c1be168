//! Which channels a mark has, and how many columns it can show.

use indeck_model::Diagnostic;
use indeck_model::spec::{LayerSpec, MarkKind};
use indeck_spec::marks;

use crate::report::resolve::chart::legal::noun;

/// Checks the channels and the number of columns.
pub(super) fn check(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let encode = &layer.encode;
    let several = encode.y.columns.get(1);
    if let (Some(series), Some(_)) = (&encode.series, several) {
        let message = "several columns as `y` and `series` exclude each other";
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(series.at.clone());
        diagnostics.push(diagnostic.hint("name one column as `y`, or remove `series`"));
    }
    if one_column(layer) {
        shows_one_column(layer, diagnostics);
    } else {
        unknown(layer, diagnostics);
    }
    sorted(layer, diagnostics);
    levels(layer, diagnostics);
    doubled(layer, diagnostics);
}

/// Whether the mark shows one column and no series.
fn one_column(layer: &LayerSpec) -> bool {
    let mark = layer.mark.value;
    !marks::channels(layer.mark.value).contains(&"series") && mark != MarkKind::Stock
}

fn shows_one_column(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let encode = &layer.encode;
    let several = encode.y.columns.get(1);
    let at = several.map(|y| &y.at).or(encode.series.as_ref().map(|s| &s.at));
    if let Some(at) = at {
        let message = format!("{} shows one column", noun(layer.mark.value));
        let hint = match layer.mark.value {
            MarkKind::Pie => "use `mark: doughnut` for several rings, or `mark: bar`",
            _ => "name one column as `y`, and no `series`",
        };
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(at.clone());
        diagnostics.push(diagnostic.hint(hint));
    }
    let counts = layer.mark.value == MarkKind::Histogram;
    if let Some(y) = encode.y.columns.first().filter(|_| counts) {
        let message = "a histogram counts the values of `x`";
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(y.at.clone());
        diagnostics.push(diagnostic.hint("name the column as `x`; `y` may hold an `axis`"));
    }
    unknown(layer, diagnostics);
}

/// Channels of other marks.
fn unknown(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let known = marks::channels(layer.mark.value);
    // What is wrong with these is told with better words.
    let told = ["series", "size"];
    let foreign = |key: &&str| !known.contains(key) && !told.contains(key);
    for key in layer.encode.keys.iter().filter(|key| foreign(&key.value)) {
        let message = format!("{} has no channel `{}`", noun(layer.mark.value), key.value);
        let names: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
        let diagnostic = Diagnostic::error("illegal-encoding", message).at(key.at.clone());
        diagnostics.push(diagnostic.hint(format!("its channels are {}", names.join(", "))));
    }
}

/// Points and rows have no order of categories.
fn sorted(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let mark = layer.mark.value;
    if marks::sorts(mark) || layer.encode.sort.is_none() {
        return;
    }
    let message = match mark {
        MarkKind::Scatter => "the points of a scatter chart have no order".to_owned(),
        mark => format!("{} has an order of its own", noun(mark)),
    };
    let diagnostic = Diagnostic::error("illegal-option", message);
    diagnostics.push(diagnostic.at(layer.encode.at.clone()).hint("remove `sort`"));
}

/// Only hierarchies have several columns as x.
fn levels(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(second) = layer.encode.x.columns.get(1) else { return };
    if layer.mark.value.is_hierarchy() {
        return;
    }
    let message = format!("{} has one column as `x`", noun(layer.mark.value));
    let diagnostic = Diagnostic::error("illegal-encoding", message).at(second.at.clone());
    diagnostics.push(diagnostic.hint("levels are for `mark: treemap` and `mark: sunburst`"));
}

/// Two words for one channel.
fn doubled(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    for (key, others) in [("x", ["path", "region"]), ("y", ["color", "color"])] {
        let other = others.iter().find_map(|other| Some((other, layer.encode.key(other)?)));
        if let (Some(_), Some((other, at))) = (layer.encode.key(key), other) {
            let message = format!("`{key}` and `{other}` are one channel");
            let diagnostic = Diagnostic::error("illegal-encoding", message).at(at.clone());
            diagnostics.push(diagnostic.hint(format!("keep one of them, as in `{other}`")));
        }
    }
}
