//! `include:`: parts of a spec that lie in files of their own.

use indeck_model::Diagnostic;
use indeck_model::spec::{Located, SlideItem};

use crate::Files;
use crate::decode::{Decoder, Definitions, checks, named, params, slide, sources, tables};
use crate::object::Object;
use crate::schema::{Kind, Shape, may};

/// Deepest nesting of files.
const MAX_DEPTH: usize = 8;
/// Most files of a spec, each counted as often as it is included.
const MAX_FILES: usize = 256;

pub(crate) const FRAGMENT: Shape = Shape {
    noun: "an included file",
    keys: &[
        may("indeck", Kind::Whole(1, 1), "The version of the language."),
        may("include", Kind::List(&Kind::Text), "Files with further definitions."),
        may("params", Kind::Named(&super::PARAM_KIND), "What a caller may choose."),
        may("sources", Kind::Named(&super::SOURCE_KIND), "Where data comes from."),
        may("tables", Kind::Named(&Kind::Map(&super::table::TABLE)), "Queries over the sources."),
        may("checks", Kind::List(&Kind::Map(&super::check::CHECK)), "What must be true."),
        may("slides", Kind::List(&slide::ITEM), "Slides, for an `include` under `slides`."),
    ],
};

impl Decoder<'_> {
    /// Reads a file: its definitions join the spec's, its slides are returned.
    pub(super) fn include(&self, file: &Located<String>) -> Option<Vec<SlideItem>> {
        let opened = self.enter(file).map_err(|diagnostic| self.reader.report(diagnostic));
        let (name, text) = opened.ok()?;
        let slides = self.fragment(&name, &text);
        self.open.borrow_mut().pop();
        slides
    }

    fn enter(&self, file: &Located<String>) -> Result<(String, String), Diagnostic> {
        let wrong = |code, message: String| Diagnostic::error(code, message).at(file.at.clone());
        self.count.set(self.count.get() + 1);
        if self.open.borrow().len() >= MAX_DEPTH || self.count.get() > MAX_FILES {
            let message = format!("`{}` is one include too many", file.value);
            let hint =
                format!("includes nest at most {MAX_DEPTH} deep and are {MAX_FILES} at most");
            return Err(wrong("include-too-deep", message).hint(hint));
        }
        let opened = self.files.borrow_mut().open(file)?;
        if self.open.borrow().contains(&opened.0) {
            let message = format!("`{}` includes itself", file.value);
            let way = self.open.borrow().join("` → `");
            let diagnostic = wrong("include-cycle", message);
            return Err(diagnostic.note(format!("the way here is `{way}`"), None));
        }
        self.open.borrow_mut().push(opened.0.clone());
        Ok(opened)
    }

    fn fragment(&self, name: &str, text: &str) -> Option<Vec<SlideItem>> {
        let reader = self.reader;
        let root = reader.parse(name, text)?;
        let object = Object::open(reader, &FRAGMENT, &root)?;
        object.number("indeck");
        // A file may be put in several times; what it defines is defined once.
        if self.read.borrow_mut().insert(name.to_owned()) {
            self.definitions(&object);
        }
        Some(object.get("slides").map(|n| slide::items(self, n)).unwrap_or_default())
    }

    /// Adds what a spec or fragment defines, first what it includes.
    pub(super) fn definitions(&self, object: &Object<'_, '_>) {
        for file in object.names("include", "file") {
            let slides = self.include(&file);
            if slides.is_some_and(|slides| !slides.is_empty()) {
                let message = format!("the slides of `{}` have no place here", file.value);
                let diagnostic = Diagnostic::warning("unplaced-slides", message).at(file.at);
                let hint = "write `- include: …` where they belong under `slides`";
                self.reader.report(diagnostic.hint(hint));
            }
        }
        let mut found = Definitions::default();
        params(self.reader, named(self.reader, object, "params"), &mut found);
        sources(self.reader, named(self.reader, object, "sources"), &mut found);
        tables(self.reader, named(self.reader, object, "tables"), &mut found);
        checks(self.reader, object, &mut found);
        self.found.borrow_mut().append(found);
    }
}

/// Includes are refused.
impl Files for () {
    fn open(&mut self, file: &Located<String>) -> Result<(String, String), Diagnostic> {
        let message = format!("`{}` cannot be read here", file.value);
        Err(Diagnostic::error("missing-file", message).at(file.at.clone()))
    }
}
