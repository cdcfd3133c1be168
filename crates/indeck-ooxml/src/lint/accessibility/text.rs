//! Text: size, language, links.
//!
//! Source: WCAG 2.1, 2.4.4 (link purpose), 3.1.2 (language of parts).

use crate::lint::finding::{Sink, quoted};
use crate::lint::rules::accessibility as rule;
use crate::lint::shapes::Slide;
use crate::lint::style::{Run, runs};
use crate::xml::ns;

/// Texts of links that say nothing, in lower case.
const EMPTY_WORDS: [&str; 24] = [
    "click here",
    "click",
    "here",
    "link",
    "this link",
    "more",
    "read more",
    "learn more",
    "details",
    "hier",
    "hier klicken",
    "klicken sie hier",
    "mehr",
    "mehr erfahren",
    "weiterlesen",
    "ici",
    "cliquez ici",
    "en savoir plus",
    "lire la suite",
    "lien",
    "aquí",
    "haga clic aquí",
    "más información",
    "leer más",
];

pub(super) fn check(slide: &Slide<'_>, sink: &mut Sink<'_>) {
    let mut without_language = 0u32;
    for shape in slide.shapes.iter().filter(|shape| !shape.hidden) {
        let at = slide.part.at().shape(&shape.name);
        let runs = runs(slide, shape);
        without_language += runs.iter().filter(|run| !run.has_language).count() as u32;
        for run in &runs {
            if let Some(reason) = run.link.filter(|link| has_target(*link)).and(says_nothing(run)) {
                let message = format!("the link `{}` is {reason}", quoted(&run.text));
                sink.say(&rule::LINK_TEXT, at, message);
            }
        }
        if shape.placeholder.as_ref().is_some_and(|p| p.is_footer()) {
            continue;
        }
        let least = f64::from(sink.options.smallest_text);
        let small = runs.iter().filter(|run| run.size < least - 0.05);
        if let Some(run) = small.min_by(|a, b| a.size.total_cmp(&b.size)) {
            let message = format!("`{}` is set in {:.1} pt", quoted(&run.text), run.size);
            let message = message.replace(".0 pt", " pt");
            sink.say(&rule::TEXT_SMALL, at, message);
        }
    }
    if without_language > 0 {
        let texts = if without_language == 1 { "text has" } else { "texts have" };
        let message = format!("{without_language} {texts} no language");
        sink.say(&rule::LANGUAGE_MISSING, slide.part.at(), message);
    }
}

fn has_target(link: crate::xml::Node<'_>) -> bool {
    link.attr_ns(ns::R, "id").is_some_and(|id| !id.is_empty())
}

/// Why the text of a link says nothing.
fn says_nothing(run: &Run<'_>) -> Option<&'static str> {
    let text = run.text.trim().to_lowercase();
    let text = text.trim_end_matches(['.', '…', '>', '»', '!', ' ']);
    let is_address = ["http://", "https://", "www."].iter().any(|start| text.starts_with(start));
    if is_address && !text.contains(char::is_whitespace) {
        return Some("a bare address");
    }
    EMPTY_WORDS.contains(&text).then_some("no name of what it leads to")
}
