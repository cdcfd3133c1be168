//! What a deck is at the moment: slides that are kept as content, or a package that is edited.
//!
//! A deck begins as a template with slides that are kept as content, which is what is written
//! fastest. It *settles* into a package as soon as something is asked that only a package knows:
//! shapes, comments, sections. From then on it is edited there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indeck::brand::Layout;
use indeck::deck::{Footer, ResolvedSlide};
use indeck::{Brand, DeckError, Presentation, Shape, ShapeRef, Template, WriteOptions};
use pyo3::prelude::*;

use super::template;
use crate::chart::Surroundings;
use crate::error::{Kind, Outcome, Problem};

/// What a slide or a shape is known by as long as the deck is open, whatever moves.
pub(crate) type Key = u64;

/// A deck that several Python objects look at, from several threads.
#[derive(Clone)]
pub(crate) struct Handle(Arc<Mutex<State>>);

impl Handle {
    pub(crate) fn new(state: State) -> Self {
        Self(Arc::new(Mutex::new(state)))
    }

    /// Does something with the deck while Python goes on. The lock is only ever waited for without
    /// the interpreter, so that two threads cannot wait for each other.
    pub(crate) fn work<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut State) -> Outcome<T> + Send,
    ) -> PyResult<T> {
        Ok(py.detach(|| {
            let mut state = self.open()?;
            let done = work(&mut state);
            // What was read on the way may have changed since.
            state.seen = None;
            done
        })?)
    }

    /// As [`work`](Self::work), for what only looks: what was read of shapes stays good.
    pub(crate) fn look<T: Send>(
        &self,
        py: Python<'_>,
        look: impl FnOnce(&mut State) -> Outcome<T> + Send,
    ) -> PyResult<T> {
        Ok(py.detach(|| look(&mut *self.opened()?))?)
    }

    /// As [`work`](Self::work), for who has let go of the interpreter already; who reads shapes
    /// there and changes them then forgets what was `seen`.
    pub(crate) fn open(&self) -> Outcome<MutexGuard<'_, State>> {
        let mut state = self.opened()?;
        state.seen = None;
        Ok(state)
    }

    fn opened(&self) -> Outcome<MutexGuard<'_, State>> {
        let state = self.lock();
        match state.base {
            Base::Closed => Err(closed()),
            _ => Ok(state),
        }
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether both are the same deck.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// A number of the deck, for hashes.
    pub(crate) fn address(&self) -> usize {
        Arc::as_ptr(&self.0) as usize
    }
}

/// A deck.
pub(crate) struct State {
    pub(crate) base: Base,
    /// How it is written.
    pub(crate) options: WriteOptions,
    /// What slides that are added say at the foot.
    pub(crate) footer: Footer,
    /// Pictures that are in it, each once, by their sizes.
    pub(crate) pictures: BTreeMap<usize, Vec<Arc<[u8]>>>,
    /// The shapes of the slide that was looked at last, until something changes: who looks at one
    /// shape looks at them all, and reading one reads the whole slide.
    pub(crate) seen: Option<(Key, Vec<Shape>)>,
    /// What was put into a placeholder of a slide, and beside it there.
    pub(super) groups: BTreeMap<(Key, usize), Vec<Key>>,
    next: Key,
}

/// What the slides are.
pub(crate) enum Base {
    /// Content on a template.
    Made(Made),
    /// A package.
    Opened(Opened),
    /// Nothing any more.
    Closed,
}

/// Slides that are kept as content.
pub(crate) struct Made {
    pub(crate) template: Arc<Template>,
    pub(crate) brand: Arc<Brand>,
    pub(crate) slides: Vec<Pending>,
}

/// A slide that is kept as content, with keys for each of its shapes.
#[derive(Clone)]
pub(crate) struct Pending {
    pub(crate) key: Key,
    pub(crate) slide: Arc<ResolvedSlide>,
    pub(crate) shapes: Vec<Key>,
}

/// A package with keys for its slides and sections.
pub(crate) struct Opened {
    pub(crate) deck: Box<Presentation>,
    pub(crate) slides: Vec<Key>,
    pub(crate) sections: Vec<Key>,
    /// Shapes that were put there by key; the slides' places in them mean nothing.
    pub(crate) shapes: BTreeMap<Key, ShapeRef>,
    /// Its layouts and colours, once asked for.
    pub(crate) brand: Option<Arc<Brand>>,
}

impl State {
    /// Nothing yet on a template.
    pub(crate) fn on(template: template::Base, options: WriteOptions, footer: Footer) -> Self {
        let template::Base { template, brand } = template;
        let base = Base::Made(Made { template, brand, slides: Vec::new() });
        Self {
            base,
            options,
            footer,
            pictures: BTreeMap::new(),
            seen: None,
            groups: BTreeMap::new(),
            next: 0,
        }
    }

