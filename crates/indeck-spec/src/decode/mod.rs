//! From the tree to the typed spec, collecting every mistake in form.

pub(crate) mod axis;
mod burst;
pub(crate) mod chart;
mod check;
pub(crate) mod defaults;
pub(crate) mod fill;
pub(crate) mod include;
pub(crate) mod labels;
mod param;
mod set;
mod slide;
mod source;
mod table;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use indeck_model::Diagnostic;
use indeck_model::spec::{
    BrandSpec, CheckSpec, Located, ParamSpec, ReportInfo, ReportSpec, SourceEntry, TableSpec,
};

use crate::object::Object;
use crate::reader::Reader;
use crate::schema::{Kind, Shape, may, must};
use crate::yaml::{Entry, Node, NodeKind};
use crate::{Files, brand};

pub(crate) const SPEC: Shape = Shape {
    noun: "a spec",
    keys: &[
        must("indeck", Kind::Whole(1, 1), "The version of the language."),
        must("report", Kind::Map(&REPORT), "What holds for the whole report."),
        may("include", Kind::List(&Kind::Text), "Files with further definitions."),
        may("params", Kind::Named(&PARAM_KIND), "What a caller may choose."),
        may("sources", Kind::Named(&SOURCE_KIND), "Where data comes from."),
        may("tables", Kind::Named(&Kind::Map(&table::TABLE)), "Queries over the sources."),
        may("checks", Kind::List(&Kind::Map(&check::CHECK)), "What must be true of the tables."),
        may("defaults", Kind::Map(&defaults::DEFAULTS), "What holds where nothing is said."),
        may(
            "burst",
            Kind::Any(&[Kind::Text, Kind::Map(&burst::BURST)]),
            "One deck for each value of a column.",
        ),
        may("policy", Kind::Text, "The policy that decides who may see what."),
        may("audit", Kind::Text, "The folder of the audit log that each decision is written to."),
        must("slides", Kind::List(&slide::ITEM), "The slides in order."),
    ],
};

const PARAM_KIND: Kind = Kind::Any(&[Kind::Text, Kind::Nothing, Kind::Map(&param::PARAM)]);
const SOURCE_KIND: Kind = Kind::Any(&[Kind::Words, Kind::Nothing, Kind::Map(&source::SOURCE)]);

const REPORT: Shape = Shape {
    noun: "a report",
    keys: &[
        may("id", Kind::Text, "A stable name."),
        may("title", Kind::Words, "The deck's title; `{{ report.title }}` in texts."),
        may("template", Kind::Text, "The `.pptx` or `.potx` whose layouts are used."),
        may("brand", Kind::Text, "A brand file: colours, formats, layouts by your own names."),
        may("author", Kind::Words, "The deck's author."),
        may("subject", Kind::Words, "The deck's subject."),
        may("language", Kind::Text, "The language of texts, numbers and dates: `en-GB`."),
        may("output", Kind::Words, "Name of the deck's file: `review-{{ params.wave }}.pptx`."),
        may("footer", Kind::Words, "The footer of every slide whose layout has one."),
        may("slide_numbers", Kind::Flag, "Whether slides show their number."),
        may("date", Kind::Words, "A date on every slide."),
    ],
};

/// A spec as far as it could be read.
#[derive(Debug, Default)]
pub struct Decoded {
    /// What was read without a mistake.
    pub spec: ReportSpec,
    /// Names of all sources, those with mistakes included.
    pub sources: Vec<String>,
    /// Names of all tables, those with mistakes included.
    pub tables: Vec<String>,
    /// Names of all parameters, those with mistakes included.
    pub params: Vec<String>,
    /// Whether a brand was named and could not be read.
    pub brand_lost: bool,
}

/// Most parameters, sources or tables of a spec.
const MAX_DEFINITIONS: usize = 1_000;

/// What can be defined in a spec and in the files that it includes.
#[derive(Debug, Default)]
struct Definitions {
    params: Vec<ParamSpec>,
    sources: Vec<SourceEntry>,
    tables: Vec<TableSpec>,
    checks: Vec<CheckSpec>,
    source_names: Vec<Located<String>>,
    table_names: Vec<Located<String>>,
    param_names: Vec<Located<String>>,
}

impl Definitions {
    fn append(&mut self, other: Self) {
        self.params.extend(other.params);
        self.sources.extend(other.sources);
        self.tables.extend(other.tables);
        self.checks.extend(other.checks);
        self.source_names.extend(other.source_names);
        self.table_names.extend(other.table_names);
        self.param_names.extend(other.param_names);
    }

