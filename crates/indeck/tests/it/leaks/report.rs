//! Reports over those persons, with anything in them that could tell a figure.

use super::chance::Chance;
use super::people::People;

/// Marks over one column of categories.
const MARKS: [&str; 12] = [
    "column",
    "bar",
    "line",
    "area",
    "pie",
    "doughnut",
    "radar",
    "funnel",
    "pareto",
    "waterfall",
    "treemap",
    "region-map",
];
/// Marks over two columns of categories.
const STACKS: [&str; 9] = [
    "column",
    "bar",
    "area",
    "column, stack: true",
    "bar, stack: true",
    "area, stack: true",
    "column, stack: normalize",
    "line",
    "radar",
];
const MEASURES: [&str; 3] = ["people", "wages", "mean_wage"];

const TABLES: &str = include_str!("tables.yaml");

/// Charts that put values where others have none: on both axes, in sizes, bins and levels.
const OTHERS: [&str; 9] = [
    "{ mark: scatter, data: by_region, encode: { x: people, y: mean_wage } }",
    "{ mark: bubble, data: by_region, encode: { x: people, y: mean_wage, size: wages } }",
    "{ mark: surface, data: cells, encode: { x: region, y: wages, series: sector } }",
    "{ mark: stock, data: by_region, encode: { x: region, high: wages, low: people, close: mean_wage } }",
    "{ mark: histogram, data: cells, encode: { x: wages } }",
    "{ mark: box, data: cells, encode: { x: region, y: wages } }",
    "{ mark: column, data: cells, encode: { x: region, y: sum(wages) } }",
    "{ mark: column, data: by_region, encode: { x: region, y: wages }, trend: moving-average }",
    "{ data: by_region, encode: { x: region }, layer: [ { mark: column, encode: { y: wages } }, { mark: line, encode: { y: { value: mean_wage, axis: { secondary: true } } } } ] }",
];

/// A table of persons, whose names and addresses the policy masks.
const RECORDS: &str = "{ table: extract, where: region != '', columns: [name, email, region, gender], overflow: continue }";

/// The tables of the reports, as [`TABLES`] names them.
const NAMES: [&str; 8] =
    ["total", "by_region", "by_sector", "cells", "ranked", "extract", "by_month", "shares"];

