//! A slide of the input as a slide of the model: the layouts, places and formats that the other
//! tools use for the same workload.

use indeck_model::chart::{
    CategoryChart, CategoryPlot, Chart, ColumnChart, DataLabels, Legend, LineChart, PieChart,
    StackedBarChart,
};
use indeck_model::deck::{Picture, Place, Shape, Table};
use indeck_model::text::TextBody;
use indeck_model::{Rect, ResolvedSlide};

use crate::input::{ChartInput, Kind, Slide};

const NUMBER_FORMAT: &str = "0.0";

/// The slide of that input, with the logo where the input asks for one and there is one.
pub fn resolve(input: Slide, logo: Option<&Picture>) -> ResolvedSlide {
    let layout = layout(&input).to_owned();
    let shared = input.chart.is_some() && (input.bullets.is_some() || input.table.is_some());
    let mut shapes = vec![Shape::in_placeholder("title", input.title)];
    shapes.extend(input.subtitle.map(|text| Shape::in_placeholder("subTitle", text)));
    shapes
        .extend(input.bullets.map(|items| Shape::in_placeholder(1_u32, TextBody::bullets(items))));
    shapes.extend(input.table.map(|rows| {
        let width = if shared { 5.0 } else { 9.0 };
        Shape::placed(Place::At(Rect::from_inches(0.5, 1.5, width, 4.0)), Table::from_rows(rows))
    }));
    shapes.extend(input.chart.map(|data| {
        let whole = Rect::from_inches(0.5, 1.5, 9.0, 5.5);
        let half = Rect::from_inches(5.5, 1.5, 4.2, 5.0);
        Shape::placed(Place::At(if shared { half } else { whole }), chart(data))
    }));
    shapes.extend(logo.filter(|_| input.logo).map(|picture| {
        Shape::placed(Place::At(Rect::from_inches(8.5, 0.1, 1.2, 0.48)), picture.clone())
    }));
    ResolvedSlide { layout, shapes, ..ResolvedSlide::default() }
}

fn layout(input: &Slide) -> &'static str {
    match input {
        Slide { subtitle: Some(_), .. } => "Title Slide",
        Slide { bullets: Some(_), chart: None, .. } => "Title and Content",
        Slide { bullets: Some(_), .. } => "Two Content",
        _ => "Title Only",
    }
}

/// The chart of that input.
pub fn chart(data: ChartInput) -> Chart {
    match data.kind {
        Kind::Column => over_categories(ColumnChart::new(data.categories.iter()), data).into(),
        Kind::Line => over_categories(LineChart::new(data.categories.iter()), data).into(),
        Kind::StackedBar => {
            over_categories(StackedBarChart::new(data.categories.iter()), data).into()
        }
        Kind::Pie => pie(data).into(),
    }
}

fn over_categories<T: CategoryPlot>(chart: CategoryChart<T>, data: ChartInput) -> CategoryChart<T> {
    data.series
        .into_iter()
        .fold(chart, |chart, series| chart.with_series(series.name, series.values))
        .with_format(NUMBER_FORMAT)
        .with_labels(DataLabels::default().with_format(NUMBER_FORMAT))
        .with_legend(Legend::default())
}

fn pie(data: ChartInput) -> PieChart {
    let (name, values) =
        data.series.into_iter().next().map(|s| (s.name, s.values)).unwrap_or_default();
    let mut chart = PieChart::new(data.categories, name, values)
        .with_labels(DataLabels::default().with_format(NUMBER_FORMAT))
        .with_legend(Legend::default());
    chart.series = chart.series.with_format(NUMBER_FORMAT);
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slide() -> Slide {
        Slide {
            title: "T".into(),
            subtitle: None,
            bullets: None,
            table: None,
            chart: None,
            logo: false,
        }
    }

    #[test]
    fn the_layout_follows_from_what_the_slide_shows() {
        let bullets = Some(vec!["a".to_owned()]);
        let chart = crate::generate::chart_slides(1).next().and_then(|slide| slide.chart);
        let cases = [
            (slide(), "Title Only", 1),
            (Slide { subtitle: Some("S".into()), ..slide() }, "Title Slide", 2),
            (Slide { bullets: bullets.clone(), ..slide() }, "Title and Content", 2),
            (Slide { bullets, chart: chart.clone(), ..slide() }, "Two Content", 3),
            (Slide { chart, logo: true, ..slide() }, "Title Only", 3),
        ];
        let logo = Picture::new([0_u8]);
        for (input, layout, shapes) in cases {
            let resolved = resolve(input, Some(&logo));
            assert_eq!((resolved.layout.as_str(), resolved.shapes.len()), (layout, shapes));
        }
    }
}
