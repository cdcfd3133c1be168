//! Which placeholder of a layout is meant.

use indeck::brand::{Layout, Placeholder};
use indeck::deck::{Content, PlaceholderRef};
use indeck::suggest;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

use crate::error::{Kind, Outcome, Problem};

/// A placeholder as it is named: by its name, by what it is for, or by its number.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    Name(String),
    Index(u32),
}

impl<'py> FromPyObject<'_, 'py> for Wanted {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(name) = object.cast::<PyString>() {
            return Ok(Self::Name(name.to_str()?.to_owned()));
        }
        if object.is_instance_of::<PyInt>() && !object.is_instance_of::<PyBool>() {
            let index = object.extract().map_err(|_| {
                Problem::unknown(format!("no placeholder has the number {}", *object))
            })?;
            return Ok(Self::Index(index));
        }
        let message = format!("`{}` names no placeholder", object.repr()?);
        Err(Problem::value(message).hint("give its name or its number").into())
    }
}

impl Wanted {
    fn written(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Index(index) => index.to_string(),
        }
    }

    /// As the writer is told it, where the layout does not know it.
    pub(crate) fn reference(&self) -> PlaceholderRef {
        match self {
            Self::Name(name) => PlaceholderRef::Name(name.clone()),
            Self::Index(index) => PlaceholderRef::Index(*index),
        }
    }
}

/// Types of placeholders that a word means, best first.
fn kinds(word: &str) -> &'static [&'static str] {
    match word {
        "title" => &["title", "ctrTitle"],
        "subtitle" => &["subTitle"],
        "content" => &["obj", "body", "subTitle"],
        "body" | "text" | "bullets" => &["body", "obj", "subTitle"],
        "chart" => &["chart", "obj"],
        "table" => &["tbl", "obj"],
        "picture" | "image" => &["pic", "obj"],
        _ => &[],
    }
}

/// The placeholders that suit content that names none, best first. Of those for text the largest
/// comes first, not that of a source or a heading; it is also what takes content that no other
/// placeholder of the layout is meant for.
fn suiting(layout: &Layout, content: &Content) -> Vec<usize> {
    let area = |at: &usize| {
        let size = layout.placeholders.get(*at)?.frame?.size;
        size.width.0.checked_mul(size.height.0)
    };
    let mut bodies = of_kinds(layout, &["body"]);
    bodies.sort_by_key(|at| std::cmp::Reverse(area(at)));
    let meant: &[&str] = match content {
        Content::Text(_) => {
            let all = [of_kinds(layout, &["obj"]), bodies, of_kinds(layout, &["subTitle"])];
            return all.concat();
        }
        Content::Chart(_) => &["chart", "obj"],
        Content::Table(_) => &["tbl", "obj"],
        Content::Picture(_) => &["pic", "clipArt", "obj"],
    };
    let found = of_kinds(layout, meant);
    bodies.truncate(1);
    if found.is_empty() { bodies } else { found }
}

/// The placeholders that may be meant, by their places on the layout, best first; at least one.
///
/// # Errors
/// [`Kind::UnknownName`] if there is none, [`Kind::InvalidValue`] if it does not take the content.
pub(crate) fn candidates(
    layout: &Layout,
    wanted: Option<&Wanted>,
    content: &Content,
) -> Outcome<Vec<usize>> {
    let found = match wanted {
        None => suiting(layout, content),
        Some(wanted) => named(layout, wanted),
    };
    let Some(wanted) = wanted else {
        return if found.is_empty() { Err(none_suits(layout, content)) } else { Ok(found) };
    };
    let fits = |at: &usize| layout.placeholders.get(*at).is_some_and(|p| takes(p, content));
    let fitting: Vec<usize> = found.iter().copied().filter(fits).collect();
    match (found.first().and_then(|at| layout.placeholders.get(*at)), fitting.is_empty()) {
        (None, _) => Err(unknown(layout, wanted)),
        (Some(first), true) => Err(misfit(first, content)),
        (Some(_), false) => Ok(fitting),
    }
}

/// Whether a layout has a placeholder that is named so.
pub(crate) fn knows(layout: &Layout, wanted: &Wanted) -> bool {
    !named(layout, wanted).is_empty()
}

/// Whether one placeholder alone is meant, by its number or its own name.
pub(crate) fn is_exact(layout: &Layout, wanted: Option<&Wanted>) -> bool {
    match wanted {
        None => false,
        Some(Wanted::Index(_)) => true,
        Some(Wanted::Name(name)) => {
            layout.placeholders.iter().any(|known| known.name.eq_ignore_ascii_case(name))
        }
    }
}

