//! The chart workload (W1) without a file, so that ten thousand slides need no input in memory.
//!
//! The same numbers and texts as the workload's JSON files have: the generator is splitmix64, which
//! gives the same sequence in any language.

use crate::input::{ChartInput, Kind, SeriesInput, Slide};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const BRANDS: [&str; 10] =
    ["Acme", "Borealis", "Cobalt", "Dune & Co", "Élan", "Fjord", "Gamma", "Hōshi", "Ion", "Jäger"];
const METRICS: [&str; 6] =
    ["Awareness", "Consideration", "Preference", "Usage", "Loyalty", "Spend per head"];
const SERIES: usize = 4;
/// Every so many slides a title has characters that need escaping or are not Latin.
const SPECIAL_EVERY: usize = 17;

/// The slides of W1: a title and a column chart of 4 series × 12 categories each.
pub fn chart_slides(count: usize) -> impl Iterator<Item = Slide> {
    let mut random = SplitMix64(1);
    (0..count).map(move |index| Slide {
        title: title(&mut random, index),
        subtitle: None,
        bullets: None,
        table: None,
        chart: Some(column_chart(&mut random)),
        logo: false,
    })
}

fn title(random: &mut SplitMix64, index: usize) -> String {
    let metric = random.pick(&METRICS);
    let brand = random.pick(&BRANDS);
    let special =
        if index.is_multiple_of(SPECIAL_EVERY) { " <tracked> “wave 4” 東京" } else { "" };
    format!("{}. {metric} by month, {brand}{special}", index + 1)
}

fn column_chart(random: &mut SplitMix64) -> ChartInput {
    let series = BRANDS.iter().take(SERIES).map(|name| SeriesInput {
        name: (*name).to_owned(),
        values: MONTHS.iter().map(|_| random.percentage()).collect(),
    });
    ChartInput {
        kind: Kind::Column,
        series: series.collect(),
        categories: MONTHS.iter().map(|month| (*month).to_owned()).collect(),
    }
}

/// Sebastiano Vigna's splitmix64.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.0;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number of 5 to 95 with one decimal.
    fn percentage(&mut self) -> f64 {
        const STEPS: f64 = (1_u64 << 53) as f64;
        let number = 5.0 + (90 * (self.next() >> 11)) as f64 / STEPS;
        (number * 10.0).round_ties_even() / 10.0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let index = self.next() % from.len().max(1) as u64;
        usize::try_from(index).ok().and_then(|index| from.get(index)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slides_are_those_of_the_workload_file() {
        let slides: Vec<Slide> = chart_slides(2).collect();
        let titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
        let expected = [
            "1. Spend per head by month, Jäger <tracked> “wave 4” 東京",
            "2. Awareness by month, Hōshi",
        ];
        assert_eq!(titles, expected);
        let values = |slide: usize, series: usize| {
            let chart = slides[slide].chart.as_ref().expect("each slide has a chart");
            chart.series[series].values.clone()
        };
        assert_eq!(values(0, 0)[..6], [92.4, 45.0, 45.0, 73.7, 84.0, 52.1]);
        assert_eq!(values(0, 3)[10..], [85.5, 87.1]);
        assert_eq!(values(1, 0)[..4], [34.3, 89.6, 40.4, 12.9]);
    }
}
