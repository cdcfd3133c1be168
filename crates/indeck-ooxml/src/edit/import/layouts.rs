//! Layouts of the deck for slides of another.

use indeck_model::brand::Layout;

use super::options::ImportNote;
use super::placeholders;
use super::plan::{Guest, Reader};
use crate::deck::catalog::Catalog;
use crate::edit::presentation::Presentation;
use crate::error::Error;
use crate::opc::name;

impl Reader<'_> {
    /// Gives each slide a layout of the deck.
    pub(super) fn fit_layouts(&mut self, guests: &[Guest], own: &Catalog) -> Result<(), Error> {
        let catalog = self.target.catalog()?;
        for guest in guests {
            let Some(part) = &guest.layout else { continue };
            let had = own.layouts.iter().position(|l| name::key(&l.part) == name::key(part));
            let had = had.and_then(|index| own.brand.layouts.get(index));
            let kind = self.layout_type(self.source, part)?;
            let (index, is_close) = self.counterpart(&catalog, had, kind.as_deref())?;
            let (Some(layout), Some(new)) =
                (catalog.brand.layouts.get(index), catalog.layouts.get(index))
            else {
                let (name, available) = (String::new(), Vec::new());
                return Err(Error::UnknownLayout { name, available });
            };
            if !is_close {
                self.plan.report.notes.push(ImportNote::LayoutReplaced {
                    slide: guest.index,
                    source: had.map(|layout| layout.name.clone()).unwrap_or_default(),
                    target: layout.name.clone(),
                });
            }
            self.plan.layouts.insert(name::key(part), new.part.clone());
            let mut unmatched = Vec::new();
            let limits = self.source.limits();
            self.plan.originals.edit(guest.place, limits, &mut self.deflater, |doc, patch| {
                unmatched = placeholders::fit(doc, patch, had, layout);
            })?;
            let slide = guest.index;
            let notes = unmatched.into_iter();
            let notes = notes.map(|kind| ImportNote::PlaceholderUnmatched { slide, kind });
            self.plan.report.notes.extend(notes);
        }
        Ok(())
    }

    /// The place of the layout that takes the place of another, and whether name or type agree.
    fn counterpart(
        &self,
        catalog: &Catalog,
        had: Option<&Layout>,
        kind: Option<&str>,
    ) -> Result<(usize, bool), Error> {
        let same_name = had.and_then(|had| {
            let wanted = had.name.trim().to_lowercase();
            catalog.brand.layouts.iter().position(|l| l.name.trim().to_lowercase() == wanted)
        });
        if let Some(index) = same_name {
            return Ok((index, true));
        }
        let mut usual = 0;
        for (index, layout) in catalog.layouts.iter().enumerate() {
            let own = self.layout_type(self.target, &layout.part)?;
            if kind.is_some() && own.as_deref() == kind {
                return Ok((index, true));
            }
            if own.as_deref() == Some("obj") && usual == 0 {
                usual = index;
            }
        }
        Ok((usual, false))
    }

    /// The type of a layout.
    ///
    /// Source: ISO/IEC 29500-1, 19.7.15 `ST_SlideLayoutType`.
    fn layout_type(&self, deck: &Presentation, part: &str) -> Result<Option<String>, Error> {
        let kind = deck.document(part)?.root().attr("type").map(|kind| kind.into_owned());
        Ok(kind.filter(|kind| kind != "cust"))
    }
}
