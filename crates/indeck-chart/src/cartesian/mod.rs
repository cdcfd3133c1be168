//! Charts on two axes: what is common to columns, bars, lines, areas, points and their mixtures.

mod analysis;
mod areas;
mod bars;
mod below;
mod boxes;
mod errors;
mod figure;
mod group;
mod labels;
mod lines;
mod plane;
mod plot;
mod points;
mod reference;
mod smooth;
mod stack;
mod xy;
mod xy_figure;

pub(crate) use figure::{CategoryFigure, Over};
pub(crate) use plot::{Form, Given, Plot};
pub(crate) use stack::Span;
pub(crate) use xy::{Bubbles, XyLayer, XyView};
pub(crate) use xy_figure::XyFigure;
