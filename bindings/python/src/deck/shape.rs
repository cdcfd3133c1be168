//! `Shape`: something that stands on a slide.

use std::sync::Arc;

use indeck::deck::PictureFit;
use indeck::{Crop, Emu, Placement, Rect, Shape, ShapeKind, ShapeRef};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use super::grid::PyGrid;
use super::picture::Pictured;
use super::slide::quoted;
use super::state::{Handle, Key, State};
use crate::chart::PyChart;
use crate::error::{Outcome, Problem};
use crate::inspection::PyPlaceholder;
use crate::units::{self, Length, Place};

/// How a shape is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// By its key, since it was put onto the slide.
    Put(Key),
    /// By its id on the slide; the slide's place in it means nothing.
    Known(ShapeRef),
}

/// Something that stands on a slide: a text, a chart, a table, a picture, a group.
#[pyclass(frozen, module = "indeck", name = "Shape")]
pub(crate) struct PyShape {
    pub(crate) handle: Handle,
    pub(crate) slide: Key,
    pub(crate) which: Which,
}

impl PyShape {
    /// What is known of it now.
    fn shape(&self, py: Python<'_>) -> PyResult<Shape> {
        self.handle.look(py, |state| state.shape(self.slide, self.which))
    }

    /// Changes it.
    fn change(
        &self,
        py: Python<'_>,
        change: impl FnOnce(&mut indeck::ShapeMut<'_>) -> Result<(), indeck::DeckError> + Send,
    ) -> PyResult<()> {
        self.handle.work(py, |state| {
            let at = state.shape_at(self.slide, self.which)?;
            Ok(change(&mut state.settled()?.deck.shape_mut(at))?)
        })
    }

    fn frame_of(&self, py: Python<'_>) -> PyResult<Option<Rect>> {
        let shape = self.shape(py)?;
        Ok(shape.on_slide.map(|place| place.frame).or(shape.frame))
    }

    fn known_frame(&self, py: Python<'_>) -> PyResult<Rect> {
        let frame = self.frame_of(py)?;
        Ok(frame.ok_or_else(|| Problem::value("the shape has no place of its own"))?)
    }

    /// Changes its place on the slide.
    fn place(&self, py: Python<'_>, change: impl FnOnce(Rect) -> Rect + Send) -> PyResult<()> {
        self.handle.work(py, |state| {
            let shape = state.shape(self.slide, self.which)?;
            let now = shape.on_slide.unwrap_or_else(|| Placement {
                frame: shape.frame.unwrap_or_default(),
                ..Placement::default()
            });
            let frame = checked(change(now.frame))?;
            let place = Placement { frame, ..now };
            state.settled()?.deck.shape_mut(shape.at).set_placement(place)?;
            Ok(())
        })
    }
}

/// A place that a shape can have.
fn checked(frame: Rect) -> Outcome<Rect> {
    if frame.size.width.0 < 0 || frame.size.height.0 < 0 {
        return Err(Problem::value("a shape has no width or height below zero"));
    }
    Ok(frame)
}

#[pymethods]
impl PyShape {
    /// Its number on the slide.
    #[getter]
    fn id(&self, py: Python<'_>) -> PyResult<u32> {
        Ok(self.shape(py)?.at.id())
    }

    /// Its name in the selection pane.
    #[getter]
    fn name(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.shape(py)?.name)
    }

    #[setter]
    fn set_name(&self, py: Python<'_>, name: &str) -> PyResult<()> {
        self.change(py, |shape| shape.set_name(name).map(drop))
    }

