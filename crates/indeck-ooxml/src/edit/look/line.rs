//! How shapes are outlined.
//!
//! Source: ISO/IEC 29500-1, 20.1.2.2.24 `a:ln`, 20.1.4.2.19 `a:lnRef`.

use indeck_model::Emu;

use super::fill::{self, ResolvedFill};
use super::scheme::SlideScheme;
use super::{Subject, color_in};
use crate::part::color::Rgba;
use crate::part::tree;
use crate::xml::{Node, ns};

/// The width of a line that says none.
const USUAL_WIDTH: Emu = Emu(9525);

/// How a line is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedLine {
    /// Its width.
    pub width: Emu,
    /// What it is drawn with.
    pub fill: ResolvedFill,
}

/// The outline of a shape: what it says itself, then what its style says, then the placeholder
/// that it takes after.
pub(super) fn of_shape(subject: &Subject<'_>, scheme: &SlideScheme) -> Option<ResolvedLine> {
    let mut said: Vec<(Node<'_>, Option<Rgba>)> = Vec::new();
    for shape in &subject.chain {
        let own = tree::shape_properties(*shape).and_then(|own| own.child(ns::A, "ln"));
        said.extend(own.map(|own| (own, None)));
        let style = shape.child(ns::P, "style").and_then(|style| style.child(ns::A, "lnRef"));
        if let Some(reference) = style {
            let number: usize = reference.attr("idx").and_then(|idx| idx.parse().ok()).unwrap_or(0);
            let line = number.checked_sub(1).and_then(|index| scheme.style("lnStyleLst", index));
            said.extend(line.map(|line| (line, color_in(reference, scheme, None))));
        }
    }
    let fill = said.iter().find_map(|(line, placeholder)| {
        fill::find(*line).map(|fill| fill::resolve(fill, scheme, *placeholder))
    })?;
    let width = said.iter().find_map(|(line, _)| line.attr("w")?.trim().parse().ok().map(Emu));
    let line = ResolvedLine { width: width.unwrap_or(USUAL_WIDTH), fill };
    (line.fill != ResolvedFill::None).then_some(line)
}
