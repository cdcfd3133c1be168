//! Which slides there are: loops unrolled, conditions decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use indeck_model::spec::{GroupSpec, Located, LoopSpec, SlideItem, SlideSpec, Written};
use indeck_model::{Diagnostic, Location};
use indeck_spec::expr::{self, LoopItem, Scope, Turn};
use indeck_spec::words;

use crate::report::Dropped;
use crate::report::collect::{Collector, Context};

/// Most slides of a deck.
pub(crate) const MAX_SLIDES: usize = 20_000;
/// Most slides that are looked at and turns of loops: conditions may leave all of them out.
const MAX_STEPS: usize = 200_000;

/// A slide with the turns of the loops that it stands in, innermost last.
pub(crate) struct Planned<'s> {
    pub(crate) spec: &'s SlideSpec,
    pub(crate) turns: Arc<[Turn]>,
    pub(crate) context: Option<Context>,
    pub(crate) id: String,
}

impl Planned<'_> {
    /// What it is called: its id, else its layout.
    pub(crate) fn name(&self) -> String {
        if self.id.is_empty() { self.spec.layout.value.clone() } else { self.id.clone() }
    }
}

/// A slide that is not in the deck.
pub(crate) struct Unseen<'s> {
    pub(crate) spec: &'s SlideSpec,
    /// The turns of the loops that it stands in; nothing if such a loop has no turn.
    pub(crate) turns: Option<Arc<[Turn]>>,
    pub(crate) context: Option<Context>,
}

/// The slides of a deck.
#[derive(Default)]
pub(crate) struct Plan<'s> {
    pub(crate) slides: Vec<Planned<'s>>,
    /// Slides that stand in the spec and not in the deck.
    pub(crate) unseen: Vec<Unseen<'s>>,
    pub(crate) dropped: Vec<Dropped>,
}

/// Unrolls loops and decides conditions.
pub(crate) struct Planner<'s, 'a> {
    scope: Scope<'a>,
    plan: Plan<'s>,
    /// The ids of slides so far, with their places.
    ids: BTreeMap<String, &'s Location>,
    steps: usize,
    /// Most slides.
    most: usize,
    full: bool,
    collector: &'a mut Collector,
}

/// Where in the loops an entry stands.
#[derive(Clone)]
struct Turns {
    turns: Arc<[Turn]>,
    context: Option<Context>,
}

