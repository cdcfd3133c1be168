//! The tables of keys as a JSON Schema, for editors.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::brand::BRAND;
use crate::decode::SPEC;
use crate::schema::{Key, Kind, Shape};

/// The JSON Schema of specs, as text.
///
/// Source: JSON Schema, draft 7, the newest that YAML editors know throughout.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&indeck_spec::schema()).unwrap();
/// assert_eq!(schema["properties"]["indeck"]["enum"][0], 1);
/// ```
pub fn schema() -> String {
    document(&SPEC, "An indeck report", "report")
}

/// The JSON Schema of brand files, as text.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&indeck_spec::brand_schema()).unwrap();
/// assert_eq!(schema["required"][0], "indeck_brand");
/// ```
pub fn brand_schema() -> String {
    document(&BRAND, "An indeck brand", "brand")
}

fn document(shape: &'static Shape, title: &str, name: &str) -> String {
    let mut writer = Writer::default();
    let mut root = Map::new();
    root.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("$id".into(), json!(format!("https://indeck.dev/schema/{name}-1.json")));
    root.insert("title".into(), json!(title));
    root.extend(writer.object(shape));
    let mut definitions = Map::new();
    while let Some(shape) = writer.wanted.pop() {
        let object = writer.object(shape);
        definitions.insert(slug(shape), Value::Object(object));
    }
    if writer.outlines {
        definitions.insert("outline".into(), outline());
    }
    definitions.sort_keys();
    root.insert("definitions".into(), Value::Object(definitions));
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes shapes and remembers which others they refer to.
#[derive(Default)]
struct Writer {
    wanted: Vec<&'static Shape>,
    known: BTreeSet<&'static str>,
    outlines: bool,
}

impl Writer {
    fn object(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let mut object = Map::new();
        object.insert("type".into(), json!("object"));
        let required: Vec<&str> =
            shape.keys.iter().filter(|k| k.required).map(|k| k.name).collect();
        if !required.is_empty() {
            object.insert("required".into(), json!(required));
        }
        object.insert("additionalProperties".into(), json!(false));
        let properties = shape.keys.iter().map(|key| (key.name.to_owned(), self.property(key)));
        object.insert("properties".into(), Value::Object(properties.collect()));
        object
    }

    fn property(&mut self, key: &'static Key) -> Value {
        let mut property = Map::from_iter([("description".to_owned(), json!(key.doc))]);
        if let Value::Object(kind) = self.kind(&key.kind) {
            property.extend(kind);
        }
        Value::Object(property)
    }

    fn kind(&mut self, kind: &'static Kind) -> Value {
        match kind {
            // Numbers and flags that stand where text is wanted are text: `title: 2026`.
            Kind::Text | Kind::Words | Kind::Expression | Kind::Format => {
                json!({ "type": ["string", "number", "boolean"] })
            }
            Kind::Length => json!({ "type": "string", "pattern": "^[0-9.]+ *(cm|mm|in|pt)$" }),
            Kind::Nothing => json!({ "type": "null" }),
            Kind::Flag => json!({ "type": "boolean" }),
            Kind::Number(least, most) => bounded("number", *least, *most),
            Kind::Whole(least, most) if least == most => json!({ "enum": [least] }),
            Kind::Whole(least, most) => whole(*least, *most),
            Kind::Color => color(),
            Kind::OneOf(words) => {
                json!({ "enum": words().into_iter().map(word).collect::<Vec<_>>() })
            }
            Kind::Map(shape) => self.reference(shape),
            Kind::Named(kind) => {
                json!({ "type": "object", "additionalProperties": self.kind(kind) })
            }
            Kind::List(kind) => json!({ "type": "array", "items": self.kind(kind) }),
            Kind::Outline => {
                self.outlines = true;
                json!({ "$ref": "#/definitions/outline" })
            }
            Kind::Any(kinds) => {
                json!({ "anyOf": kinds.iter().map(|k| self.kind(k)).collect::<Vec<_>>() })
            }
        }
    }

    fn reference(&mut self, shape: &'static Shape) -> Value {
        if self.known.insert(shape.noun) {
            self.wanted.push(shape);
        }
        json!({ "$ref": format!("#/definitions/{}", slug(shape)) })
    }
}

/// Texts, and lists of them in lists.
fn outline() -> Value {
    json!({
        "type": "array",
        "items": { "anyOf": [
            { "type": ["string", "number", "boolean"] },
            { "$ref": "#/definitions/outline" },
        ] },
    })
}

fn color() -> Value {
    let slots: Vec<&str> = indeck_model::ThemeColor::ALL.into_iter().map(|s| s.name()).collect();
    json!({ "anyOf": [
        { "enum": slots },
        { "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" },
        { "type": "string", "pattern": "^[a-z][a-z0-9_-]*$" },
    ] })
}

fn whole(least: i64, most: i64) -> Value {
    let mut schema = json!({ "type": "integer", "minimum": least });
    if let (Value::Object(schema), true) = (&mut schema, most < i64::MAX) {
        schema.insert("maximum".into(), json!(most));
    }
    schema
}

fn bounded(kind: &str, least: f64, most: f64) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!(kind))]);
    match least {
        f64::MIN => None,
        // Above zero, however little.
        f64::MIN_POSITIVE => schema.insert("exclusiveMinimum".into(), json!(0)),
        least => schema.insert("minimum".into(), json!(least)),
    };
    if most < f64::MAX {
        schema.insert("maximum".into(), json!(most));
    }
    Value::Object(schema)
}

/// A word as YAML reads it.
fn word(word: &'static str) -> Value {
    match word {
        "true" => json!(true),
        "false" => json!(false),
        word => json!(word),
    }
}

/// The shape's noun as a name: `a chart of layers` → `chart-of-layers`.
fn slug(shape: &Shape) -> String {
    let articles = ["a ", "an ", "the "];
    let noun = articles.iter().find_map(|a| shape.noun.strip_prefix(a)).unwrap_or(shape.noun);
    noun.replace(['\'', ' '], "-")
}
