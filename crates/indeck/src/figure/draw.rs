//! From options and a table to what a slide holds, by the resolver of reports.

use indeck_model::deck::Table;
use indeck_model::spec::{ChartSpec, Located, TableFill, Written};
use indeck_model::text::TextBody;
use indeck_model::{Chart, Diagnostic, ResultTable};
use indeck_spec::expr::{Aggregate, Surroundings};
use indeck_spec::figure::{self as options, FigureSpec};
use indeck_spec::format::Locale;
use indeck_spec::words;

use crate::figure::big::Big;
use crate::figure::frame::{MAX_ROWS, Needed, Rows};
use crate::figure::read::{Read, findings};
use crate::figure::{Figure, Look, dress};
use crate::report::Findings;
use crate::report::figures::{self, Grouped};

/// What places in the options of a chart, a table and a text are said to be in.
pub(super) const CHART: &str = "chart(…)";
pub(super) const TABLE: &str = "table(…)";
const TEXT: &str = "text(…)";

/// The work on one figure: where it is written, and what was found.
struct Work<'o> {
    name: &'static str,
    options: &'o str,
    found: Vec<Diagnostic>,
}

impl<'o> Work<'o> {
    fn on<T>(read: &'o Read<'_, T>) -> Self {
        Self { name: read.name, options: &read.text, found: read.found.clone() }
    }

    /// What a text says here.
    fn say(&mut self, written: Option<&Written>, around: &Surroundings) -> Option<String> {
        Some(words::plain(written?, around.scope(), &mut self.found).text)
    }

    /// What was made, if nothing is wrong with it; `alt` and `name` are those of the options.
    fn finish<T>(
        self,
        made: Option<(T, Option<String>)>,
        alt: Option<String>,
        name: Option<String>,
    ) -> Result<Figure<T>, Findings> {
        let findings = findings(self.name, self.options, self.found);
        match made {
            Some((content, own)) if !findings.has_errors() => {
                Ok(Figure { content, alt: alt.or(own), name, findings })
            }
            _ => Err(findings),
        }
    }
}

/// See [`super::chart`].
pub(super) fn chart(
    read: &Read<'_, ChartSpec>,
    rows: Rows<'_>,
    look: Look<'_>,
) -> Result<Figure<Chart>, Findings> {
    let (mut work, spec) = (Work::on(read), &read.spec);
    let needed = Needed::new(rows, spec, false);
    if needed.rows() > MAX_ROWS && aggregates(spec, &needed) {
        return big_chart(work, spec, &needed, look);
    }
    let table = needed.table(&mut work.found).map(|mut table| {
        dress::values(&mut table, spec);
        dress::columns(&mut table, spec, &mut work.found);
        table
    });
    let around = surroundings(table, look, &mut work);
    let made = figures::chart(&spec.content, None, &spec.at, around.scope(), &mut work.found);
    let made = made.map(|(chart, alt)| (chart, Some(alt)));
    let alt = work.say(spec.alt.as_ref(), &around);
    work.finish(made, alt, spec.name.clone())
}

/// Whether all values of a chart look like aggregates; a column of that very name is a column.
fn aggregates(spec: &FigureSpec<ChartSpec>, needed: &Needed<'_>) -> bool {
    let mut values = spec.content.layers.iter().map(|layer| &layer.encode.y.columns);
    let is_one = |y: &Located<String>| Aggregate::parse(y).is_some() && !needed.has(y);
    values.all(|columns| !columns.is_empty() && columns.iter().all(is_one))
}

/// A chart of aggregates of more rows than a table may have.
fn big_chart(
    mut work: Work<'_>,
    spec: &FigureSpec<ChartSpec>,
    needed: &Needed<'_>,
    look: Look<'_>,
) -> Result<Figure<Chart>, Findings> {
    let around = surroundings(None, look, &mut work);
    let grouped = group(&mut work, spec, needed);
    let made = grouped.and_then(|(head, layers)| {
        let made = Grouped { head: &head, layers: &layers };
        figures::chart(&spec.content, Some(made), &spec.at, around.scope(), &mut work.found)
    });
    let made = made.map(|(chart, alt)| (chart, Some(alt)));
    let alt = work.say(spec.alt.as_ref(), &around);
    if around.tables.is_used(options::DATA) {
        work.found.push(needed.too_many_for("expressions to read"));
    }
    work.finish(made, alt, spec.name.clone())
}

