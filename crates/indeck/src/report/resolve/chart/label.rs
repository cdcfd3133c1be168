//! Labels: positions that a mark knows, and what they say.

use indeck_model::chart::{
    BarLabelPosition, DataLabels, LinePosition, NoPosition, PieLabelPosition, PointLabel,
    StackedBarLabelPosition,
};
use indeck_model::spec::{LabelPlace, LabelsSpec, LayerSpec, Located, MarkKind, PointLabelSpec};
use indeck_model::{Diagnostic, Location, NumberFormat};

use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::legal::noun;
use indeck_spec::{Word, marks, suggest};

/// A kind's own positions.
pub(super) trait Position: Sized {
    /// The position, if the kind knows it.
    fn of(place: LabelPlace) -> Option<Self>;
}

/// Writes `Position` as a table of what a kind knows.
macro_rules! positions {
    ($($kind:ident { $($place:ident => $own:ident),* $(,)? })*) => {$(
        impl Position for $kind {
            fn of(place: LabelPlace) -> Option<Self> {
                match place {
                    $(LabelPlace::$place => Some(Self::$own),)*
                    _ => None,
                }
            }
        }
    )*};
}

positions! {
    BarLabelPosition {
        Outside => OutsideEnd, InsideEnd => InsideEnd, Center => Center, InsideBase => InsideBase,
    }
    StackedBarLabelPosition { InsideEnd => InsideEnd, Center => Center, InsideBase => InsideBase }
    LinePosition { Above => Above, Below => Below, Center => Center, Left => Left, Right => Right }
    PieLabelPosition {
        BestFit => BestFit, Outside => OutsideEnd, InsideEnd => InsideEnd, Center => Center,
    }
    NoPosition {}
}

/// Whether the layer's mark has labels at that place.
pub(crate) fn knows(layer: &LayerSpec, place: LabelPlace) -> bool {
    marks::label_places(layer.mark.value, layer.is_stacked()).contains(&place)
}

/// Checks position and content.
pub(super) fn check(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(labels) = &layer.labels else { return };
    let stacked = if layer.is_stacked() { " that is stacked" } else { "" };
    let chart = format!("{}{stacked}", noun(layer.mark.value));
    let points = labels.points.iter().filter_map(|p| p.position.as_ref());
    let places = labels.position.iter().chain(points);
    for position in places.filter(|p| !knows(layer, p.value)) {
        diagnostics.push(wrong_place(layer, &chart, position));
    }
    if let Some(point) = labels.points.first().filter(|_| !marks::labels_points(layer.mark.value)) {
        let message = format!("{chart} has no labels of single categories");
        let diagnostic = Diagnostic::error("illegal-label", message);
        diagnostics.push(diagnostic.at(point.category.at.clone()).hint("remove `points`"));
    }
    let lacks = |what: &str, at: &Location, hint: &str| {
        let message = format!("{chart} has no labels with `{what}`");
        Diagnostic::error("illegal-label", message).at(at.clone()).hint(hint)
    };
    let mark = layer.mark.value;
    if let Some(at) = labels.percent_at.as_ref().filter(|_| !mark.is_round()) {
        let hint = "compute the share in the table's `sql`, or use `mark: pie`";
        diagnostics.push(lacks("percent", at, hint));
    }
    if let Some(at) = labels.size_at.as_ref().filter(|_| mark != MarkKind::Bubble) {
        diagnostics.push(lacks("size", at, "only bubbles have one"));
    }
}

fn wrong_place(layer: &LayerSpec, chart: &str, position: &Located<LabelPlace>) -> Diagnostic {
    let word = |place: LabelPlace| {
        LabelPlace::WORDS.iter().find(|(_, p)| *p == place).map_or("", |(w, _)| w)
    };
    let message = format!("{chart} has no labels at `{}`", word(position.value));
    let known = LabelPlace::WORDS.iter().filter(|(_, p)| knows(layer, *p)).map(|(w, _)| *w);
    let hint = match suggest::list(known) {
        none if none.is_empty() => "remove `position`: there is only one".to_owned(),
        known => format!("allowed: {known}"),
    };
    Diagnostic::error("illegal-label", message).at(position.at.clone()).hint(hint)
}

/// The labels of a layer; labels of single points stand at each series.
pub(super) fn of_layer<P: Position>(layer: &LayerSpec) -> Option<DataLabels<P>> {
    layer.labels.as_ref().filter(|l| l.is_shown()).map(labels)
}

/// The labels of a series, where some of its points differ; `categories` are the points' names.
pub(super) fn of_series<P: Position>(
    layer: &LayerSpec,
    drawn: &Drawn,
    categories: &[String],
) -> Option<DataLabels<P>> {
    let spec = layer.labels.as_ref().filter(|l| !l.points.is_empty())?;
    let meant = spec.points.iter().filter(|p| p.series.as_ref().is_none_or(|s| drawn.is(s)));
    let mut points: Vec<PointLabel<P>> = Vec::new();
    for point in meant {
        let named =
            categories.iter().zip(0u32..).filter(|(name, _)| **name == point.category.value);
        points.extend(named.map(|(_, index)| label_of(point, index)));
    }
    points.sort_by_key(|p| p.index);
    points.dedup_by_key(|p| p.index);
    Some(DataLabels { points, ..labels(spec) })
}

fn label_of<P: Position>(point: &PointLabelSpec, index: u32) -> PointLabel<P> {
    let text = point.text.as_ref().map(|words| words.text.clone());
    PointLabel {
        index,
        text: if point.hidden { Some(String::new()) } else { text },
        position: point.position.as_ref().and_then(|p| P::of(p.value)),
        style: point.style.clone(),
    }
}

/// The labels of a plot.
fn labels<P: Position>(spec: &LabelsSpec) -> DataLabels<P> {
    DataLabels {
        content: spec.content,
        position: spec.position.as_ref().and_then(|p| P::of(p.value)),
        format: spec.format.clone().map(NumberFormat::from),
        separator: spec.separator.clone(),
        style: spec.style.clone(),
        fill: spec.fill.clone(),
        border: spec.border.clone(),
        rotation: spec.rotation,
        leader_lines: spec.leader_lines.as_ref().map(|lines| lines.value.clone()),
        points: Vec::new(),
    }
}
