//! From the spec, the tables and the template to slides in which every choice is made.
//!
//! One slide at a time: the same call checks a slide and makes it, so that what `check` accepts is
//! what `build` writes.

mod chart;
mod fit;
mod page;
mod picture;
mod placeholder;
mod svg;
mod table;
mod text;
mod unseen;

use indeck_model::brand::{Layout, Placeholder};
use indeck_model::deck::{Content, Footer, Place, ResolvedSlide, Shape};
use indeck_model::marking::Marking;
use indeck_model::spec::{
    BrandSpec, ChartSpec, FillContent, FillSpec, ReportInfo, SlideSpec, Written,
};
use indeck_model::{Brand, Chart, Diagnostic, Location};
use indeck_spec::expr::{Page, Scope};
use indeck_spec::{suggest, words};

use crate::brand_file;
use crate::report::draw;
use crate::report::paths::Paths;
use crate::report::plan::{Planned, Unseen};
use crate::report::resolve::page::Pages;
use crate::report::resolve::placeholder::Chooser;

pub(crate) use chart::{
    Grouped, aggregate_head, check_aggregates, group_name, knows_label, knows_option,
};
pub(crate) use picture::Pictures;
pub(crate) use svg::{NotDrawn, draw as draw_svg};
pub(crate) use table::resolve as table;
pub(crate) use text::body as text;

/// Makes slides.
pub(crate) struct Resolver<'a> {
    pub(crate) brand: Option<&'a Brand>,
    /// The brand file.
    pub(crate) file: Option<&'a BrandSpec>,
    /// Whether there is one that could not be read.
    pub(crate) brand_lost: bool,
    pub(crate) scope: Scope<'a>,
    pub(crate) report: &'a ReportInfo,
    pub(crate) paths: &'a Paths,
    pub(crate) pictures: &'a Pictures,
    /// Whether charts that older readers do not know get their picture: not where slides are only
    /// checked.
    pub(crate) draws: bool,
    /// What every slide says of how sensitive it is.
    pub(crate) marking: Option<Marking>,
}

/// An entry of `fill:` with the placeholder that takes it.
struct Placed<'s> {
    fill: &'s FillSpec,
    placeholder: Option<&'s Placeholder>,
}

impl<'a> Resolver<'a> {
    /// Makes a slide, or several where what it holds goes on. What could not be made is missing;
    /// why is added to `diagnostics`.
    pub(crate) fn slide(
        &self,
        planned: &Planned<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<ResolvedSlide> {
        let scope = Scope { loops: &planned.turns, page: FIRST_PAGE, ..self.scope };
        let placed = self.placed(planned.spec, diagnostics);
        let mut pages = Pages::new(self.font());
        for (at, one) in placed.iter().enumerate().filter(|(_, one)| page::may_go_on(one.fill)) {
            let content = self.content(one, scope, diagnostics);
            pages.add(at, one, content, diagnostics);
        }
        let count = pages.count();
        let mut slides = Vec::with_capacity(count);
        for number in 1..=count {
            let page = Page { number: number as u32, count: count as u32 };
            let scope = Scope { page, ..scope };
            let mut found = Vec::new();
            slides.push(self.page(planned, &placed, &mut pages, scope, &mut found));
            // Further slides of one entry mostly say the same again.
            found.retain(|d| !diagnostics.contains(d));
            diagnostics.extend(found);
        }
        slides
    }

    /// Typeface of the texts in tables.
    fn font(&self) -> &'a str {
        self.brand.map_or("", |brand| &brand.body_font)
    }

    /// Checks what can be told of a slide that is not there.
    pub(crate) fn unseen(&self, slide: &Unseen<'_>, diagnostics: &mut Vec<Diagnostic>) {
        self.placed(slide.spec, diagnostics);
        let turns = slide.turns.as_deref();
        let scope = Scope { loops: turns.unwrap_or_default(), page: FIRST_PAGE, ..self.scope };
        unseen::check(slide.spec, turns.is_some(), scope, diagnostics);
    }

