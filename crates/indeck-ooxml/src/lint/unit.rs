//! Units: a slide with the charts, notes and diagrams that belong to it, or a part of no slide.
//! Each is looked at by itself, on as many threads as there are.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::context::Context;
use super::finding::{ShapeName, Sink};
use super::part::{Kind, Part};
use super::rule::Category;
use super::shapes::{self, Shape};
use super::{accessibility, brand, chart, leaks, markup, numbers};
use crate::xml::Document;

/// Below this many units, threads cost more than they bring.
const FEW: usize = 16;

/// What is remembered of a slide for checks across slides.
#[derive(Clone, Debug, Default)]
pub(super) struct SlideFacts {
    pub(super) number: u32,
    pub(super) part: String,
    pub(super) title: Option<(ShapeName, String)>,
    pub(super) hidden: bool,
}

/// A part with those that belong to it.
struct Unit<'a> {
    part: &'a str,
    owned: Vec<&'a str>,
}

/// Looks at every part; returns what is remembered of the slides, in the order of the show.
pub(super) fn check_all(context: &Context, sink: &mut Sink<'_>) -> Vec<SlideFacts> {
    let units = units(context);
    let threads = match sink.options.threads {
        _ if units.len() < FEW => 1,
        Some(threads) => threads.clamp(1, 64),
        None => std::thread::available_parallelism().map_or(1, usize::from).min(64),
    };
    let next = AtomicUsize::new(0);
    let results = Mutex::new((Sink::new(sink.options), Vec::new()));
    let work = || {
        let (mut own, mut facts) = (Sink::new(sink.options), Vec::new());
        while let Some(unit) = units.get(next.fetch_add(1, Ordering::Relaxed)) {
            facts.extend(check_unit(context, unit, &mut own));
        }
        let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
        results.0.absorb(own);
        results.1.extend(facts);
    };
    std::thread::scope(|scope| {
        (1..threads).for_each(|_| drop(scope.spawn(work)));
        work();
    });
    let (found, mut facts) = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.absorb(found);
    facts.sort_by_key(|slide: &SlideFacts| slide.number);
    facts
}

/// All XML parts: each slide with what belongs to it, every other part by itself.
fn units(context: &Context) -> Vec<Unit<'_>> {
    let mut owned: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    let mut units = Vec::new();
    for part in context.package.names().filter(|part| context.is_xml(part)) {
        match context.home(part) {
            Some(slide) => owned.entry(slide).or_default().push(part),
            None => units.push(Unit { part, owned: Vec::new() }),
        }
    }
    for (number, mut parts) in owned {
        let index = usize::try_from(number).unwrap_or(usize::MAX) - 1;
        let slide = context.slides.get(index).map_or("", String::as_str);
        parts.retain(|part| *part != slide);
        units.push(Unit { part: slide, owned: parts });
    }
    units
}

fn check_unit(context: &Context, unit: &Unit<'_>, sink: &mut Sink<'_>) -> Option<SlideFacts> {
    let read;
    let doc: &Document = match context.shared(unit.part) {
        Some(doc) => doc,
        // What could not be read into the library was reported then.
        None if is_shared(context.kind(unit.part)) => return None,
        None => {
            read = context.document(unit.part, sink)?;
            &read
        }
    };
    let part = view(context, unit.part, doc);
    let shapes = check_part(context, part, sink);
    if part.kind != Kind::Slide {
        check_other(context, part, None, sink);
        return None;
    }
    let mut charts = Vec::new();
    for owned in &unit.owned {
        let Some(doc) = context.document(owned, sink) else { continue };
        let own = view(context, owned, &doc);
        check_part(context, own, sink);
        let shape = owner(context, part, &shapes, owned);
        brand::check_chart(context, part, own, shape, sink);
        charts.extend(check_other(context, own, shape, sink));
    }
    let slide = shapes::Slide::new(context, part, shapes);
    slide.check(sink);
    if sink.looks_at(Category::Accessibility) {
        accessibility::check_slide(&slide, sink);
    }
    brand::check_slide(&slide, sink);
    if sink.looks_at(Category::Leaks) {
        leaks::check_slide(context, &slide, sink);
    }
    if sink.looks_at(Category::Numbers) {
        numbers::check_slide(&slide, &charts, sink);
    }
    part.slide.map(|number| SlideFacts {
        number,
        part: unit.part.to_owned(),
        title: slide.title(),
        hidden: slide.is_hidden(),
    })
}

/// What holds for every part; returns its shapes, if it has some.
fn check_part<'a>(context: &Context, part: Part<'a>, sink: &mut Sink<'_>) -> Vec<Shape<'a>> {
    if sink.looks_at(Category::Repair) {
        markup::check(part, sink);
        shapes::check_structure(part, sink);
    }
    if sink.looks_at(Category::Leaks) {
        leaks::check_part(context, part, sink);
    }
    match part.kind {
        Kind::Slide => shapes::collect(context, part),
        _ => Vec::new(),
    }
}

/// What holds for charts; the shape is the one that shows the part.
fn check_other(
    context: &Context,
    part: Part<'_>,
    shape: Option<&ShapeName>,
    sink: &mut Sink<'_>,
) -> Option<chart::ChartFacts> {
    matches!(part.kind, Kind::Chart | Kind::ChartEx)
        .then(|| chart::check(context, part, shape, sink))
}

/// The shape of a slide that shows a part.
fn owner<'s>(
    context: &Context,
    slide: Part<'_>,
    shapes: &'s [Shape<'_>],
    part: &str,
) -> Option<&'s ShapeName> {
    let leads = |shape: &&Shape<'_>| {
        shape
            .relationship
            .as_deref()
            .and_then(|id| slide.rels.by_id(id))
            .is_some_and(|r| context.target(r) == Some(part))
    };
    shapes.iter().find(leads).map(|shape| &shape.name)
}

fn is_shared(kind: Kind) -> bool {
    matches!(kind, Kind::Presentation | Kind::Master | Kind::Layout | Kind::Theme)
}

fn view<'a>(context: &'a Context, name: &'a str, doc: &'a Document) -> Part<'a> {
    let (kind, rels) = (context.kind(name), context.rels(name));
    Part { name, kind, doc, rels, slide: context.home(name) }
}
