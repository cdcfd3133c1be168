//! The typed options of Python list what a mark takes, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use indeck::figure::{self, Look};
use indeck_model::spec::MarkKind;
use indeck_spec::Word;

use crate::figure::{MARKS, frame, sales};

/// The fields of each class, with their types.
fn classes() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut classes: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut class = String::new();
    for line in indeck_spec::python_options().lines() {
        if let Some(name) = line.strip_prefix("class ") {
            class = name.split('(').next().unwrap().to_owned();
            classes.insert(class.clone(), BTreeMap::new());
        } else if let Some((key, kind)) = line.strip_prefix("    ").and_then(|l| l.split_once(": "))
            && key.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
        {
            classes.entry(class.clone()).or_default().insert(key.to_owned(), kind.to_owned());
        }
    }
    classes
}

fn class_of(word: &str) -> String {
    let capital = |w: &str| w[..1].to_uppercase() + &w[1..];
    word.split('-').map(capital).collect::<String>() + "Options"
}

/// A value that every mark with the key takes.
fn value(key: &str) -> Option<&'static str> {
    Some(match key {
        "stack" => "true",
        "labels" => "true",
        "significance" => "\"profit\"",
        "gap" => "50",
        "overlap" => "10",
        "opacity" => "0.5",
        "line" | "drop_lines" | "high_low_lines" | "series_lines" => "true",
        "negative" | "background" | "plot_background" => "\"accent2\"",
        "border" => "true",
        "markers" | "smooth" | "up_down_bars" | "filled" | "connectors" => "true",
        "trend" => "\"linear\"",
        "errors" | "x_errors" => "\"5 %\"",
        "reference" => "3",
        "hole" => "40",
        "start_angle" => "90",
        "explode" => "10",
        "second" => "{\"as\": \"bar\", \"last\": 1}",
        "join" => "\"lines\"",
        "bubbles" => "{\"scale\": 50}",
        "form" => "\"contour\"",
        "view" => "{\"rotation\": 30}",
        "totals" => "[\"South\"]",
        "parent_labels" => "\"banner\"",
        "bins" => "{\"count\": 2}",
        "box" => "{\"mean\": false}",
        "map" => "{\"names\": \"none\"}",
        "where" => "\"true\"",
        "title" | "name" | "alt" => "\"words\"",
        "legend" => "\"top\"",
        "colors" => "[\"accent3\"]",
        "highlight" => "[]",
        "blanks" => "\"zero\"",
        "font_size" => "12",
        "plot_area" => "{\"left\": 10, \"top\": 10, \"width\": 80, \"height\": 80}",
        "format" => "\"0.0\"",
        _ => return None,
    })
}

/// The codes of what is wrong with an option of a mark.
fn refused(mark: &str, options: &str, key: &str) -> BTreeSet<&'static str> {
    let value = value(key).unwrap();
    // Lines from stack to stack need stacks.
    let stacked = if key == "series_lines" { "\"stack\": true, " } else { "" };
    let options = options.replace(", \"bins\": {\"count\": 3}", "").replace(", \"hole\": 60", "");
    let options = options.replace(", \"filled\": true", "").replace("\"stack\": true, ", "");
    let text = format!("{{\"mark\": \"{mark}\", {stacked}{options}, \"{key}\": {value}}}");
    let prices = frame("day,o,h,l,c,v\n2026-01-05,3,5,2,4,100\n2026-01-06,4,6,3,5,120\n");
    let of = if mark == "stock" { prices } else { sales() };
    match figure::chart(&of, &text, Look::default()) {
        Ok(_) => BTreeSet::new(),
        Err(found) => found.diagnostics.iter().map(|d| d.code).collect(),
    }
}

#[test]
fn a_mark_takes_the_options_that_its_class_lists_and_no_others() {
    let classes = classes();
    let every: BTreeSet<&String> = MARKS
        .iter()
        .flat_map(|(mark, _)| classes[&class_of(mark)].keys())
        .filter(|key| value(key).is_some())
        .collect();
    assert!(every.len() > 40, "{every:?}");
    for (mark, options) in MARKS {
        let listed = &classes[&class_of(mark)];
        for key in &every {
            let codes = refused(mark, options, key);
            let told = codes.contains("illegal-option");
            assert_eq!(listed.contains_key(*key), !told, "{mark} {key}: {codes:?}");
        }
    }
}