    /// Leaves out what was defined before under the same name, and says so.
    fn report_doubles(&mut self, reader: &Reader) {
        for names in [&self.param_names, &self.source_names, &self.table_names] {
            if let Some(name) = names.get(MAX_DEFINITIONS) {
                let message = format!("the spec defines more than {MAX_DEFINITIONS} of a kind");
                reader.report(Diagnostic::error("spec-too-large", message).at(name.at.clone()));
            }
        }
        self.params.truncate(MAX_DEFINITIONS);
        self.sources.truncate(MAX_DEFINITIONS);
        self.tables.truncate(MAX_DEFINITIONS);
        report_doubles(reader, &self.param_names, "parameter");
        report_doubles(reader, &self.source_names, "source");
        report_doubles(reader, &self.table_names, "table");
        first_of_each(&mut self.params, |p| &p.name.value);
        first_of_each(&mut self.sources, |s| &s.source.name.value);
        first_of_each(&mut self.tables, |t| &t.name.value);
        check::report_doubles(reader, &self.checks);
    }
}

fn report_doubles(reader: &Reader, names: &[Located<String>], noun: &str) {
    let mut known: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for name in names {
        let Some(first) = known.get(name.value.as_str()) else {
            known.insert(&name.value, name);
            continue;
        };
        let message = format!("there are two {noun}s `{}`", name.value);
        let diagnostic = Diagnostic::error("duplicate-name", message).at(name.at.clone());
        reader.report(diagnostic.note("the first one is here", Some(first.at.clone())));
    }
}

fn first_of_each<T>(defined: &mut Vec<T>, name: impl Fn(&T) -> &String) {
    let mut known = BTreeSet::new();
    defined.retain(|one| known.insert(name(one).clone()));
}

/// Decodes a spec with the files that it includes.
struct Decoder<'a> {
    reader: &'a Reader,
    files: RefCell<&'a mut dyn Files>,
    found: RefCell<Definitions>,
    /// Files that are being read, from the outermost.
    open: RefCell<Vec<String>>,
    /// Files whose definitions were read.
    read: RefCell<BTreeSet<String>>,
    count: Cell<usize>,
}

/// What a caller sets in a spec before it is read.
pub type Sets = [(String, String)];

/// Reads a spec's text. What could not be read is missing from the result; why is in the
/// diagnostics.
///
/// `sets` are values that take the place of the spec's own, by the path to them:
/// `("report.title", "Q4")`. `files` opens what the spec includes.
pub fn read(
    file: &str,
    text: &str,
    sets: &Sets,
    files: &mut dyn Files,
) -> (Decoded, Vec<Diagnostic>) {
    let reader = Reader::default();
    let mut root = reader.parse(file, text);
    if let Some(root) = &mut root {
        set::apply(&reader, root, sets);
    }
    let decoded = root.map(|root| {
        let open = RefCell::new(vec![file.to_owned()]);
        let files = RefCell::new(files);
        let decoder = Decoder {
            reader: &reader,
            files,
            found: RefCell::default(),
            open,
            read: RefCell::default(),
            count: Cell::new(0),
        };
        decoder.spec(&root)
    });
    (decoded.unwrap_or_default(), reader.finish())
}