    fn page(
        &self,
        planned: &Planned<'_>,
        placed: &[Placed<'_>],
        pages: &mut Pages<'_>,
        scope: Scope<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> ResolvedSlide {
        let spec = planned.spec;
        let id = match scope.page.number {
            1 => planned.id.clone(),
            number if planned.id.is_empty() => format!("{number}"),
            number => format!("{}-{number}", planned.id),
        };
        let mut shapes = Vec::new();
        for (at, one) in placed.iter().enumerate() {
            let content = match pages.take(at, scope.page.number) {
                Some(content) => content,
                None => self.content(one, scope, diagnostics),
            };
            let (Some((content, alt)), Some(placeholder)) = (content, one.placeholder) else {
                continue;
            };
            if let Content::Table(table) = &content {
                diagnostics.extend(table::overflow(table, one.fill, placeholder, self.font()));
            }
            let content = match content {
                Content::Text(body) => Content::Text(fit::autofit(body, placeholder)),
                other => other,
            };
            let place = Place::Placeholder(placeholder.index.into());
            let mut shape = Shape::placed(place, content);
            if let (Content::Chart(chart), true) = (&shape.content, self.draws) {
                let size = placeholder.frame.map(|frame| frame.size);
                shape.fallback = draw::stand_in(chart, self.brand, size);
            }
            if !id.is_empty() {
                shape.id = format!("{id}/{}", one.fill.placeholder.value);
            }
            shape.name = one.fill.name.clone().unwrap_or_default();
            shape.alt = match &one.fill.alt {
                Some(written) => Some(words::plain(written, scope, diagnostics).text),
                None => alt,
            };
            shapes.push(shape);
        }
        let notes = spec.notes.as_ref().map(|n| text::body_of(n, scope, diagnostics));
        ResolvedSlide {
            id,
            layout: self.layout_name(spec).to_owned(),
            shapes,
            notes,
            footer: self.footer(spec, scope, diagnostics),
            hidden: spec.hidden,
            marking: self.marking.clone(),
        }
    }

    /// The template's name of the slide's layout, which the brand may call otherwise.
    fn layout_name<'s>(&self, spec: &'s SlideSpec) -> &'s str
    where
        'a: 's,
    {
        let written = spec.layout.value.as_str();
        if self.brand.is_some_and(|brand| brand.layout(written).is_some()) {
            return written;
        }
        self.file.map_or(written, |file| file.layout(written))
    }

    fn layout(&self, spec: &SlideSpec, diagnostics: &mut Vec<Diagnostic>) -> Option<&'a Layout> {
        let brand = self.brand?;
        let layout = brand.layout(self.layout_name(spec));
        if layout.is_none() && !self.brand_lost {
            let message = format!("the template has no layout `{}`", spec.layout.value);
            let mut diagnostic =
                Diagnostic::error("unknown-layout", message).at(spec.layout.at.clone());
            let names = brand.layout_names();
            let aliases = self.file.iter().flat_map(|f| &f.layouts).map(|(name, _)| &name.value);
            let shown: Vec<&str> = aliases.chain(&names).map(String::as_str).collect();
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

    /// The slide's entries with their placeholders, as far as they have one.
    fn placed<'s>(&self, spec: &'s SlideSpec, diagnostics: &mut Vec<Diagnostic>) -> Vec<Placed<'s>>
    where
        'a: 's,
    {
        let layout = self.layout(spec, diagnostics);
        let mut chooser = layout.map(Chooser::new);
        let place = |fill: &'s FillSpec| {
            let placeholder = chooser.as_mut().and_then(|c| c.choose(fill, diagnostics));
            let covering = layout.zip(placeholder);
            diagnostics.extend(covering.and_then(|(l, p)| self.covers_logo(fill, l, p)));
            Placed { fill, placeholder }
        };
        spec.fill.iter().map(place).collect()
    }

    /// Told at the zone, so that slides of one layout are one warning.
    fn covers_logo(
        &self,
        fill: &FillSpec,
        layout: &Layout,
        placeholder: &Placeholder,
    ) -> Option<Diagnostic> {
        let zone = self.file?.logo_zone.as_ref()?;
        if !brand_file::covers_logo(zone.value, placeholder.frame?) {
            return None;
        }
        let message = format!(
            "the placeholder `{}` of the layout `{}` covers the logo's zone",
            placeholder.name, layout.name
        );
        let diagnostic = Diagnostic::warning("brand-logo", message).at(zone.at.clone());
        Some(diagnostic.note("it is filled here", Some(fill.placeholder.at.clone())))
    }

    /// The content, and the alternative text that it gets where the spec gives none.
    fn content(
        &self,
        placed: &Placed<'_>,
        scope: Scope<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Content, Option<String>)> {
        let fill = placed.fill;
        match &fill.content {
            FillContent::Text(text) => Some((text::body(text, scope, diagnostics).into(), None)),
            FillContent::Chart(spec) => {
                let (chart, alt) = checked_chart(spec, None, &fill.at, scope, diagnostics)?;
                Some((Content::Chart(chart.into()), Some(alt)))
            }
            FillContent::Table(spec) => {
                let (table, alt) = table::resolve(spec, scope, diagnostics)?;
                Some((table.into(), Some(alt)))
            }
            FillContent::Picture(spec) => {
                let picture = self.pictures.resolve(spec, scope, self.paths, diagnostics)?;
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

    fn footer(
        &self,
        spec: &SlideSpec,
        scope: Scope<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Footer {
        let mut plain = |w: &Written| words::plain(w, scope, diagnostics).text;
        let text = spec.footer.as_ref().or(self.report.footer.as_ref()).map(&mut plain);
        let date = self.report.date.as_ref().map(&mut plain);
        Footer {
            text: text.filter(|t| !t.is_empty()),
            slide_number: spec.slide_number.or(self.report.slide_numbers).unwrap_or(false),
            date: date.filter(|t| !t.is_empty()),
        }
    }
}

/// A chart that can be written, with an alternative text; `made` takes the place of its table, `at`
/// is the place of all of it.
pub(crate) fn checked_chart(
    spec: &ChartSpec,
    made: Option<Grouped<'_>>,
    at: &Location,
    scope: Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Chart, String)> {
    let (chart, alt) = chart::resolve(spec, made, scope, diagnostics)?;
    if let Err(invalid) = indeck_ooxml::check_chart(&chart) {
        let diagnostic = Diagnostic::error("invalid-chart", invalid.to_string());
        diagnostics.push(diagnostic.at(at.clone()));
        return None;
    }
    Some((chart, alt))
}

/// The slide that is made before it is known how many there are.
const FIRST_PAGE: Page = Page { number: 1, count: 1 };
