//! Classes of typed options, each written once, after those that it mentions.

use crate::python::{names, types};
use crate::schema::{Key, Kind, Shape};

/// A key of a class.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    /// Its type, as Python writes it.
    pub(super) kind: String,
    pub(super) required: bool,
    pub(super) doc: String,
}

/// Writes classes.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    names: Vec<String>,
}

impl Writer {
    /// What was written.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The names of the classes, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// A key as it stands in its table.
    pub(super) fn field(&mut self, key: &'static Key) -> Field {
        let kind = self.kind(&key.kind);
        Field { name: key.name, kind, required: key.required, doc: types::doc(key) }
    }

    /// The keys of a shape but those, with other types where there are some.
    pub(super) fn fields(
        &mut self,
        shape: &'static Shape,
        without: &[&str],
        types: &[(&str, String)],
    ) -> Vec<Field> {
        let keys = shape.keys.iter().filter(|key| !without.contains(&key.name));
        let field = |key: &'static Key| match types.iter().find(|(name, _)| *name == key.name) {
            Some((_, kind)) => {
                // Bounds are those of numbers.
                let numbers = kind.contains("float") || kind.contains("int");
                let doc = if numbers { types::doc(key) } else { types::sentence(key) };
                Field { name: key.name, kind: kind.clone(), required: key.required, doc }
            }
            None => self.field(key),
        };
        keys.map(field).collect()
    }

    /// The type of a value.
    pub(super) fn kind(&mut self, kind: &'static Kind) -> String {
        types::of(kind, &mut |shape| self.shape(shape))
    }

    /// The class of a shape.
    pub(super) fn shape(&mut self, shape: &'static Shape) -> String {
        let name = names::of(shape.noun);
        if !self.knows(&name) {
            let fields = self.fields(shape, &[], &[]);
            self.class(&name, &names::sentence(shape.noun), fields);
        }
        name
    }

    /// Whether there is a class of that name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Writes a class.
    pub(super) fn class(&mut self, name: &str, doc: &str, fields: Vec<Field>) {
        self.names.push(name.to_owned());
        self.text += &match fields.iter().any(|field| names::is_keyword(field.name)) {
            true => functional(name, doc, &fields),
            false => class(name, doc, &fields),
        };
    }
}

fn class(name: &str, doc: &str, fields: &[Field]) -> String {
    let mut text = format!("\n\nclass {name}(TypedDict, total=False):\n    \"\"\"{doc}\"\"\"\n");
    for field in fields {
        text +=
            &format!("\n    {}: {}\n    \"\"\"{}\"\"\"\n", field.name, written(field), field.doc);
    }
    text
}

/// A class with a key that is a word of Python's own.
fn functional(name: &str, doc: &str, fields: &[Field]) -> String {
    let mut text = format!("\n\n{name} = TypedDict(\n    {name:?},\n    {{\n");
    for field in fields {
        text +=
            &format!("        # {}\n        {:?}: {},\n", field.doc, field.name, written(field));
    }
    text + &format!("    }},\n    total=False,\n)\n\"\"\"{doc}\"\"\"\n")
}

fn written(field: &Field) -> String {
    match field.required {
        true => format!("Required[{}]", field.kind),
        false => field.kind.clone(),
    }
}