impl<'s, 'a> Planner<'s, 'a> {
    /// The slides of these entries; what is wrong is added to the collector.
    pub(crate) fn plan(
        items: &'s [SlideItem],
        scope: Scope<'a>,
        most: usize,
        collector: &'a mut Collector,
    ) -> Plan<'s> {
        let (plan, ids) = (Plan::default(), BTreeMap::new());
        let most = most.min(MAX_SLIDES);
        let mut planner = Self { scope, plan, ids, steps: 0, most, full: false, collector };
        planner.items(items, &Turns { turns: Arc::new([]), context: None });
        planner.plan
    }

    fn items(&mut self, items: &'s [SlideItem], turns: &Turns) {
        for item in items {
            match item {
                SlideItem::Slide(slide) => self.slide(slide, turns),
                SlideItem::Loop(repeated) => self.repeat(repeated, turns),
                SlideItem::Group(group) => self.group(group, turns),
            }
        }
    }

    /// Does something with a scope in which these turns are known.
    fn with<T>(
        &mut self,
        turns: &Turns,
        act: impl FnOnce(Scope<'_>, &mut Vec<Diagnostic>) -> T,
    ) -> T {
        let mut found = Vec::new();
        let scope = Scope { loops: &turns.turns, ..self.scope };
        let result = act(scope, &mut found);
        self.collector.add(found, turns.context.as_ref());
        result
    }

    /// Whether a condition holds; one that cannot be evaluated is reported and taken as true.
    fn holds(&mut self, when: Option<&Written>, turns: &Turns) -> bool {
        let Some(when) = when else { return true };
        self.with(turns, |scope, found| expr::truth(when, scope, found)).unwrap_or(true)
    }

    /// Counts a slide or turn; `false` if there are too many of them.
    fn counted(&mut self, at: &Location, turns: &Turns) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS && !self.full {
            let message = format!("loops and conditions take more than {MAX_STEPS} steps");
            self.overflow(too_many(message, at), turns);
        }
        !self.full
    }

    /// Says that there is too much, and looks no further.
    fn overflow(&mut self, diagnostic: Diagnostic, turns: &Turns) {
        self.full = true;
        self.collector.add(vec![diagnostic], turns.context.as_ref());
    }

    fn slide(&mut self, slide: &'s SlideSpec, turns: &Turns) {
        if !self.counted(&slide.at, turns) {
            return;
        }
        let id = slide.id.as_ref();
        let id = id.and_then(|id| {
            self.with(turns, |scope, found| {
                let text = words::plain(id, scope, found).text;
                found.is_empty().then_some(text)
            })
        });
        if !self.holds(slide.when.as_ref(), turns) {
            let name = id.unwrap_or_else(|| format!("slide at line {}", slide.at.line));
            self.drop(name, slide.when.as_ref(), &slide.at, turns);
            self.plan.unseen.push(Unseen {
                spec: slide,
                turns: Some(turns.turns.clone()),
                context: turns.context.clone(),
            });
            return;
        }
        if self.plan.slides.len() >= self.most {
            return self.overflow(too_many_slides(self.most, &slide.at), turns);
        }
        if let (Some(id), Some(written)) = (&id, &slide.id)
            && let Some(first) = self.ids.insert(id.clone(), &written.at)
        {
            let diagnostic = double(id, written, first, turns);
            self.collector.add(vec![diagnostic], turns.context.as_ref());
        }
        self.plan.slides.push(Planned {
            spec: slide,
            turns: turns.turns.clone(),
            context: turns.context.clone(),
            id: id.unwrap_or_default(),
        });
    }

    fn group(&mut self, group: &'s GroupSpec, turns: &Turns) {
        if !self.counted(&group.at, turns) {
            return;
        }
        if self.holds(group.when.as_ref(), turns) {
            return self.items(&group.slides, turns);
        }
        let name = format!("slides of `{}`", group.file.value);
        self.drop(name, group.when.as_ref(), &group.at, turns);
        self.unseen(&group.slides);
    }

    fn repeat(&mut self, repeated: &'s LoopSpec, turns: &Turns) {
        if !self.counted(&repeated.at, turns) {
            return;
        }
        self.check_name(&repeated.variable);
        if !self.starts(repeated, turns) {
            let name = format!("loop at line {}", repeated.at.line);
            self.drop(name, repeated.when.as_ref(), &repeated.at, turns);
            return self.unseen(&repeated.slides);
        }
        let items = self.with(turns, |scope, found| expr::items(&repeated.values, scope, found));
        let items = items.unwrap_or_default();
        if let Some(max) = repeated.max.as_ref().filter(|max| items.len() as u64 > max.value) {
            let diagnostic = too_long(items.len(), max);
            self.collector.add(vec![diagnostic], turns.context.as_ref());
            return self.unseen(&repeated.slides);
        }
        if items.is_empty() {
            self.unseen(&repeated.slides);
        }
        let count = items.len();
        for (index, item) in items.into_iter().enumerate() {
            if !self.counted(&repeated.at, turns) {
                return;
            }
            let turns = turns.within(repeated, item, index + 1, count);
            self.items(&repeated.slides, &turns);
        }
    }

    /// Whether a loop is gone through: its condition stands outside it.
    fn starts(&mut self, repeated: &LoopSpec, turns: &Turns) -> bool {
        let Some(when) = &repeated.when else { return true };
        let name = format!("`{}`", repeated.variable.value);
        let holds = self.with(turns, |scope, found| {
            let holds = expr::truth(when, scope, found);
            let own =
                |d: &&mut Diagnostic| d.code.starts_with("unknown-") && d.message.ends_with(&name);
            for diagnostic in found.iter_mut().filter(own) {
                let hint = "the `when` of a loop stands outside it: put it into the slide";
                diagnostic.hints = vec![hint.to_owned()];
            }
            holds
        });
        holds.unwrap_or(true)
    }

    /// A loop's variable must not hide a table or parameter.
    fn check_name(&mut self, name: &Located<String>) {
        let noun = match name.value.as_str() {
            "index" | "count" | "first" | "last" => "a part of every loop",
            table if self.scope.tables.names().any(|t| t == table) => "a table",
            param if self.scope.params.contains_key(param) => "a parameter",
            _ => return,
        };
        let message = format!("`{}` is {noun} already", name.value);
        let diagnostic = Diagnostic::error("shadowed-name", message).at(name.at.clone());
        let hint = format!("give the loop's value another name, as in `each_{} in …`", name.value);
        self.collector.add(vec![diagnostic.hint(hint)], None);
    }

    fn drop(&mut self, slide: String, when: Option<&Written>, at: &Location, turns: &Turns) {
        let condition = when.map_or("", |w| w.text.trim());
        let reason = match &turns.context {
            Some(context) => format!("`{condition}` is not true with {}", context.label),
            None => format!("`{condition}` is not true"),
        };
        self.plan.dropped.push(Dropped { slide, reason, at: at.clone() });
    }

    fn unseen(&mut self, items: &'s [SlideItem]) {
        for item in items {
            self.steps += 1;
            match item {
                SlideItem::Slide(slide) => {
                    let unseen = Unseen { spec: slide, turns: None, context: None };
                    self.plan.unseen.push(unseen);
                }
                SlideItem::Loop(repeated) => self.unseen(&repeated.slides),
                SlideItem::Group(group) => self.unseen(&group.slides),
            }
        }
    }
}

