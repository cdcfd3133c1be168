//! What must hold of every package that was edited.

use std::collections::{BTreeMap, BTreeSet};

use indeck_testkit::unzip;

/// What is wrong with a package: relationships that lead nowhere, parts that nothing leads to, ids
/// that stand twice, slides that are in no section or in two, workbooks that two charts share.
pub(crate) fn faults(bytes: &[u8]) -> BTreeSet<String> {
    let parts = unzip(bytes);
    let by_key: BTreeMap<String, &String> =
        parts.keys().map(|name| (name.to_ascii_lowercase(), name)).collect();
    let mut faults = BTreeSet::new();
    let mut reached = BTreeSet::new();
    let mut waiting = vec![String::new()];
    while let Some(source) = waiting.pop() {
        let list = rels_part(&source).to_ascii_lowercase();
        let Some(list) = by_key.get(&list) else { continue };
        reached.insert((*list).clone());
        let mut ids = BTreeSet::new();
        for rel in elements(&parts[*list], "Relationship") {
            if !ids.insert(rel["Id"].clone()) {
                faults.insert(format!("{source}: two relationships {}", rel["Id"]));
            }
            if rel.get("TargetMode").is_some_and(|mode| mode == "External") {
                continue;
            }
            let target = resolve(&source, &rel["Target"]);
            match by_key.get(&target.to_ascii_lowercase()) {
                Some(part) => {
                    if reached.insert((*part).clone()) {
                        waiting.push((*part).clone());
                    }
                }
                None => drop(faults.insert(format!("{source} refers to the missing {target}"))),
            }
        }
    }
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        if !reached.contains(name) {
            faults.insert(format!("nothing leads to {name}"));
        }
    }
    list_faults(&parts, &mut faults);
    workbook_faults(&parts, &mut faults);
    faults
}

fn list_faults(parts: &BTreeMap<String, Vec<u8>>, faults: &mut BTreeSet<String>) {
    let Some(main) = parts.get("ppt/presentation.xml") else { return };
    let rels = parts
        .get("ppt/_rels/presentation.xml.rels")
        .map_or(Vec::new(), |rels| elements(rels, "Relationship"));
    let known: BTreeSet<&String> = rels.iter().map(|rel| &rel["Id"]).collect();
    let mut slides = BTreeSet::new();
    for slide in elements(main, "p:sldId") {
        if !slides.insert(slide["id"].clone()) {
            faults.insert(format!("two slides have the id {}", slide["id"]));
        }
        if !known.contains(&slide["r:id"]) {
            faults.insert(format!("the slide {} has no relationship", slide["id"]));
        }
    }
    let listed = elements(main, "p14:sldId");
    let mut in_sections = BTreeSet::new();
    for slide in &listed {
        if !in_sections.insert(slide["id"].clone()) {
            faults.insert(format!("slide {} is in two sections", slide["id"]));
        }
    }
    let has_sections = !elements(main, "p14:section").is_empty();
    if has_sections && in_sections != slides {
        faults.insert("sections do not list the slides".to_owned());
    }
}

fn workbook_faults(parts: &BTreeMap<String, Vec<u8>>, faults: &mut BTreeSet<String>) {
    let mut owners = BTreeSet::new();
    for (name, bytes) in parts.iter().filter(|(name, _)| name.starts_with("ppt/charts/_rels/")) {
        for rel in elements(bytes, "Relationship") {
            let is_workbook = rel["Type"].ends_with("/package");
            if is_workbook && !owners.insert(rel["Target"].clone()) {
                faults.insert(format!("{name} shares {}", rel["Target"]));
            }
        }
    }
}

/// The attributes of the elements of that name, as they are written.
pub(crate) fn elements(xml: &[u8], name: &str) -> Vec<BTreeMap<String, String>> {
    let xml = String::from_utf8_lossy(xml);
    let mut found = Vec::new();
    for rest in xml.split('<').skip(1) {
        let Some(rest) = rest.strip_prefix(name) else { continue };
        if !rest.starts_with([' ', '\n', '\r', '\t', '/', '>']) {
            continue;
        }
        let tag = rest.split('>').next().unwrap_or_default();
        let mut attributes = BTreeMap::new();
        let mut rest = tag;
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let Some(quote) = after.chars().next() else { break };
            let mut halves = after[1..].splitn(2, quote);
            let value = halves.next().unwrap_or_default();
            attributes.insert(key.trim().to_owned(), value.replace("&amp;", "&"));
            rest = halves.next().unwrap_or_default();
        }
        found.push(attributes);
    }
    found
}

fn rels_part(source: &str) -> String {
    let (folder, file) = source.rsplit_once('/').map_or(("", source), |(a, b)| (a, b));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    format!("{folder}_rels/{file}.rels")
}

fn resolve(source: &str, target: &str) -> String {
    let target = target.split('#').next().unwrap_or_default().replace("%20", " ");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = source.split('/').collect();
    path.pop();
    for segment in target.split('/') {
        match segment {
            ".." => drop(path.pop()),
            "." | "" => {}
            _ => path.push(segment),
        }
    }
    path.join("/")
}