    /// A package.
    pub(crate) fn of(deck: Presentation) -> Self {
        let (slides, sections) = (deck.slide_count(), deck.sections().len());
        let mut state = Self {
            base: Base::Closed,
            options: WriteOptions::default(),
            footer: Footer::default(),
            pictures: BTreeMap::new(),
            seen: None,
            groups: BTreeMap::new(),
            next: 0,
        };
        let slides = state.keys(slides);
        let sections = state.keys(sections);
        state.base = Base::Opened(Opened {
            deck: Box::new(deck),
            slides,
            sections,
            shapes: BTreeMap::new(),
            brand: None,
        });
        state
    }

    /// Lets go of everything.
    pub(crate) fn close(&mut self) {
        self.base = Base::Closed;
        self.pictures.clear();
        self.seen = None;
    }

    /// A new key.
    pub(crate) fn key(&mut self) -> Key {
        self.next += 1;
        self.next
    }

    /// As many new keys.
    pub(crate) fn keys(&mut self, count: usize) -> Vec<Key> {
        (0..count).map(|_| self.key()).collect()
    }

    /// Number of slides.
    pub(crate) fn len(&self) -> usize {
        match &self.base {
            Base::Made(made) => made.slides.len(),
            Base::Opened(opened) => opened.slides.len(),
            Base::Closed => 0,
        }
    }

    /// The slides' keys in their order.
    pub(crate) fn order(&self) -> Vec<Key> {
        match &self.base {
            Base::Made(made) => made.slides.iter().map(|slide| slide.key).collect(),
            Base::Opened(opened) => opened.slides.clone(),
            Base::Closed => Vec::new(),
        }
    }

    /// The place of a slide, from 0. Who adds slides fills the last ones, so the end is searched
    /// first.
    pub(crate) fn position(&self, slide: Key) -> Outcome<usize> {
        self.find(slide).ok_or_else(gone)
    }

    /// The place of a slide that may be gone.
    pub(crate) fn find(&self, slide: Key) -> Option<usize> {
        match &self.base {
            Base::Made(made) => made.slides.iter().rposition(|known| known.key == slide),
            Base::Opened(opened) => opened.slides.iter().rposition(|known| *known == slide),
            Base::Closed => None,
        }
    }

    /// Layouts and colours.
    pub(crate) fn brand(&mut self) -> Outcome<Arc<Brand>> {
        match &mut self.base {
            Base::Made(made) => Ok(Arc::clone(&made.brand)),
            Base::Opened(opened) => opened.brand(),
            Base::Closed => Err(closed()),
        }
    }

    /// What the deck gives to the charts, tables and texts on it.
    pub(crate) fn surroundings(&mut self) -> Outcome<Surroundings> {
        let language = self.options.properties.language.clone();
        Ok(Surroundings { language, brand: Some(self.brand()?) })
    }

    /// The place of a slide's layout among those of the brand.
    pub(crate) fn layout_index(&mut self, slide: Key) -> Outcome<Option<usize>> {
        let at = self.position(slide)?;
        match &mut self.base {
            Base::Made(made) => {
                let name = made.slides.get(at).map(|known| known.slide.layout.as_str());
                Ok(name.and_then(|name| made.brand.layout_index(name)))
            }
            Base::Opened(opened) => Ok(opened.deck.layout_index(at)?),
            Base::Closed => Err(closed()),
        }
    }

    /// The slide's layout, under the name that finds it again.
    pub(crate) fn layout(&mut self, slide: Key) -> Outcome<Option<Layout>> {
        let index = self.layout_index(slide)?;
        let brand = self.brand()?;
        let Some(index) = index else { return Ok(None) };
        let name = brand.layout_names().into_iter().nth(index);
        let layout = brand.layouts.get(index).cloned();
        Ok(layout.map(|layout| Layout { name: name.unwrap_or_default(), ..layout }))
    }

    /// The same bytes as a picture that the deck has already, if it has.
    pub(crate) fn shared(&mut self, bytes: Arc<[u8]>) -> Arc<[u8]> {
        let known = self.pictures.entry(bytes.len()).or_default();
        match known.iter().find(|known| **known == bytes) {
            Some(known) => Arc::clone(known),
            None => {
                known.push(Arc::clone(&bytes));
                bytes
            }
        }
    }
}

impl Opened {
    pub(crate) fn brand(&mut self) -> Outcome<Arc<Brand>> {
        if let Some(brand) = &self.brand {
            return Ok(Arc::clone(brand));
        }
        let brand = Arc::new(self.deck.brand()?.clone());
        self.brand = Some(Arc::clone(&brand));
        Ok(brand)
    }
}

/// A deck that was closed.
pub(crate) fn closed() -> Problem {
    Problem::new(Kind::Deck, "closed", "the deck is closed")
}

/// A slide that was deleted.
pub(crate) fn gone() -> Problem {
    Problem::unknown("the slide is not in the deck any more")
}

/// A place that is not there.
pub(crate) fn no_such(slide: isize, slides: usize) -> Problem {
    match usize::try_from(slide) {
        Ok(slide) => DeckError::NoSuchSlide { slide, slides }.into(),
        Err(_) => {
            let message = format!("there is no slide {slide}; the deck has {slides}");
            Problem::new(Kind::NoSuchSlide, "no-such-slide", message)
        }
    }
}