impl Turns {
    fn within(&self, repeated: &LoopSpec, item: LoopItem, index: usize, count: usize) -> Self {
        let name = repeated.variable.value.clone();
        let here = format!("`{name}` = `{}`", item.label());
        let label = match &self.context {
            Some(outer) => format!("{}, {here}", outer.label),
            None => here,
        };
        let turn = Turn { name, item, index, count };
        Self {
            turns: self.turns.iter().cloned().chain([turn]).collect(),
            context: Some(Context { label, at: repeated.at.clone() }),
        }
    }
}

fn double(id: &str, written: &Written, first: &Location, turns: &Turns) -> Diagnostic {
    let error = |message| Diagnostic::error("duplicate-id", message).at(written.at.clone());
    match turns.turns.last() {
        // Told once for all turns, so without the id of one of them.
        Some(_) if *first == written.at => {
            let hint = format!("tell them apart, as in `{}-{{{{ loop.index }}}}`", written.text);
            error("several slides of a loop have one id".to_owned()).hint(hint)
        }
        _ if *first == written.at => {
            let message = format!("two slides have the id `{id}`");
            error(message).hint("include a file with ids only once")
        }
        _ => {
            let message = format!("two slides have the id `{id}`");
            error(message).note("the first one is here", Some(first.clone()))
        }
    }
}

/// Says that a deck has too many slides.
pub(crate) fn too_many_slides(most: usize, at: &Location) -> Diagnostic {
    too_many(format!("the report has more than {most} slides"), at)
}

fn too_many(message: String, at: &Location) -> Diagnostic {
    let hint = "loop over fewer values, or make several decks with `burst`";
    Diagnostic::error("too-many-slides", message).at(at.clone()).hint(hint)
}

fn too_long(found: usize, max: &Located<u64>) -> Diagnostic {
    let message = format!("the loop has {found} values, and `max` is {}", max.value);
    Diagnostic::error("loop-too-long", message)
        .at(max.at.clone())
        .hint(format!("raise `max`, or loop over fewer, as in `take(…, {})`", max.value))
}