/// By number, by name, by type, or by the word for a type.
fn named(layout: &Layout, wanted: &Wanted) -> Vec<usize> {
    let all = |test: &dyn Fn(&Placeholder) -> bool| -> Vec<usize> {
        let fillable = layout.placeholders.iter().enumerate().filter(|(_, p)| !p.is_footer());
        fillable.filter(|(_, p)| test(p)).map(|(at, _)| at).collect()
    };
    let name = match wanted {
        Wanted::Index(index) => return all(&|p| p.index == *index),
        Wanted::Name(name) => name,
    };
    let found = all(&|p| p.name == *name);
    let found = if found.is_empty() { all(&|p| p.name.eq_ignore_ascii_case(name)) } else { found };
    if !found.is_empty() {
        return found;
    }
    let of_type = all(&|p| p.kind.eq_ignore_ascii_case(name));
    let mut found = of_type;
    for at in of_kinds(layout, kinds(&name.to_lowercase())) {
        if !found.contains(&at) {
            found.push(at);
        }
    }
    found
}

fn of_kinds(layout: &Layout, kinds: &[&str]) -> Vec<usize> {
    let of = |kind: &&str| {
        let kind = (*kind).to_owned();
        let placeholders = layout.placeholders.iter().enumerate();
        placeholders.filter(move |(_, p)| p.kind == kind).map(|(at, _)| at)
    };
    kinds.iter().flat_map(of).collect()
}

/// Whether a placeholder takes the content, natively or by giving it its place.
fn takes(placeholder: &Placeholder, content: &Content) -> bool {
    let text = matches!(content, Content::Text(_));
    match placeholder.kind.as_str() {
        "title" | "ctrTitle" | "subTitle" => text,
        "pic" | "media" | "clipArt" | "dgm" | "chart" | "tbl" => !text,
        _ => true,
    }
}

/// The reference that finds a placeholder of a layout again.
pub(crate) fn reference(layout: &Layout, at: usize) -> PlaceholderRef {
    let Some(placeholder) = layout.placeholders.get(at) else { return PlaceholderRef::Index(0) };
    let ways = [
        PlaceholderRef::Index(placeholder.index),
        PlaceholderRef::Name(placeholder.name.clone()),
        PlaceholderRef::Type(placeholder.kind.clone()),
    ];
    let found = |way: &PlaceholderRef| layout.find(way).is_some_and(|(place, _)| place == at);
    let index = PlaceholderRef::Index(placeholder.index);
    ways.into_iter().find(found).unwrap_or(index)
}

/// What content is called.
fn noun(content: &Content) -> &'static str {
    match content {
        Content::Text(_) => "text",
        Content::Chart(_) => "a chart",
        Content::Table(_) => "a table",
        Content::Picture(_) => "a picture",
    }
}

fn none_suits(layout: &Layout, content: &Content) -> Problem {
    let noun = noun(content);
    let message = format!("the layout `{}` has no placeholder for {noun}", layout.name);
    Problem::unknown(message).hint("say where it stands: `at=(left, top, width, height)`")
}

fn misfit(placeholder: &Placeholder, content: &Content) -> Problem {
    let noun = noun(content);
    let message = format!("the placeholder `{}` does not take {noun}", placeholder.name);
    Problem::new(Kind::InvalidValue, "wrong-placeholder", message)
        .hint(format!("it is of the type `{}`", placeholder.kind))
}

pub(crate) fn unknown(layout: &Layout, wanted: &Wanted) -> Problem {
    let written = wanted.written();
    let message = format!("the layout `{}` has no placeholder `{written}`", layout.name);
    let fillable = layout.placeholders.iter().filter(|p| !p.is_footer());
    let names: Vec<&str> = fillable.map(|p| p.name.as_str()).collect();
    let mut problem = Problem::new(Kind::UnknownName, "unknown-placeholder", message);
    for hint in suggest::hints(&written, "placeholders", names) {
        problem = problem.hint(hint);
    }
    problem
}

/// A layout that the template does not have.
pub(crate) fn unknown_layout(written: &str, names: &[String]) -> Problem {
    let message = format!("no layout is named `{written}`");
    let mut problem = Problem::new(Kind::UnknownName, "unknown-layout", message);
    for hint in suggest::hints(written, "layouts", names.iter().map(String::as_str)) {
        problem = problem.hint(hint);
    }
    problem
}
