//! Labels: positions that a mark knows, and what they say.

use indeck_model::chart::{
    BarLabelPosition, DataLabels, LabelContent, LinePosition, NoPosition, PieLabelPosition,
    StackedBarLabelPosition,
};
use indeck_model::spec::{LabelPlace, LabelsSpec, LayerSpec, MarkKind, StackMode};
use indeck_model::text::TextStyle;
use indeck_model::{Diagnostic, NumberFormat};

use crate::report::resolve::chart::legal::noun;
use indeck_spec::Word;
use indeck_spec::suggest;

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
    let stacked = layer.stack.value != StackMode::None;
    match layer.mark.value {
        MarkKind::Column | MarkKind::Bar if stacked => StackedBarLabelPosition::of(place).is_some(),
        MarkKind::Column | MarkKind::Bar => BarLabelPosition::of(place).is_some(),
        MarkKind::Line | MarkKind::Scatter => LinePosition::of(place).is_some(),
        MarkKind::Pie => PieLabelPosition::of(place).is_some(),
        MarkKind::Area | MarkKind::Doughnut => NoPosition::of(place).is_some(),
    }
}

/// Checks position and content.
pub(super) fn check(layer: &LayerSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(labels) = &layer.labels else { return };
    let stacked = if layer.stack.value == StackMode::None { "" } else { " that is stacked" };
    let chart = format!("{}{stacked}", noun(layer.mark.value));
    if let Some(position) = labels.position.as_ref().filter(|p| !knows(layer, p.value)) {
        let word = |place: LabelPlace| {
            LabelPlace::WORDS.iter().find(|(_, p)| *p == place).map_or("", |(w, _)| w)
        };
        let message = format!("{chart} has no labels at `{}`", word(position.value));
        let known = LabelPlace::WORDS.iter().filter(|(_, p)| knows(layer, *p)).map(|(w, _)| *w);
        let hint = match suggest::list(known) {
            none if none.is_empty() => "remove `position`: there is only one".to_owned(),
            known => format!("allowed: {known}"),
        };
        diagnostics
            .push(Diagnostic::error("illegal-label", message).at(position.at.clone()).hint(hint));
    }
    let round = matches!(layer.mark.value, MarkKind::Pie | MarkKind::Doughnut);
    if let Some(at) = labels.percent.as_ref().filter(|_| !round) {
        let message = format!("{chart} has no labels with `percent`");
        let diagnostic = Diagnostic::error("illegal-label", message).at(at.clone());
        diagnostics
            .push(diagnostic.hint("compute the share in the table's `sql`, or use `mark: pie`"));
    }
}

/// The labels of a plot.
pub(super) fn labels<P: Position>(spec: &LabelsSpec) -> DataLabels<P> {
    DataLabels {
        content: LabelContent {
            value: spec.value,
            category: spec.category,
            series: spec.series,
            percent: spec.percent.is_some(),
            ..LabelContent::NOTHING
        },
        position: spec.position.as_ref().and_then(|p| P::of(p.value)),
        format: spec.format.clone().map(NumberFormat::from),
        style: TextStyle { size: spec.size, color: spec.color, ..TextStyle::default() },
        ..DataLabels::default()
    }
}
