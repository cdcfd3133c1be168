//! A small reader of embedded workbooks: sheets, cells, what is hidden. Limits as for decks.
//!
//! Source: ISO/IEC 29500-1, 18.2 (workbook), 18.3 (worksheets), 18.4 (shared strings).

mod formula;
mod sheet;

use std::cell::OnceCell;
use std::sync::Arc;

use crate::error::Error;
use crate::opc::{Limits, Package};
use crate::xml::{Document, ns};

pub(crate) use formula::{Area, areas};
pub(crate) use sheet::{Cell, Cells};

/// A workbook; its sheets are read when they are asked for.
#[derive(Debug)]
pub(crate) struct Workbook {
    package: Package,
    pub(crate) sheets: Vec<Sheet>,
    strings: OnceCell<Vec<Arc<str>>>,
    strings_part: Option<String>,
    /// Whether it is of the standard, not of the previews before it.
    pub(crate) is_standard: bool,
}

/// A sheet.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) hidden: bool,
    part: Option<String>,
    cells: OnceCell<Option<Cells>>,
}

impl Workbook {
    /// Reads the list of sheets.
    ///
    /// # Errors
    /// As [`Package::read`] and [`Package::document`].
    pub(crate) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Error> {
        let package = Package::read(bytes, limits)?;
        let root = package.relationships("")?;
        let main = root.first_part("officeDocument").unwrap_or("xl/workbook.xml").to_owned();
        let document = package.document(&main)?;
        let rels = package.relationships(&main)?;
        let strings_part = rels.first_part("sharedStrings").map(str::to_owned);
        let entries = document.root().child(ns::X, "sheets").into_iter();
        let entries = entries.flat_map(|sheets| sheets.children());
        let sheets = entries.map(|entry| Sheet {
            name: entry.attr("name").unwrap_or_default().into_owned(),
            hidden: entry.attr("state").is_some_and(|state| state != "visible"),
            part: entry
                .attr_ns(ns::R, "id")
                .and_then(|id| rels.by_id(&id))
                .filter(|relationship| relationship.is("worksheet"))
                .and_then(|relationship| relationship.part())
                .map(str::to_owned),
            cells: OnceCell::new(),
        });
        let sheets = sheets.collect();
        let is_standard = document.root().ns() == ns::X;
        Ok(Self { package, sheets, strings: OnceCell::new(), strings_part, is_standard })
    }

    /// The sheet of that name.
    pub(crate) fn sheet(&self, name: &str) -> Option<&Sheet> {
        let same = |sheet: &&Sheet| sheet.name == name;
        let folded = |sheet: &&Sheet| sheet.name.to_lowercase() == name.to_lowercase();
        self.sheets.iter().find(same).or_else(|| self.sheets.iter().find(folded))
    }

    /// The cells of a sheet; none for sheets of charts, and for those that cannot be read.
    pub(crate) fn cells<'w>(&'w self, sheet: &'w Sheet) -> Option<&'w Cells> {
        let read = || {
            let document = self.package.document(sheet.part.as_deref()?).ok()?;
            let is_sheet = document.root().is(ns::X, "worksheet");
            is_sheet.then(|| Cells::read(&document, self.strings()))
        };
        sheet.cells.get_or_init(read).as_ref()
    }

    /// The names of its parts.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.package.names()
    }

    /// One of its parts as XML, if it is there and can be read.
    pub(crate) fn document(&self, part: &str) -> Option<Document> {
        self.package.contains(part).then(|| self.package.document(part).ok())?
    }

    fn strings(&self) -> &[Arc<str>] {
        self.strings.get_or_init(|| {
            let part = self.strings_part.as_deref();
            let document = part.and_then(|part| self.document(part));
            document.as_ref().map(sheet::strings).unwrap_or_default()
        })
    }
}
