//! From the spec, the tables and the template to slides in which every choice is made.
//!
//! One slide at a time: the same call checks a slide and makes it, so that what `check` accepts is
//! what `build` writes.

mod chart;
mod picture;
mod placeholder;
mod svg;
mod table;
mod text;

use indeck_model::brand::Layout;
use indeck_model::deck::{Content, Footer, Place, ResolvedSlide, Shape};
use indeck_model::spec::{FillContent, FillSpec, ReportInfo, SlideSpec, Written};
use indeck_model::{Brand, Diagnostic};

use crate::report::expr::Scope;
use crate::report::paths::Paths;
use crate::report::resolve::placeholder::Chooser;
use crate::report::spec::suggest;
use crate::report::tables::Tables;
use crate::report::text as words;

pub(crate) use picture::Pictures;

/// Makes slides.
pub(crate) struct Resolver<'a> {
    pub(crate) brand: Option<&'a Brand>,
    pub(crate) tables: &'a Tables,
    pub(crate) report: &'a ReportInfo,
    pub(crate) paths: &'a Paths,
    pub(crate) pictures: &'a Pictures,
}

impl<'a> Resolver<'a> {
    pub(crate) fn scope(&self) -> Scope<'a> {
        Scope { tables: self.tables, report: self.report }
    }

    /// Makes a slide. What could not be made is missing; why is added to `diagnostics`.
    pub(crate) fn slide(
        &self,
        spec: &SlideSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> ResolvedSlide {
        let layout = self.layout(spec, diagnostics);
        let mut chooser = layout.map(Chooser::new);
        let mut shapes = Vec::new();
        for fill in &spec.fill {
            let place = chooser.as_mut().and_then(|c| c.choose(fill, diagnostics));
            let content = self.content(fill, diagnostics);
            if let (Some(place), Some((content, alt))) = (place, content) {
                if let (Content::Table(table), Some(layout)) = (&content, layout) {
                    diagnostics.extend(table::overflow(table, fill, layout, &place));
                }
                shapes.push(self.shape(
                    spec,
                    fill,
                    Place::Placeholder(place),
                    content,
                    alt,
                    diagnostics,
                ));
            }
        }
        ResolvedSlide {
            id: spec.id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            layout: spec.layout.value.clone(),
            shapes,
            notes: spec.notes.as_ref().map(|n| text::body_of(n, self.scope(), diagnostics)),
            footer: self.footer(spec, diagnostics),
            hidden: spec.hidden,
        }
    }

    fn layout(&self, spec: &SlideSpec, diagnostics: &mut Vec<Diagnostic>) -> Option<&'a Layout> {
        let brand = self.brand?;
        let layout = brand.layout(&spec.layout);
        if layout.is_none() {
            let message = format!("the template has no layout `{}`", spec.layout.value);
            let mut diagnostic =
                Diagnostic::error("unknown-layout", message).at(spec.layout.at.clone());
            let names = brand.layout_names();
            let shown: Vec<&str> = names.iter().map(String::as_str).collect();
            diagnostic.hints = suggest::hints(&spec.layout, "layouts", shown);
            let second = names.iter().zip(&brand.layouts).find(|(name, l)| **name != l.name);
            if let Some((name, layout)) = second {
                let hint = format!("`{name}` is another layout that is called `{}`", layout.name);
                diagnostic.hints.push(hint);
            }
            diagnostics.push(diagnostic);
        }
        layout
    }

    /// The content, and the alternative text that it gets where the spec gives none.
    fn content(
        &self,
        fill: &FillSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Content, Option<String>)> {
        match &fill.content {
            FillContent::Text(text) => {
                Some((text::body(text, self.scope(), diagnostics).into(), None))
            }
            FillContent::Chart(spec) => {
                let (chart, alt) = chart::resolve(spec, self.scope(), diagnostics)?;
                if let Err(invalid) = indeck_ooxml::check_chart(&chart) {
                    let diagnostic = Diagnostic::error("invalid-chart", invalid.to_string());
                    diagnostics.push(diagnostic.at(fill.at.clone()));
                    return None;
                }
                Some((Content::Chart(Box::new(chart)), Some(alt)))
            }
            FillContent::Table(spec) => {
                let (table, alt) = table::resolve(spec, self.tables, diagnostics)?;
                Some((table.into(), Some(alt)))
            }
            FillContent::Picture(spec) => {
                let picture = self.pictures.resolve(spec, self.paths, diagnostics)?;
                if fill.alt.is_none() {
                    let message = "the picture has no text for people who do not see it";
                    let diagnostic =
                        Diagnostic::warning("missing-alt", message).at(fill.at.clone());
                    diagnostics.push(diagnostic.hint("add `alt: ` and what the picture shows"));
                }
                Some((picture.into(), None))
            }
        }
    }

    fn shape(
        &self,
        slide: &SlideSpec,
        fill: &FillSpec,
        place: Place,
        content: Content,
        alt: Option<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Shape {
        let mut shape = Shape::placed(place, content);
        if let Some(id) = &slide.id {
            shape.id = format!("{}/{}", id.value, fill.placeholder.value);
        }
        shape.name = fill.name.clone().unwrap_or_default();
        shape.alt = match &fill.alt {
            Some(written) => Some(self.plain(written, diagnostics)),
            None => alt,
        };
        shape
    }

    fn plain(&self, written: &Written, diagnostics: &mut Vec<Diagnostic>) -> String {
        words::plain(written, self.scope(), diagnostics).text
    }

    fn footer(&self, spec: &SlideSpec, diagnostics: &mut Vec<Diagnostic>) -> Footer {
        let text = spec.footer.as_ref().or(self.report.footer.as_ref());
        let date = self.report.date.as_ref();
        Footer {
            text: text.map(|t| self.plain(t, diagnostics)).filter(|t| !t.is_empty()),
            slide_number: spec.slide_number.unwrap_or(self.report.slide_numbers),
            date: date.map(|d| self.plain(d, diagnostics)).filter(|t| !t.is_empty()),
        }
    }
}