#[test]
fn a_mark_takes_the_channels_that_its_class_lists_and_no_others() {
    let classes = classes();
    let channels = [
        "x", "y", "series", "size", "path", "region", "color", "open", "high", "low", "close",
        "volume",
    ];
    for word in MarkKind::words() {
        let listed = &classes[&class_of(word)];
        for channel in channels {
            let text = format!("{{\"mark\": \"{word}\", \"{channel}\": \"revenue\"}}");
            let found = figure::chart(&sales(), &text, Look::default()).map(|_| ()).err();
            let lines: Vec<String> =
                found.iter().flat_map(|f| &f.diagnostics).map(ToString::to_string).collect();
            let foreign = format!("has no channel `{channel}`");
            let told = lines.iter().any(|line| {
                line.contains(&foreign)
                    || line.contains("only bubbles have a `size`")
                    || (channel == "series" && line.contains("shows one column"))
            });
            // Where other channels are missing, the decoder ends before channels are looked at.
            let cut = lines.iter().any(|line| line.contains("missing-key"));
            if listed.contains_key(channel) {
                assert!(!told, "{word} {channel}: {lines:#?}");
            } else {
                assert!(told || cut, "{word} {channel}: {lines:#?}");
            }
        }
    }
}

#[test]
fn labels_stand_where_their_class_says() {
    let classes = classes();
    let places = [
        "outside",
        "inside-end",
        "center",
        "inside-base",
        "above",
        "below",
        "left",
        "right",
        "best-fit",
    ];
    for (mark, options) in MARKS {
        let Some(kind) = classes[&class_of(mark)].get("labels") else { continue };
        let class = &classes[kind.trim_start_matches("bool | ")];
        for place in places {
            let labels = format!("\"labels\": {{\"position\": \"{place}\"}}");
            let options = options.replace("\"stack\": true, ", "");
            let text = format!("{{\"mark\": \"{mark}\", {options}, {labels}}}");
            let prices = frame("day,o,h,l,c,v\n2026-01-05,3,5,2,4,100\n2026-01-06,4,6,3,5,120\n");
            let of = if mark == "stock" { prices } else { sales() };
            let made = figure::chart(&of, &text, Look::default());
            let told =
                made.err().is_some_and(|f| f.diagnostics.iter().any(|d| d.code == "illegal-label"));
            let word = format!("\"{place}\"");
            let listed = class.get("position").is_some_and(|kind| kind.contains(&word));
            assert_eq!(listed, !told, "{mark} {place}");
        }
    }
}

/// A value that every axis with the key takes; none for keys that depend on the data or on other
/// layers.
fn axis_value(key: &str) -> Option<serde_json::Value> {
    use serde_json::json;
    Some(match key {
        "title" => json!("words"),
        "title_style" => json!({ "bold": true }),
        "format" => json!("0.0"),
        "log" => json!(10),
        "display_units" => json!("thousands"),
        "hidden" | "line" | "gridlines" | "minor_gridlines" | "reverse" | "bold" | "italic" => {
            json!(true)
        }
        "ticks" => json!("outside"),
        "crosses" => json!("max"),
        "labels" => json!("none"),
        "label_every" | "tick_every" => json!(2),
        "offset" => json!(50),
        "rotation" => json!(45),
        "size" => json!(9),
        "color" => json!("accent1"),
        _ => return None,
    })
}

#[test]
fn axes_have_the_keys_that_their_class_lists_and_no_others() {
    let classes = classes();
    let every: BTreeSet<&String> =
        classes["ValueAxis"].keys().chain(classes["CategoryAxis"].keys()).collect();
    let mut seen = 0;
    for (mark, options) in MARKS {
        for channel in ["x", "y"] {
            let Some(kind) = classes[&class_of(mark)].get(channel) else { continue };
            let Some(axis) =
                classes.get(kind.rsplit(" | ").next().unwrap()).and_then(|c| c.get("axis"))
            else {
                continue;
            };
            for key in &every {
                let Some(value) = axis_value(key) else { continue };
                let told = is_told(mark, options, channel, key, value);
                assert_eq!(classes[axis].contains_key(*key), !told, "{mark} {channel} {key}");
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

/// Whether an option of an axis is refused.
fn is_told(mark: &str, options: &str, channel: &str, key: &str, value: serde_json::Value) -> bool {
    let text = format!("{{\"mark\": \"{mark}\", {options}}}");
    let mut written: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut map = serde_json::json!({ "axis": { key: value } });
    if let Some(column) = written.get(channel).cloned() {
        map["value"] = column;
    }
    written[channel] = map;
    let prices = frame("day,o,h,l,c,v\n2026-01-05,3,5,2,4,100\n2026-01-06,4,6,3,5,120\n");
    let of = if mark == "stock" { prices } else { sales() };
    match figure::chart(&of, &written.to_string(), Look::default()) {
        Ok(_) => false,
        Err(found) => {
            let codes: Vec<&str> = found.diagnostics.iter().map(|d| d.code).collect();
            assert!(codes.iter().all(|c| c.starts_with("illegal-")), "{written}: {codes:?}");
            true
        }
    }
}