/// A report that follows from a seed, as `report.yaml`.
pub(crate) fn report(people: &People, chance: &mut Chance) -> String {
    let mut slides = Vec::new();
    for number in 0..chance.between(5, 10) {
        slides.push(slide(people, chance, number));
    }
    let slides = slides.concat();
    let tables = used(&slides);
    let burst = if chance.once_in(5) { "burst: { over: region }\n" } else { "" };
    format!(
        "indeck: 1
report: {{ id: leaks, title: \"Wages of {{{{ total.people[0] | or('some') }}}}\", template: brand.potx }}
policy: policy.toml
{burst}sources: {{ persons: persons.csv }}
tables:{tables}
slides:
  - layout: Title Only
    fill: {{ title: \"{{{{ total.wages[0] | number('#,##0.00') | or('withheld') }}}}\" }}
{slides}"
    )
}

/// The tables that slides need, and those that these need.
fn used(slides: &str) -> String {
    let needs = |name: &str| match name {
        "total" => true,
        "by_region" => slides.contains("by_region") || slides.contains("shares"),
        _ => slides.contains(name),
    };
    let mut out = String::new();
    for (place, name) in NAMES.iter().enumerate() {
        let start = TABLES.find(&format!("\n  {name}:")).unwrap_or_default();
        let next = NAMES.get(place + 1).and_then(|next| TABLES.find(&format!("\n  {next}:")));
        if needs(name) {
            out.push_str(TABLES[start..next.unwrap_or(TABLES.len())].trim_end());
        }
    }
    out
}

fn slide(people: &People, chance: &mut Chance, number: u64) -> String {
    let region = *chance.pick(&people.regions);
    let sector = *chance.pick(&people.sectors);
    let content = match chance.between(0, 14) {
        0..=3 => one_way(chance),
        4..=5 => two_way(chance),
        6 => table(chance),
        7 => trend(),
        8 => stacked_in_levels(chance),
        9 => beside(chance),
        10 => RECORDS.to_owned(),
        11..=12 => (*chance.pick(&OTHERS)).to_owned(),
        _ => texts(region, sector),
    };
    let title = title(region, sector, chance);
    let notes = title.replace("Of", "Notes of");
    if chance.once_in(8) {
        return format!(
            "  - for_each: area in values(by_region.region)
    slide:
      id: \"loop-{number}-{{{{ area | slug }}}}\"
      layout: Title and Content
      fill:
        title: \"{{{{ area }}}}: {{{{ lookup(by_region, region, area, wages) | number('#,##0.00') | or('withheld') }}}}\"
        content: \"{{{{ sum(where(cells, region == area).wages) | number('#,##0.00') | or('withheld') }}}} of {{{{ total.wages[0] | or('all') }}}}\"
"
        );
    }
    format!(
        "  - id: s{number}
    layout: Title and Content
    fill:
      title: \"{title}\"
      content: {content}
    notes: \"{notes}\"
"
    )
}

fn title(region: &str, sector: &str, chance: &mut Chance) -> String {
    let expressions = [
        format!("lookup(by_region, region, '{region}', wages) | number('#,##0.00')"),
        format!("lookup(by_region, region, '{region}', people)"),
        format!("lookup(by_region, region, '{region}', mean_wage) | number('0.00')"),
        format!(
            "first(where(cells, region == '{region}' and sector == '{sector}').wages) | compact(2)"
        ),
        format!("first(where(cells, region == '{region}' and sector == '{sector}').people)"),
        format!("sum(where(cells, region == '{region}').wages) | number('#,##0')"),
        "sum(by_region.wages) | number('#,##0.00')".to_owned(),
        "min(by_region.people)".to_owned(),
        "max(cells.mean_wage) | number('0.000')".to_owned(),
        "mean(cells.wages) | number('#,##0.0')".to_owned(),
        "join(by_region.people, ', ')".to_owned(),
        "top(by_region, 1, wages).wages | number('#,##0')".to_owned(),
        "ranked.wages[-1] | number('#,##0')".to_owned(),
        format!(
            "total.wages[0] - lookup(by_region, region, '{region}', wages) | number('#,##0.00')"
        ),
        format!("lookup(by_region, region, '{region}', wages) / total.wages[0] | pct(6)"),
        format!("lookup(shares, region, '{region}', text)"),
        "max(growth(by_region.wages)) | pct(4)".to_owned(),
    ];
    let first = chance.pick(&expressions).clone();
    let second = chance.pick(&expressions);
    format!("Of {region}: {{{{ {first} | or('withheld') }}}} and {{{{ {second} | or('–') }}}}")
}

fn one_way(chance: &mut Chance) -> String {
    let (mark, measure) = (*chance.pick(&MARKS), *chance.pick(&MEASURES));
    let data = *chance.pick(&["by_region", "by_sector"]);
    let key = data.trim_start_matches("by_");
    let alt = format!("alt: \"Least: {{{{ min({data}.{measure}) | or('withheld') }}}}\"");
    let sorted =
        if chance.once_in(3) { format!("{{ value: {key}, sort: -y }}") } else { key.to_owned() };
    match mark {
        "treemap" => format!(
            "{{ mark: treemap, data: {data}, encode: {{ path: [{key}], y: {measure} }}, {alt} }}"
        ),
        "region-map" => {
            format!(
                "{{ mark: region-map, data: by_region, encode: {{ region: region, color: {measure} }}, {alt} }}"
            )
        }
        "pie" | "doughnut" | "funnel" | "pareto" | "waterfall" | "radar" => {
            format!(
                "{{ mark: {mark}, data: {data}, encode: {{ x: {key}, y: {measure} }}, labels: true, {alt} }}"
            )
        }
        _ => format!(
            "{{ mark: {mark}, data: {data}, encode: {{ x: {sorted}, y: {measure} }}, labels: {{ format: '#,##0.00' }}, {alt} }}"
        ),
    }
}

fn two_way(chance: &mut Chance) -> String {
    let (mark, measure) = (*chance.pick(&STACKS), *chance.pick(&MEASURES));
    format!(
        "{{ mark: {mark}, data: cells, encode: {{ x: region, y: {measure}, series: sector }} }}"
    )
}

fn table(chance: &mut Chance) -> String {
    let total = if chance.once_in(2) { ", total_row: true" } else { "" };
    let (name, columns) = *chance.pick(&[
        ("cells", "[region, sector, people, wages, mean_wage]"),
        ("by_region", "[region, people, wages]"),
        ("by_sector", "[sector, people, wages, mean_wage]"),
        ("ranked", "[region, wages]"),
        ("shares", "[region, share, text, per_head]"),
    ]);
    format!("{{ table: {name}, columns: {columns}{total}, overflow: continue }}")
}

fn trend() -> String {
    "{ mark: line, data: by_month, encode: { x: month, y: wages }, trend: { kind: linear, equation: true, r2: true } }".to_owned()
}

fn stacked_in_levels(chance: &mut Chance) -> String {
    let mark = *chance.pick(&["treemap", "sunburst"]);
    format!("{{ mark: {mark}, data: cells, encode: {{ path: [region, sector], y: wages }} }}")
}

/// Things that stand beside the values of a chart.
fn beside(chance: &mut Chance) -> String {
    let extra = *chance.pick(&[
        "reference: { at: mean(by_region.wages) | or(0), label: Mean }",
        "reference: { at: max(by_region.wages) | or(0), name: Most }",
        "errors: { plus: mean_wage, minus: mean_wage }",
        "labels: { cells: people }",
        "title: \"{{ sum(by_region.people) | or('some') }} persons\"",
    ]);
    format!("{{ mark: column, data: by_region, encode: {{ x: region, y: wages }}, {extra} }}")
}

fn texts(region: &str, sector: &str) -> String {
    format!(
        "[\"{region}: {{{{ lookup(by_region, region, '{region}', wages) | number('#,##0.00') | or('withheld') }}}}\", \"{sector}: {{{{ sum(where(cells, sector == '{sector}').people) | or('withheld') }}}} of {{{{ lookup(by_sector, sector, '{sector}', people) | or('withheld') }}}}\"]"
    )
}