    /// What it is.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<&'static str> {
        Ok(indeck_cli::show::shape(self.shape(py)?.kind))
    }

    /// The placeholder that it fills.
    #[getter]
    fn placeholder(&self, py: Python<'_>) -> PyResult<Option<PyPlaceholder>> {
        self.handle.look(py, |state| {
            let shape = state.shape(self.slide, self.which)?;
            let Some(role) = &shape.placeholder else { return Ok(None) };
            let layout = state.layout(self.slide)?.unwrap_or_default();
            let of_layout = layout.placeholders.iter().find(|p| p.index == role.index);
            let frame = shape.on_slide.map(|place| place.frame);
            Ok(Some(PyPlaceholder::from(&indeck::brand::Placeholder {
                name: of_layout.map_or_else(|| shape.name.clone(), |p| p.name.clone()),
                kind: role.kind.clone(),
                index: role.index,
                frame: of_layout.and_then(|p| p.frame).or(frame),
                ..Default::default()
            })))
        })
    }

    /// Its text, a line for each paragraph; what is set keeps the look of what was there.
    #[getter]
    fn text(&self, py: Python<'_>) -> PyResult<String> {
        Ok(self.shape(py)?.text)
    }

    #[setter]
    fn set_text(&self, py: Python<'_>, text: &str) -> PyResult<()> {
        self.change(py, |shape| shape.set_text(text).map(drop))
    }

    /// Its text for people who do not see it.
    #[getter]
    fn alt(&self, py: Python<'_>) -> PyResult<Option<String>> {
        Ok(self.shape(py)?.alt)
    }

    #[setter]
    fn set_alt(&self, py: Python<'_>, alt: Option<&str>) -> PyResult<()> {
        self.change(py, |shape| shape.set_alt(alt.unwrap_or_default()).map(drop))
    }

    /// Whether it is not shown.
    #[getter]
    fn hidden(&self, py: Python<'_>) -> PyResult<bool> {
        Ok(self.shape(py)?.is_hidden)
    }

    #[setter]
    fn set_hidden(&self, py: Python<'_>, hidden: bool) -> PyResult<()> {
        self.change(py, |shape| shape.set_hidden(hidden).map(drop))
    }

    /// Where it stands: left, top, width, height; a `Box` can be set.
    #[getter]
    fn frame<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let Some(Rect { origin, size }) = self.frame_of(py)? else { return Ok(None) };
        Ok(Some(units::emus(py, [origin.x, origin.y, size.width, size.height])?))
    }

    #[setter]
    fn set_frame(&self, py: Python<'_>, frame: Place) -> PyResult<()> {
        self.place(py, |_| frame.0)
    }

    /// The distance of its left edge from the slide's.
    #[getter]
    fn left<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        units::emu(py, self.known_frame(py)?.origin.x)
    }

    #[setter]
    fn set_left(&self, py: Python<'_>, length: Length) -> PyResult<()> {
        self.place(py, |frame| moved(frame, Some(length.0), None))
    }

    /// The distance of its upper edge from the slide's.
    #[getter]
    fn top<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        units::emu(py, self.known_frame(py)?.origin.y)
    }

    #[setter]
    fn set_top(&self, py: Python<'_>, length: Length) -> PyResult<()> {
        self.place(py, |frame| moved(frame, None, Some(length.0)))
    }

    /// Its width.
    #[getter]
    fn width<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        units::emu(py, self.known_frame(py)?.size.width)
    }

    #[setter]
    fn set_width(&self, py: Python<'_>, length: Length) -> PyResult<()> {
        self.place(py, |frame| sized(frame, Some(length.0), None))
    }

    /// Its height.
    #[getter]
    fn height<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        units::emu(py, self.known_frame(py)?.size.height)
    }

    #[setter]
    fn set_height(&self, py: Python<'_>, length: Length) -> PyResult<()> {
        self.place(py, |frame| sized(frame, None, Some(length.0)))
    }

    /// The chart that it shows, read back from the deck.
    #[getter]
    fn chart(&self, py: Python<'_>) -> PyResult<Option<PyChart>> {
        self.handle.look(py, |state| {
            let shape = state.shape(self.slide, self.which)?;
            if shape.kind != ShapeKind::Chart {
                return Ok(None);
            }
            let surroundings = state.surroundings()?;
            let chart = state.settled()?.deck.chart(shape.at)?;
            Ok(chart.map(|chart| PyChart::of(Arc::new(chart), shape.alt, surroundings)))
        })
    }

    /// The cells, if it is a table.
    #[getter]
    fn table(&self, py: Python<'_>) -> PyResult<Option<PyGrid>> {
        let is_table = self.shape(py)?.table.is_some();
        let (handle, slide, which) = (self.handle.clone(), self.slide, self.which);
        Ok(is_table.then_some(PyGrid { handle, slide, which }))
    }

    /// Takes it off the slide, with what only it needs.
    fn delete(&self, py: Python<'_>) -> PyResult<()> {
        self.handle.work(py, |state| {
            let at = state.shape_at(self.slide, self.which)?;
            let opened = state.settled()?;
            opened.deck.shape_mut(at).delete()?;
            if let Which::Put(key) = self.which {
                opened.shapes.remove(&key);
            }
            Ok(())
        })
    }

    /// Shows another picture in its place; frame, alternative text and links stay.
    #[pyo3(signature = (picture, *, crop="keep"))]
    fn replace_picture(&self, py: Python<'_>, picture: Pictured, crop: &str) -> PyResult<()> {
        let crop = crop_of(crop)?;
        Ok(py.detach(|| {
            let picture = picture.read(PictureFit::default())?;
            let mut state = self.handle.open()?;
            let at = state.shape_at(self.slide, self.which)?;
            let mut shape = state.settled()?.deck.shape_mut(at);
            match &picture.fallback {
                Some(png) => shape.replace_svg(&picture.bytes, png, crop)?,
                None => shape.replace_picture(&picture.bytes, crop)?,
            };
            Ok::<_, Problem>(())
        })?)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let other = other.get();
        if !self.handle.is(&other.handle) || self.slide != other.slide {
            return Ok(false);
        }
        let same = |state: &mut State| {
            let at = |which, state: &mut State| state.shape_at(self.slide, which);
            Ok(at(self.which, state)? == at(other.which, state)?)
        };
        // Of a slide that is gone, or a deck that is closed, no two shapes are known to be one.
        Ok(self.which == other.which || self.handle.look(py, same).unwrap_or(false))
    }

    fn __hash__(&self) -> u64 {
        (self.handle.address() as u64).rotate_left(23) ^ self.slide
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        match self.shape(py) {
            Ok(shape) => {
                format!("<Shape {} {}>", indeck_cli::show::shape(shape.kind), quoted(&shape.name))
            }
            Err(_) => "<Shape that is gone>".to_owned(),
        }
    }
}

fn moved(frame: Rect, left: Option<Emu>, top: Option<Emu>) -> Rect {
    let Rect { origin, size } = frame;
    Rect::new(left.unwrap_or(origin.x), top.unwrap_or(origin.y), size.width, size.height)
}

fn sized(frame: Rect, width: Option<Emu>, height: Option<Emu>) -> Rect {
    let Rect { origin, size } = frame;
    Rect::new(origin.x, origin.y, width.unwrap_or(size.width), height.unwrap_or(size.height))
}

fn crop_of(word: &str) -> Outcome<Crop> {
    match word {
        "keep" => Ok(Crop::Keep),
        "cover" => Ok(Crop::Cover),
        "whole" => Ok(Crop::Whole),
        other => Err(Problem::value(format!("`{other}` is not a way to crop a picture"))
            .hint("`keep`, `cover` or `whole`")),
    }
}
