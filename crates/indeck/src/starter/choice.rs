//! Which columns of the data a first report shows.

use indeck_spec::brand::scalar;

use crate::profile::{Profile, ProfiledColumn, ValueType};

/// Most letters of a name on a slide.
const NAME_CHARS: usize = 40;
/// Columns of a table of rows.
const COLUMNS: usize = 5;
/// Different values that a category may have.
const MOST: u64 = 40;

/// Names of numbers that are added up; others that have decimals are averaged.
const ADDED: [&str; 17] = [
    "amount",
    "revenue",
    "sales",
    "turnover",
    "total",
    "cost",
    "spend",
    "budget",
    "unit",
    "quantity",
    "qty",
    "volume",
    "income",
    "profit",
    "count",
    "population",
    "number",
];
/// Names of numbers that name something, or that are read as a year.
const NAMING: [&str; 12] = [
    "id", "code", "zip", "postcode", "year", "month", "day", "number", "no", "nr", "index", "rank",
];

/// The columns that are shown.
pub(super) struct Choice {
    pub(super) measure: Measure,
    pub(super) category: Option<Category>,
    pub(super) period: Option<Period>,
    /// For a table of rows.
    pub(super) shown: Vec<Shown>,
}

/// What is counted, added up or averaged.
pub(super) struct Measure {
    pub(super) sql: String,
    /// The column, as SQL; `None` counts rows.
    pub(super) column: Option<String>,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) format: String,
}

/// By what it is split.
pub(super) struct Category {
    pub(super) sql: String,
    /// Which rows; nothing for all of them.
    pub(super) condition: String,
    column: String,
    pub(super) name: String,
    pub(super) label: String,
}

/// By what time.
pub(super) struct Period {
    pub(super) sql: String,
    /// Which rows; nothing for all of them.
    pub(super) condition: String,
    column: String,
    pub(super) label: String,
    pub(super) word: &'static str,
    pub(super) format: Option<&'static str>,
}

/// A column of a table of rows.
pub(super) struct Shown {
    pub(super) sql: String,
    pub(super) label: String,
}

impl Choice {
    pub(super) fn of(profile: &Profile) -> Self {
        let usable: Vec<&ProfiledColumn> =
            profile.columns.iter().filter(|column| is_usable(column, profile)).collect();
        let shown = usable
            .iter()
            .take(COLUMNS)
            .map(|column| Shown { sql: quoted(&column.name), label: label(&column.name) });
        let period = period(&usable);
        let category = category(&usable, profile, period.as_ref());
        let measure = measure(&usable, profile, category.as_ref(), period.as_ref());
        Self { measure, category, period, shown: shown.collect() }
    }
}

/// Whether a column may be said in a query and shown.
fn is_usable(column: &ProfiledColumn, profile: &Profile) -> bool {
    let name = &column.name;
    // A spec would take these for its own signs.
    let plain = !name.contains("{{") && !name.contains("}}") && !name.contains('$');
    plain && !name.trim().is_empty() && column.personal.is_empty() && column.nulls < profile.rows
}

fn measure(
    usable: &[&ProfiledColumn],
    profile: &Profile,
    category: Option<&Category>,
    period: Option<&Period>,
) -> Measure {
    let taken: Vec<&String> =
        category.map(|c| &c.column).into_iter().chain(period.map(|p| &p.column)).collect();
    let free = |column: &&&ProfiledColumn| !taken.contains(&&quoted(&column.name));
    let mut numbers = usable.iter().filter(free).filter(|column| is_amount(column, profile));
    let Some(column) = numbers.next() else {
        let (name, format) = ("Rows".to_owned(), scalar("#,##0"));
        let sql = "COUNT(*)".to_owned();
        return Measure { sql, column: None, label: name.clone(), name, format };
    };
    let sql = quoted(&column.name);
    let adds = column.kind == ValueType::Integer || has_word(&column.name, &ADDED);
    let mean: f64 = column.mean.as_ref().and_then(|mean| mean.parse().ok()).unwrap_or_default();
    let small = !adds && mean.abs() < 1_000.0;
    let name = words(&column.name);
    Measure {
        // Sums of whole numbers can leave 64 bits.
        sql: if adds { format!("SUM({sql} * 1.0)") } else { format!("AVG({sql})") },
        column: Some(sql),
        name: if adds { name.clone() } else { format!("Mean {}", super::lower(&name)) },
        label: if adds { scalar(&name) } else { scalar(&format!("Mean {}", super::lower(&name))) },
        format: scalar(if small { "#,##0.00" } else { "#,##0" }),
    }
}

/// Whether numbers of a column tell how much.
fn is_amount(column: &ProfiledColumn, profile: &Profile) -> bool {
    let names = column.kind == ValueType::Integer
        && (has_word(&column.name, &NAMING)
            || (column.counted && column.distinct == profile.rows && profile.rows > 20));
    column.kind.is_number() && column.distinct > 1 && !names
}

