//! Maps of regions.

use super::*;

fn map() -> RegionMapChart {
    RegionMapChart::new(["Germany", "France", "Spain", "DK"], "Sales", [40.0, 30.0, 20.5, 10.0])
}

pub(super) fn maps() -> Vec<(&'static str, Chart)> {
    let mut charts = changed(
        map(),
        &[
            ("A map", |_| {}),
            ("Mercator, countries with data, all names", |c| {
                c.projection = Projection::Mercator;
                c.area = MapArea::DataOnly;
                c.region_labels = RegionLabels::All;
            }),
            ("Robinson, the world, names that fit", |c| {
                c.projection = Projection::Robinson;
                c.area = MapArea::World;
                c.region_labels = RegionLabels::BestFit;
            }),
            ("Miller, countries", |c| {
                (c.projection, c.area) = (Projection::Miller, MapArea::Countries)
            }),
            ("Albers, a country", |c| {
                (c.projection, c.area) = (Projection::Albers, MapArea::Country)
            }),
            ("States", |c| c.area = MapArea::State),
            ("Counties", |c| c.area = MapArea::County),
            ("Postal codes", |c| c.area = MapArea::PostalCode),
            ("Two colours", |c| c.colors.max = Some(RED.into())),
            ("Three colours", |c| {
                c.colors.min = Some(Rgb(0, 90, 160).into());
                c.colors.mid = Some(ThemeColor::Background1.into());
                c.colors.max = Some(RED.into());
            }),
            ("Another language", |c| (c.language, c.country) = ("de-DE".into(), "DE".into())),
            ("Labels of values", |c| c.labels = Some(DataLabels::default())),
            ("Regions with fills of their own", |c| styled(&mut c.series)),
            ("A blank", |c| c.series.values[1] = None),
        ],
    );
    charts.extend(framed(&map()));
    charts
}