/// The columns of a large frame, and its rows as each layer groups them.
fn group(
    work: &mut Work<'_>,
    spec: &FigureSpec<ChartSpec>,
    needed: &Needed<'_>,
) -> Option<(ResultTable, Vec<ResultTable>)> {
    let found = &mut work.found;
    if spec.content.filter.is_some() {
        found.push(needed.too_many_for("`where` to pick from"));
        return None;
    }
    let frame = needed.read(found)?;
    let mut big = Big::new(&frame, &spec.at).map_err(|failed| found.push(failed)).ok()?;
    let mut head = needed.whole(big.head.clone(), 0);
    dress::values(&mut head, spec);
    dress::columns(&mut head, spec, found);
    let layers = &spec.content.layers;
    layers.iter().for_each(|layer| figures::check_aggregates(layer, &head, found));
    if found.iter().any(Diagnostic::is_error) {
        return None;
    }
    big.dress(&head);
    let grouped = layers.iter().map(|layer| big.grouped(layer)).collect::<Result<Vec<_>, _>>();
    Some((head, grouped.map_err(|failed| found.push(failed)).ok()?))
}

/// See [`super::table`].
pub(super) fn table(
    read: &Read<'_, TableFill>,
    rows: Rows<'_>,
    look: Look<'_>,
) -> Result<Figure<Table>, Findings> {
    let (mut work, spec) = (Work::on(read), &read.spec);
    let needed = Needed::new(rows, spec, spec.content.columns.is_empty());
    let table = needed.table(&mut work.found).map(|mut table| {
        dress::columns(&mut table, spec, &mut work.found);
        table
    });
    let around = surroundings(table, look, &mut work);
    let made = figures::table(&spec.content, around.scope(), &mut work.found);
    let made = made.map(|(table, alt)| (table, Some(alt)));
    let alt = work.say(spec.alt.as_ref(), &around);
    work.finish(made, alt, spec.name.clone())
}

/// See [`super::text`].
pub(super) fn text(content: &str, look: Look<'_>) -> Result<Figure<TextBody>, Findings> {
    let read = options::text(TEXT, content, look.brand);
    let mut read = Read::of(TEXT, content, look.brand, read)?;
    figures::complete_text(&mut read.spec.content, look.brand);
    let (mut work, spec) = (Work::on(&read), &read.spec);
    let mut around = Surroundings::default();
    furnish(&mut around, look, &mut work);
    let made = figures::text(&spec.content, around.scope(), &mut work.found);
    let alt = work.say(spec.alt.as_ref(), &around);
    work.finish(Some((made, None)), alt, spec.name.clone())
}

/// What expressions see: the table as `data`, and the look. Why there is no table is told already.
fn surroundings(table: Option<ResultTable>, look: Look<'_>, work: &mut Work<'_>) -> Surroundings {
    let mut around = Surroundings::default();
    match table {
        Some(table) => around.tables.insert(table),
        None => around.tables.insert_failed(options::DATA),
    }
    furnish(&mut around, look, work);
    around
}

fn furnish(around: &mut Surroundings, look: Look<'_>, work: &mut Work<'_>) {
    let formats = look.brand.into_iter().flat_map(|brand| &brand.formats);
    around.formats = formats.map(|(name, code)| (name.value.clone(), code.clone())).collect();
    let Some(language) = look.language else { return };
    match Locale::find(language) {
        Some(locale) => around.locale = locale,
        None => {
            let message = format!("`{language}` is no language whose numbers and dates are known");
            let diagnostic = Diagnostic::warning("unknown-language", message);
            work.found.push(diagnostic.hint("write a tag such as `en-GB`, `de-DE` or `nl`"));
        }
    }
}