fn category(
    usable: &[&ProfiledColumn],
    profile: &Profile,
    period: Option<&Period>,
) -> Option<Category> {
    let fits = |column: &&&ProfiledColumn| {
        let few = column.counted && (2..=MOST).contains(&column.distinct);
        // As many values as rows make names, which a small table may have.
        let groups = column.distinct < profile.rows || profile.rows <= MOST;
        few && groups && period.is_none_or(|period| period.column != quoted(&column.name))
    };
    let rank = |column: &&&ProfiledColumn| {
        let kind = match column.kind {
            ValueType::Text => 0,
            ValueType::Bool => 1,
            ValueType::Integer if column.distinct <= 12 => 2,
            _ => return None,
        };
        let many = if column.distinct <= 12 { 0 } else { 1 };
        Some((kind, many, column.nulls * 4 > profile.rows))
    };
    let ranked = usable.iter().filter(fits).filter_map(|column| Some((rank(&column)?, column)));
    let (_, column) = ranked.min_by_key(|(rank, _)| *rank)?;
    let own = quoted(&column.name);
    let text = column.kind == ValueType::Text;
    let sql = if text { own.clone() } else { format!("CAST({own} AS VARCHAR)") };
    Some(Category {
        condition: condition(column, &sql),
        sql,
        column: own,
        name: words(&column.name),
        label: label(&column.name),
    })
}

fn period(usable: &[&ProfiledColumn]) -> Option<Period> {
    let time = usable.iter().find(|column| column.kind.is_time() && column.distinct > 1);
    if let Some(column) = time {
        let sql = quoted(&column.name);
        if is_early(column) {
            let year = format!("CAST(CAST(date_part('year', {sql}) AS BIGINT) AS VARCHAR)");
            return Some(Period {
                condition: condition(column, &year),
                sql: year,
                column: sql,
                label: label(&column.name),
                word: "year",
                format: None,
            });
        }
        let (unit, word, format) = match days(column) {
            ..=62 => ("day", "day", "d mmm yyyy"),
            63..=1_900 => ("month", "month", "mmm yyyy"),
            _ => ("year", "year", "yyyy"),
        };
        let of_unit = format!("CAST(date_trunc('{unit}', {sql}) AS DATE)");
        return Some(Period {
            condition: condition(column, &of_unit),
            sql: of_unit,
            column: sql,
            label: label(&column.name),
            word,
            format: Some(format),
        });
    }
    let is_year = |column: &&&ProfiledColumn| {
        let number = |text: &Option<String>| text.as_ref()?.parse::<i64>().ok();
        let range = number(&column.min).zip(number(&column.max));
        column.kind == ValueType::Integer
            && has_word(&column.name, &["year"])
            && column.distinct > 1
            && range.is_some_and(|(min, max)| min >= 1_000 && max <= 2_999)
    };
    let column = usable.iter().find(is_year)?;
    let own = quoted(&column.name);
    let sql = format!("CAST({own} AS VARCHAR)");
    Some(Period {
        condition: condition(column, &sql),
        sql,
        column: own,
        label: label(&column.name),
        word: "year",
        format: None,
    })
}

/// Whether a column has days that spreadsheets, and so charts, do not know.
fn is_early(column: &ProfiledColumn) -> bool {
    column.min.as_deref().is_none_or(|first| first < "1900-03-01")
}

/// Days between the first and the last.
fn days(column: &ProfiledColumn) -> i32 {
    let day = |text: &Option<String>| {
        let day = text.as_ref()?.get(..10)?;
        crate::Date::parse_iso(day).map(|day| day.days)
    };
    let (first, last) = (day(&column.min), day(&column.max));
    first.zip(last).map_or(i32::MAX, |(first, last)| last.saturating_sub(first))
}

/// That there is a value, where some rows have none. It says what rows are grouped by, so that a
/// policy sees one thing and not two.
fn condition(column: &ProfiledColumn, sql: &str) -> String {
    if column.nulls == 0 { String::new() } else { format!(" WHERE {sql} IS NOT NULL") }
}

/// A column in a query.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn label(name: &str) -> String {
    scalar(&words(name))
}

/// A column's name as words: `order_count` becomes `Order count`.
pub(super) fn words(name: &str) -> String {
    let plain =
        |c: char| if matches!(c, '_' | '.' | '{' | '}' | '\n' | '\r' | '\t') { ' ' } else { c };
    let words: String = name.chars().map(plain).filter(|c| !c.is_control()).collect();
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let all: String = first.chars().chain(letters).collect();
    match all.chars().count() > NAME_CHARS {
        true => format!("{}…", all.chars().take(NAME_CHARS).collect::<String>().trim_end()),
        false => all,
    }
}

/// Whether a name has one of these words: `order_id` has `id`, `width` has not.
fn has_word(name: &str, wanted: &[&str]) -> bool {
    // `OrderId` is of two words as well.
    let mut split = String::new();
    for c in name.chars() {
        if c.is_uppercase() && split.ends_with(char::is_lowercase) {
            split.push(' ');
        }
        split.extend(if c.is_alphanumeric() { c.to_lowercase().next() } else { Some(' ') });
    }
    split
        .split(' ')
        .any(|word| wanted.iter().any(|w| word == *w || word.strip_suffix('s') == Some(w)))
}
