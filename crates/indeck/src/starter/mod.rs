//! A first report for a data file and a template: something that builds, to go on from.

mod choice;
mod layout;

use std::fmt::Write as _;

use indeck_spec::brand::{comment, scalar};

use crate::Brand;
use crate::profile::Profile;
use crate::starter::choice::{Category, Choice, Measure, Period};
use crate::starter::layout::Layouts;

/// Most bars of the chart by category.
const BARS: usize = 12;
/// Most rows of the table.
const ROWS: usize = 10;

/// The text of a first report: a cover; a number by a category, by time if there is a day or a year,
/// and a table, as far as the data has such columns and the template such layouts. Columns that seem
/// to hold personal data are not shown.
///
/// ```
/// use indeck::{DataLimits, MemoryFolder, profile, starter};
/// use indeck::brand::{Brand, Layout, Placeholder};
/// let folder = MemoryFolder::new().with("sales.csv", "region,units\nNorth,3\nSouth,4\nNorth,5\n");
/// let profile = profile(&folder, "sales.csv", &DataLimits::default()).unwrap();
/// let of = |kind: &str, index| Placeholder { kind: kind.into(), index, ..Default::default() };
/// let placeholders = vec![of("title", 0), of("obj", 1)];
/// let layout = Layout { name: "Content".into(), placeholders, ..Default::default() };
/// let brand = Brand { layouts: vec![layout], ..Default::default() };
/// let spec = starter("sales.csv", &profile, "brand.potx", &brand);
/// assert!(spec.contains("Units by region"), "{spec}");
/// ```
pub fn starter(file: &str, profile: &Profile, template: &str, brand: &Brand) -> String {
    let choice = Choice::of(profile);
    let layouts = Layouts::of(brand);
    let title = title(file);
    let mut tables = String::new();
    let mut slides = String::new();
    cover(&layouts, profile, &mut slides);
    if let (Some(category), true) = (&choice.category, layouts.chart.is_some()) {
        by_category(category, &choice.measure, &layouts, &mut tables, &mut slides);
    }
    if let (Some(period), true) = (&choice.period, layouts.chart.is_some()) {
        over_time(period, &choice.measure, &layouts, &mut tables, &mut slides);
    }
    if layouts.table.is_some() && profile.rows > 0 {
        table(&choice, &layouts, &mut tables, &mut slides);
    }
    let mut out = format!(
        "# A first report of {}. Every number on a slide comes from a table below:\n\
         # change the queries, titles and charts as you like, or add slides.\nindeck: 1\n",
        comment(file)
    );
    let (id, template) = (slug(&title), scalar(template));
    let title = scalar(&title);
    add(&mut out, format_args!("report: {{ id: {id}, title: {title}, template: {template} }}\n"));
    add(&mut out, format_args!("sources: {{ data: {} }}\n", scalar(file)));
    if !tables.is_empty() {
        add(&mut out, format_args!("tables:\n{tables}"));
    }
    add(&mut out, format_args!("slides:\n{slides}"));
    out
}

fn add(out: &mut String, words: std::fmt::Arguments<'_>) {
    // Writing into a text cannot fail.
    let _ = out.write_fmt(words);
}

fn cover(layouts: &Layouts, profile: &Profile, slides: &mut String) {
    let Some(layout) = &layouts.cover else { return };
    let mut fill = format!("{}: \"{{{{ report.title }}}}\"", layout.title);
    if let Some(subtitle) = &layout.other {
        let rows = if profile.rows == 1 { "row" } else { "rows" };
        let columns = if profile.columns.len() == 1 { "column" } else { "columns" };
        let count = profile.columns.len();
        let says = scalar(&format!("{} {rows}, {count} {columns}", profile.rows));
        add(&mut fill, format_args!(", {subtitle}: {says}"));
    }
    let name = &layout.name;
    add(slides, format_args!("  - id: cover\n    layout: {name}\n    fill: {{ {fill} }}\n"));
}

fn by_category(
    category: &Category,
    measure: &Measure,
    layouts: &Layouts,
    tables: &mut String,
    slides: &mut String,
) {
    let (column, amount) = (&category.sql, &measure.sql);
    let condition = &category.condition;
    let sql = format!(
        "SELECT {column} AS category, {amount} AS amount FROM data{condition} GROUP BY {column} \
         ORDER BY amount DESC NULLS LAST, category LIMIT {BARS}"
    );
    let labels = format!("category: {}, amount: {}", category.label, measure.label);
    add_table("by_category", &sql, &labels, &format!("amount: {}", measure.format), tables);
    let title = scalar(&format!("{} by {}", measure.name, lower(&category.name)));
    chart(("by-category", &title, "column", "by_category", "category"), measure, layouts, slides);
}

