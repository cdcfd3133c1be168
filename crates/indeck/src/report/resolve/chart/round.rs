//! Pies and doughnuts.

use indeck_model::Diagnostic;
use indeck_model::chart::{
    Chart, ChartFrame, DoughnutChart, ExplodedSlice, Line, OfPieChart, OfPieSplit, PieChart,
    PieLabelPosition, Series,
};
use indeck_model::spec::{LayerSpec, Located, SecondSpec, SecondSplit};
use indeck_spec::suggest;

use crate::report::resolve::chart::Context;
use crate::report::resolve::chart::data::Drawn;
use crate::report::resolve::chart::label;
use crate::report::resolve::chart::plot::{one, series};

/// A pie, with a second plot where one is asked for.
pub(super) fn pie(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Chart {
    let categories = context.data.categories.clone();
    let series: Series<PieLabelPosition> = one(layer, drawn, context);
    let series = Series { fill: None, points: context.paint.slices(), ..series };
    let labels = label::of_layer(layer);
    if let Some(second) = &layer.options.second {
        let base = OfPieChart::new(Vec::<String>::new(), "", Vec::<f64>::new());
        return Chart::from(OfPieChart {
            categories,
            series,
            labels,
            form: second.form,
            split: split(second, context, diagnostics),
            gap_width: second.gap.unwrap_or(base.gap_width),
            second_size: second.size.unwrap_or(base.second_size),
            series_lines: match &second.lines {
                Some(line) => Some(line.clone()).filter(|line| *line != Line::None),
                None => base.series_lines,
            },
            frame,
        });
    }
    let explode = &layer.options.explode;
    let exploded = explode.named.iter().filter_map(|(name, distance)| {
        let index = slice(name, context, diagnostics)?;
        Some(ExplodedSlice { index, distance: *distance })
    });
    let exploded = exploded.collect();
    Chart::from(PieChart {
        categories,
        series,
        labels,
        first_slice_angle: layer.options.start_angle.unwrap_or(0),
        explosion: explode.all,
        exploded,
        frame,
    })
}

fn split(
    second: &SecondSpec,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> OfPieSplit {
    match &second.split {
        SecondSplit::Auto => OfPieSplit::Auto,
        SecondSplit::Last(count) => OfPieSplit::Last(*count),
        SecondSplit::Below(value) => OfPieSplit::Below(*value),
        SecondSplit::BelowPercent(share) => OfPieSplit::BelowPercent(*share),
        SecondSplit::Values(names) => {
            let located =
                |w: &indeck_model::spec::Written| Located::new(w.text.clone(), w.at.clone());
            let found = names.iter().filter_map(|w| slice(&located(w), context, diagnostics));
            OfPieSplit::Custom(found.collect())
        }
    }
}

/// The slice of that name.
pub(super) fn slice(
    name: &Located<String>,
    context: &Context<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<u32> {
    let names = &context.data.names;
    let found = names.iter().zip(0u32..).find(|(known, _)| **known == name.value);
    if found.is_none() {
        let message = format!("the chart has no category `{}`", name.value);
        let mut diagnostic = Diagnostic::warning("unknown-category", message).at(name.at.clone());
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        diagnostic.hints = suggest::hints(name, "categories", known);
        diagnostics.push(diagnostic);
    }
    found.map(|(_, index)| index)
}

pub(super) fn doughnut(
    layer: &LayerSpec,
    drawn: Vec<Drawn>,
    frame: ChartFrame,
    context: &Context<'_>,
) -> DoughnutChart {
    let base = DoughnutChart::new(Vec::<String>::new());
    let rings = drawn.into_iter().map(|d| series(layer, d, context));
    let rings = rings.map(|s| Series { fill: None, points: context.paint.slices(), ..s });
    DoughnutChart {
        categories: context.data.categories.clone(),
        series: rings.collect(),
        labels: label::of_layer(layer),
        first_slice_angle: layer.options.start_angle.unwrap_or(0),
        hole_size: layer.options.hole.unwrap_or(base.hole_size),
        frame,
    }
}