impl Decoder<'_> {
    fn spec(&self, root: &Node) -> Decoded {
        let reader = self.reader;
        let Some(object) = Object::open(reader, &SPEC, root) else { return Decoded::default() };
        object.number("indeck");
        let (report, brand) = object.read("report", |r, n| self.report(r, n)).unwrap_or_default();
        self.definitions(&object);
        let slides = object.get("slides").map(|n| slide::items(self, n)).unwrap_or_default();
        if object.get("slides").is_some_and(|n| n.is_empty_list()) {
            no_slides(reader, &object);
        }
        let mut found = self.found.take();
        found.report_doubles(reader);
        let values = |names: Vec<Located<String>>| names.into_iter().map(|n| n.value).collect();
        Decoded {
            spec: ReportSpec {
                report,
                params: found.params,
                sources: found.sources,
                tables: found.tables,
                checks: found.checks,
                slides,
                defaults: object.read("defaults", defaults::decode).unwrap_or_default(),
                brand,
                burst: object.read("burst", burst::decode),
                policy: object.text("policy"),
                audit: object.text("audit"),
            },
            sources: values(found.source_names),
            tables: values(found.table_names),
            params: values(found.param_names),
            brand_lost: reader.is_brand_lost(),
        }
    }

    fn report(&self, reader: &Reader, node: &Node) -> Option<(ReportInfo, Option<BrandSpec>)> {
        let object = Object::open(reader, &REPORT, node)?;
        let template = object.text("template");
        let brand = object.text("brand").and_then(|file| self.brand(&file));
        if brand.is_none() && object.get("brand").is_some() {
            reader.lose_brand();
        }
        let has = |key: &str| object.get(key).is_some();
        let by_brand = match &brand {
            Some(brand) => brand.template.is_some(),
            // Why a brand that is named could not be read is told there.
            None => has("brand"),
        };
        if !has("template") && !by_brand {
            let diagnostic = Diagnostic::error("missing-key", "a report needs the key `template`");
            let hint = "add `template: ` and text, or `brand: ` and a brand file with one";
            reader.report(diagnostic.at(object.place()).hint(hint));
        }
        let info = ReportInfo {
            id: object.text("id"),
            title: object.written("title"),
            template: template.or_else(|| brand.as_ref()?.template.clone()),
            author: object.written("author"),
            subject: object.written("subject"),
            language: object.text("language").or_else(|| brand.as_ref()?.language.clone()),
            output: object.written("output"),
            footer: object.written("footer").or_else(|| brand.as_ref()?.footer.clone()),
            slide_numbers: object.flag("slide_numbers").or_else(|| brand.as_ref()?.slide_numbers),
            date: object.written("date"),
        };
        Some((info, brand))
    }

    /// The brand of a file; its colours and formats have names from now on.
    fn brand(&self, file: &Located<String>) -> Option<BrandSpec> {
        let opened = self.files.borrow_mut().open(file);
        let (name, text) = opened.map_err(|d| self.reader.report(d)).ok()?;
        let mut brand = brand::in_spec(self.reader, &name, &text)?;
        let folder = file.value.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(template) = brand.template.as_mut().filter(|_| !folder.is_empty()) {
            template.value = format!("{folder}/{}", template.value);
        }
        Some(brand)
    }
}

/// Says that there are no slides, where a list was written.
fn no_slides(reader: &Reader, object: &Object<'_, '_>) {
    let Some(node) = object.get("slides") else { return };
    let diagnostic = Diagnostic::error("bad-value", "a report needs at least one slide");
    let hint = "add `- { layout: Title Slide, fill: { title: … } }`";
    reader.report(diagnostic.at(reader.place(node.span)).hint(hint));
}

fn named<'n>(reader: &Reader, object: &Object<'n, '_>, key: &str) -> &'n [Entry] {
    object.get(key).map_or(&[], |n| reader.named(n, &format!("a map from names to {key}")))
}

fn params(reader: &Reader, entries: &[Entry], found: &mut Definitions) {
    found.params.extend(entries.iter().filter_map(|e| param::decode(reader, e)));
    found.param_names.extend(entries.iter().map(|e| reader.key(e)));
}

fn sources(reader: &Reader, entries: &[Entry], found: &mut Definitions) {
    found.sources.extend(entries.iter().filter_map(|e| source::decode(reader, e)));
    found.source_names.extend(entries.iter().map(|e| reader.key(e)));
}

fn tables(reader: &Reader, entries: &[Entry], found: &mut Definitions) {
    found.tables.extend(entries.iter().filter_map(|e| table::decode(reader, e)));
    found.table_names.extend(entries.iter().map(|e| reader.key(e)));
}

fn checks(reader: &Reader, object: &Object<'_, '_>, found: &mut Definitions) {
    let list = object.get("checks").map_or(&[][..], |n| reader.list(n, "a list of checks"));
    found.checks.extend(list.iter().filter_map(|n| check::decode(reader, n)));
}

/// The key of an entry as a name that SQL and expressions can refer to.
fn name(reader: &Reader, entry: &Entry) -> Option<Located<String>> {
    let mut chars = entry.key.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    if starts && chars.all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Some(reader.key(entry));
    }
    let message = format!("`{}` cannot be used as a name", entry.key);
    let diagnostic = Diagnostic::error("bad-name", message).at(reader.place(entry.key_span));
    reader.report(diagnostic.hint("use letters, digits and `_`, and begin with a letter"));
    None
}

impl Node {
    /// Whether it is a list without members.
    fn is_empty_list(&self) -> bool {
        matches!(&self.kind, NodeKind::List(items) if items.is_empty())
    }
}