fn over_time(
    period: &Period,
    measure: &Measure,
    layouts: &Layouts,
    tables: &mut String,
    slides: &mut String,
) {
    let (column, amount) = (&period.sql, &measure.sql);
    let condition = &period.condition;
    let sql = format!(
        "SELECT {column} AS period, {amount} AS amount FROM data{condition} GROUP BY {column} \
         ORDER BY period"
    );
    let labels = format!("period: {}, amount: {}", period.label, measure.label);
    let mut formats = format!("amount: {}", measure.format);
    if let Some(format) = period.format {
        add(&mut formats, format_args!(", period: {}", scalar(format)));
    }
    add_table("over_time", &sql, &labels, &formats, tables);
    let title = scalar(&format!("{} by {}", measure.name, period.word));
    chart(("over-time", &title, "line", "over_time", "period"), measure, layouts, slides);
}

fn table(choice: &Choice, layouts: &Layouts, tables: &mut String, slides: &mut String) {
    let measure = &choice.measure;
    let title = match &choice.category {
        Some(category) => {
            let column = &category.sql;
            let condition = &category.condition;
            let amount = match measure.column {
                Some(_) => format!(", {} AS amount", measure.sql),
                None => String::new(),
            };
            let sql = format!(
                "SELECT {column} AS category, COUNT(*) AS records{amount} FROM data{condition} \
                 GROUP BY {column} ORDER BY records DESC, category LIMIT {ROWS}"
            );
            let mut labels = format!("category: {}, records: Rows", category.label);
            let mut formats = "records: \"#,##0\"".to_owned();
            if measure.column.is_some() {
                add(&mut labels, format_args!(", amount: {}", measure.label));
                add(&mut formats, format_args!(", amount: {}", measure.format));
            }
            add_table("figures", &sql, &labels, &formats, tables);
            format!("Figures by {}", lower(&category.name))
        }
        None => {
            let columns = &choice.shown;
            if columns.is_empty() {
                return;
            }
            let named = columns.iter().enumerate();
            let sql = named.clone().map(|(n, column)| format!("{} AS c{n}", column.sql));
            let sql =
                format!("SELECT {} FROM data LIMIT {ROWS}", sql.collect::<Vec<_>>().join(", "));
            let labels = named.map(|(n, column)| format!("c{n}: {}", column.label));
            let labels = labels.collect::<Vec<_>>().join(", ");
            add_table("figures", &sql, &labels, "", tables);
            "The first rows".to_owned()
        }
    };
    let Some(layout) = &layouts.table else { return };
    let (name, heading, place) = (&layout.name, &layout.title, layout.place());
    let title = scalar(&title);
    add(
        slides,
        format_args!(
            "  - id: figures\n    layout: {name}\n    fill:\n      {heading}: {title}\n      \
             {place}: {{ table: figures, alt: {title} }}\n"
        ),
    );
}

/// Id, title, mark, table and column of a chart.
type Drawn<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

fn chart(drawn: Drawn<'_>, measure: &Measure, layouts: &Layouts, slides: &mut String) {
    let Some(layout) = &layouts.chart else { return };
    let (id, title, mark, table, column) = drawn;
    let (name, heading, place) = (&layout.name, &layout.title, layout.place());
    let format = &measure.format;
    add(
        slides,
        format_args!(
            "  - id: {id}\n    layout: {name}\n    fill:\n      {heading}: {title}\n      {place}: {{ \
             mark: {mark}, data: {table}, encode: {{ x: {column}, y: {{ value: amount, axis: {{ \
             format: {format} }} }} }}, alt: {title} }}\n"
        ),
    );
}

fn add_table(name: &str, sql: &str, labels: &str, formats: &str, tables: &mut String) {
    let sql = scalar(sql);
    add(tables, format_args!("  {name}:\n    sql: {sql}\n    labels: {{ {labels} }}\n"));
    if !formats.is_empty() {
        add(tables, format_args!("    formats: {{ {formats} }}\n"));
    }
}

/// A file's name as a title.
fn title(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = choice::words(stem);
    if title.is_empty() { "Report".to_owned() } else { title }
}

/// A title as an id: small letters, digits and `-`.
fn slug(title: &str) -> String {
    let small = title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let small: String = small.collect::<String>().to_ascii_lowercase();
    let parts: Vec<&str> = small.split('-').filter(|part| !part.is_empty()).collect();
    let id = parts.join("-");
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id } else { format!("report-{id}") }
}

/// A name in the middle of a title.
fn lower(name: &str) -> String {
    let second = name.chars().nth(1);
    match name.chars().next() {
        // `GDP` stays what it is.
        Some(first) if !second.is_some_and(char::is_uppercase) => {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => name.to_owned(),
    }
}
