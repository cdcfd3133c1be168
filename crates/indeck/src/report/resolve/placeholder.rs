//! Which placeholder of the layout an entry of `fill:` means.

use indeck_model::Diagnostic;
use indeck_model::brand::{Layout, Placeholder};
use indeck_model::spec::{FillContent, FillSpec};

use indeck_spec::suggest;

/// Chooses placeholders of one slide, each once.
pub(super) struct Chooser<'a> {
    layout: &'a Layout,
    taken: Vec<u32>,
}

/// Types of placeholders that a word means, best first.
fn kinds(word: &str) -> &'static [&'static str] {
    match word {
        "title" => &["title", "ctrTitle"],
        "subtitle" => &["subTitle"],
        "content" => &["obj", "body", "subTitle"],
        "body" | "text" | "bullets" => &["body", "obj", "subTitle"],
        "chart" => &["chart", "obj"],
        "table" => &["tbl", "obj"],
        "picture" => &["pic", "obj"],
        _ => &[],
    }
}

impl<'a> Chooser<'a> {
    pub(super) fn new(layout: &'a Layout) -> Self {
        Self { layout, taken: Vec::new() }
    }

    /// The placeholder of an entry, if it is there, free and takes the content.
    pub(super) fn choose(
        &mut self,
        fill: &FillSpec,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<&'a Placeholder> {
        let Some(placeholder) = self.find(&fill.placeholder) else {
            diagnostics.push(self.unknown(fill));
            return None;
        };
        if self.taken.contains(&placeholder.index) {
            let message = format!("the placeholder `{}` is filled twice", placeholder.name);
            let at = fill.placeholder.at.clone();
            diagnostics.push(Diagnostic::error("placeholder-filled-twice", message).at(at));
            return None;
        }
        self.taken.push(placeholder.index);
        if let Some(wrong) = misfit(placeholder, fill) {
            diagnostics.push(wrong);
            return None;
        }
        Some(placeholder)
    }

    fn fillable(&self) -> impl Iterator<Item = &'a Placeholder> {
        self.layout.placeholders.iter().filter(|p| !p.is_footer())
    }

    /// By index, by name, by type, or by the word for a type; a free one is preferred.
    fn find(&self, written: &str) -> Option<&'a Placeholder> {
        let by_index = written.parse::<u32>().ok();
        let by_name = |p: &&Placeholder| p.name.eq_ignore_ascii_case(written);
        let named = self
            .fillable()
            .find(|p| Some(p.index) == by_index)
            .or_else(|| self.fillable().find(by_name));
        let word = written.to_lowercase();
        named
            .or_else(|| self.free(|p| p.kind.eq_ignore_ascii_case(written)))
            .or_else(|| kinds(&word).iter().find_map(|kind| self.free(|p| p.kind == *kind)))
    }

    fn free(&self, test: impl Fn(&Placeholder) -> bool) -> Option<&'a Placeholder> {
        let fits: Vec<&Placeholder> = self.fillable().filter(|p| test(p)).collect();
        let free = fits.iter().find(|p| !self.taken.contains(&p.index));
        free.or(fits.first()).copied()
    }

    fn unknown(&self, fill: &FillSpec) -> Diagnostic {
        let (layout, written) = (&self.layout.name, &fill.placeholder.value);
        let message = format!("the layout `{layout}` has no placeholder `{written}`");
        let mut diagnostic =
            Diagnostic::error("unknown-placeholder", message).at(fill.placeholder.at.clone());
        let names: Vec<&str> = self.fillable().map(|p| p.name.as_str()).collect();
        let words = ["title", "subtitle", "body", "chart", "table", "picture"];
        diagnostic.hints = suggest::hints(written, "placeholders", names);
        let guessed = diagnostic.hints.len() > 1;
        let word = suggest::nearest(written, words).filter(|w| self.find(w).is_some());
        if let Some(word) = word.filter(|_| !guessed) {
            diagnostic.hints.insert(0, format!("did you mean `{word}`?"));
        }
        diagnostic
    }
}

/// Why a placeholder cannot hold the content.
fn misfit(placeholder: &Placeholder, fill: &FillSpec) -> Option<Diagnostic> {
    let content = match &fill.content {
        FillContent::Text(_) => "text",
        FillContent::Chart(_) => "a chart",
        FillContent::Table(_) => "a table",
        FillContent::Picture(_) => "a picture",
    };
    let takes = match placeholder.kind.as_str() {
        "title" | "ctrTitle" | "subTitle" => content == "text",
        "pic" | "media" | "clipArt" | "dgm" | "chart" | "tbl" => content != "text",
        _ => true,
    };
    if takes {
        return None;
    }
    let message = format!("the placeholder `{}` does not take {content}", placeholder.name);
    let diagnostic =
        Diagnostic::error("wrong-placeholder", message).at(fill.placeholder.at.clone());
    Some(diagnostic.hint(format!("it is of the type `{}`", placeholder.kind)))
}
