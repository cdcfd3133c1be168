//! `[datasets.NAME]`: class, columns and persons of a dataset.

use std::collections::BTreeMap;
use std::fmt;

use indeck_model::spec::Located;
use indeck_model::{Classification, IdentifierRole, Location};

use super::reader::{Entry, Fields, Reader};

/// What is known of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// `class`: the class of columns without one of their own.
    pub class: Option<Classification>,
    /// `entity`: the column that tells persons or firms apart. Without it each record is one.
    pub entity: Option<String>,
    /// `tags`: what policies may ask for with `resource.getTag("owner")`.
    pub tags: BTreeMap<String, String>,
    /// `columns`: rules by the name of a column, or by a pattern with `*`.
    pub columns: Vec<(Pattern, ColumnRule)>,
    /// Where it is declared.
    pub at: Location,
}

/// What is known of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnRule {
    /// `class`: how freely it may be shown.
    pub class: Option<Classification>,
    /// `role`: what it tells of the person or firm that a record is about.
    pub role: Option<IdentifierRole>,
    /// `mask`: the masking method that is always applied to it, by name.
    pub mask: Option<Located<String>>,
}

/// What holds for a column under all rules that name it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its class; `None` where nothing gives it one.
    pub class: Option<Classification>,
    /// Its role.
    pub role: IdentifierRole,
    /// Its masking methods, by name, sorted.
    pub masks: Vec<String>,
}

/// The name of a column, in which `*` stands for any characters.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    text: String,
    /// Where it is written.
    pub at: Location,
}

impl Pattern {
    /// A pattern written at a place.
    pub fn new(text: impl Into<String>, at: Location) -> Self {
        Self { text: text.into(), at }
    }

    /// Whether it is a name alone.
    pub fn is_exact(&self) -> bool {
        !self.text.contains('*')
    }

    /// Whether a column's name fits it.
    pub fn matches(&self, name: &str) -> bool {
        let (pattern, name): (Vec<char>, Vec<char>) =
            (self.text.chars().collect(), name.chars().collect());
        meet(&pattern, &name)
    }

    /// Whether some name fits both.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (one, two): (Vec<char>, Vec<char>) =
            (self.text.chars().collect(), other.text.chars().collect());
        meet(&one, &two)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether some text fits both patterns. Row by row: which beginnings of `two` can fit the
/// beginning of `one` so far.
fn meet(one: &[char], two: &[char]) -> bool {
    let mut row = vec![true];
    for c in two {
        let fits = *c == '*' && row.last().copied().unwrap_or(false);
        row.push(fits);
    }
    for a in one {
        let mut next = vec![*a == '*' && row.first().copied().unwrap_or(false)];
        for (pair, b) in row.windows(2).zip(two) {
            let [diagonal, above] = pair else { continue };
            let left = next.last().copied().unwrap_or(false);
            // A star stands for nothing, or takes one character more of the other side.
            let star = *a == '*' || *b == '*';
            next.push(if star { *above || left } else { a == b && *diagonal });
        }
        row = next;
    }
    row.last().copied().unwrap_or(false)
}

impl Dataset {
    /// The class of the dataset as a whole: the greatest that it names.
    pub fn greatest_class(&self) -> Option<Classification> {
        self.columns.iter().filter_map(|(_, rule)| rule.class).max().max(self.class)
    }

    /// What holds for a column: the rule of its own name, or else the stricter of the patterns
    /// that it fits; the class of the dataset where these give none.
    pub fn column(&self, name: &str) -> Found {
        let exact = self.columns.iter().find(|(p, _)| p.is_exact() && p.text == name);
        let rules: Vec<&ColumnRule> = match exact {
            Some((_, rule)) => vec![rule],
            None => self.columns.iter().filter(|(p, _)| p.matches(name)).map(|(_, r)| r).collect(),
        };
        let mut masks: Vec<String> =
            rules.iter().filter_map(|rule| rule.mask.as_ref()).map(|m| m.value.clone()).collect();
        masks.sort();
        masks.dedup();
        Found {
            class: rules.iter().filter_map(|rule| rule.class).max().or(self.class),
            role: rules.iter().filter_map(|r| r.role).min_by_key(|r| rank(*r)).unwrap_or_default(),
            masks,
        }
    }
}

fn rank(role: IdentifierRole) -> Option<usize> {
    IdentifierRole::ALL.iter().position(|one| *one == role)
}

pub(super) fn class(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Classification> {
    reader.word(entry, &Classification::ALL.map(|class| (class.word(), class)))
}

pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> BTreeMap<String, Dataset> {
    let mut datasets = BTreeMap::new();
    let Some(entry) = fields.take("datasets") else { return datasets };
    for (name, entry) in reader.named(&entry) {
        if let Some(dataset) = dataset(reader, &entry, &name) {
            datasets.insert(name.value, dataset);
        }
    }
    datasets
}

fn dataset(reader: &mut Reader<'_>, entry: &Entry<'_>, name: &Located<String>) -> Option<Dataset> {
    let mut table = reader.fields(entry)?;
    let mut dataset = Dataset {
        class: table.take("class").and_then(|entry| class(reader, &entry)),
        entity: table.take("entity").and_then(|entry| reader.text(&entry)).map(|t| t.value),
        tags: BTreeMap::new(),
        columns: Vec::new(),
        at: name.at.clone(),
    };
    if let Some(entry) = table.take("tags") {
        for (name, value) in reader.named(&entry) {
            if let Some(text) = reader.text(&value) {
                dataset.tags.insert(name.value, text.value);
            }
        }
    }
    if let Some(entry) = table.take("columns") {
        for (name, entry) in reader.named(&entry) {
            if let Some(rule) = column(reader, &entry) {
                dataset.columns.push((Pattern::new(name.value, name.at), rule));
            }
        }
    }
    reader.finish(table);
    Some(dataset)
}

fn column(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<ColumnRule> {
    let mut table = reader.fields(entry)?;
    let rule = ColumnRule {
        class: table.take("class").and_then(|entry| class(reader, &entry)),
        role: table.take("role").and_then(|entry| {
            reader.word(&entry, &IdentifierRole::ALL.map(|role| (role.word(), role)))
        }),
        mask: table.take("mask").and_then(|entry| reader.text(&entry)),
    };
    reader.finish(table);
    Some(rule)
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use indeck_model::Location;

    fn pattern(text: &str) -> Pattern {
        Pattern::new(text, Location::point("p", 1, 1))
    }

    #[test]
    fn a_star_stands_for_any_characters() {
        let cases = [
            ("email", "email", true),
            ("*_email", "work_email", true),
            ("*_email", "_email", true),
            ("*_email", "email", false),
            ("*", "", true),
            ("a*b*c", "a1b2b3c", true),
            ("a*b*c", "a1c2b", false),
            ("**x", "x", true),
            ("é*", "été", true),
        ];
        for (text, name, fits) in cases {
            assert_eq!(pattern(text).matches(name), fits, "{text} {name}");
        }
    }

    #[test]
    fn patterns_overlap_where_a_name_fits_both() {
        let cases = [
            ("a*", "*b", true),
            ("a*", "b*", false),
            ("*_id", "person_*", true),
            ("x*y", "x*z", false),
            ("*", "*", true),
            ("ab", "a*", true),
        ];
        for (one, two, overlap) in cases {
            assert_eq!(pattern(one).overlaps(&pattern(two)), overlap, "{one} {two}");
            assert_eq!(pattern(two).overlaps(&pattern(one)), overlap, "{two} {one}");
        }
    }
}
