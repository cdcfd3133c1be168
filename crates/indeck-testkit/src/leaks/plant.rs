//! Values hidden in a deck, one in each place in which a search must find them.

use super::pack::xml;
use super::places::{places, said};
use super::secret::{Hidden, Secret};
use crate::archive::{package, unzip};
use std::collections::BTreeMap;

/// A deck in which a value was hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planted {
    /// Where.
    pub place: &'static str,
    /// The package.
    pub bytes: Vec<u8>,
}

/// Parts by name.
pub(super) type Parts = BTreeMap<String, Vec<u8>>;

/// A deck with a secret in each place that people and programs have: parts that are there get
/// another text, parts that are not there come to it.
///
/// # Panics
/// When the deck is no package, or a workbook in it is none.
pub fn planted(deck: &[u8], secret: &Secret) -> Vec<Planted> {
    let parts = unzip(deck);
    let mut decks = Vec::new();
    for (place, name, content) in places(secret) {
        let mut parts = parts.clone();
        parts.insert(name.to_owned(), content);
        decks.push(Planted { place, bytes: package(&parts) });
    }
    for (place, change) in changes(secret) {
        let mut parts = parts.clone();
        assert!(change(&mut parts), "the deck has no place for: {place}");
        decks.push(Planted { place, bytes: package(&parts) });
    }
    if !matches!(secret.value, Hidden::Count(_)) {
        let bytes = [deck, said(secret).as_bytes()].concat();
        decks.push(Planted { place: "after the archive", bytes });
    }
    decks
}

/// What changes a part that is there; `false` where there is none.
type Change = Box<dyn Fn(&mut Parts) -> bool>;

fn changes(secret: &Secret) -> Vec<(&'static str, Change)> {
    let text = said(secret);
    let mut changes: Vec<(&'static str, Change)> = vec![
        (
            "the properties of the deck",
            put(
                "docProps/core.xml",
                "</cp:coreProperties>",
                format!("<dc:description>{text}</dc:description>"),
            ),
        ),
        (
            "a description of a shape",
            swap("ppt/slides/slide", "<p:cNvPr ", format!("<p:cNvPr descr=\"{text}\" ")),
        ),
        (
            "a shape beside the slide",
            put(
                "ppt/slides/slide",
                "</p:spTree>",
                format!(
                    "<p:sp><p:spPr><a:off x=\"99999999\" y=\"0\"/></p:spPr><a:t>{text}</a:t></p:sp>"
                ),
            ),
        ),
        (
            "the notes",
            put(
                "ppt/notesSlides/notesSlide",
                "</p:spTree>",
                format!("<p:sp><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sp>"),
            ),
        ),
        (
            "the cache of a chart",
            swap("ppt/charts/chart", "<c:v>", format!("<c:v>{text}</c:v><c:v>")),
        ),
        (
            "the title of a chart",
            swap(
                "ppt/charts/chart",
                "<c:plotArea>",
                format!("<c:title><a:t>{text}</a:t></c:title><c:plotArea>"),
            ),
        ),
        (
            "a label of a point",
            put(
                "ppt/charts/chart",
                "</c:plotArea>",
                format!("<c:dLbl><a:fld><a:t>{text}</a:t></a:fld></c:dLbl>"),
            ),
        ),
        (
            "a hidden sheet",
            in_workbook(
                format!("<sheet state=\"hidden\" name=\"s\"/><c r=\"A1\"><v>{text}</v></c>"),
                "xl/worksheets/sheet9.xml",
            ),
        ),
        (
            "the shared texts of a workbook",
            in_workbook(format!("<sst><si><t>{text}</t></si></sst>"), "xl/sharedStrings9.xml"),
        ),
        (
            "a name of a workbook",
            in_workbook(
                format!("<definedName name=\"n\">{text}</definedName>"),
                "xl/workbook9.xml",
            ),
        ),
        (
            "the memory of a pivot table",
            in_workbook(
                format!("<n v=\"1\"/><s>{text}</s>"),
                "xl/pivotCache/pivotCacheRecords1.xml",
            ),
        ),
    ];
    if let Hidden::Text(text) = &secret.value {
        let name = format!("ppt/media/{text}.png");
        changes.push((
            "the name of a part",
            Box::new(move |parts| parts.insert(name.clone(), vec![1]).is_none()),
        ));
    }
    changes
}

/// Puts a text before another one, in the first part whose name begins like that and that has it.
fn put(part: &'static str, before: &'static str, text: String) -> Change {
    swap(part, before, format!("{text}{before}"))
}

fn swap(part: &'static str, old: &'static str, new: String) -> Change {
    Box::new(move |parts| {
        let named = parts.iter_mut().filter(|(name, _)| name.starts_with(part));
        for (_, bytes) in named {
            let text = String::from_utf8_lossy(bytes).into_owned();
            if text.contains(old) {
                *bytes = text.replacen(old, &new, 1).into_bytes();
                return true;
            }
        }
        false
    })
}

/// Puts a part into the first workbook of the deck.
fn in_workbook(content: String, name: &'static str) -> Change {
    Box::new(move |parts| {
        let Some((_, book)) = parts.iter_mut().find(|(name, _)| name.ends_with(".xlsx")) else {
            return false;
        };
        let mut inside = unzip(book);
        inside.insert(name.to_owned(), xml(&content));
        *book = package(&inside);
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaks::Searcher;
    use crate::template::tiny_template_parts;

    /// A deck with a slide, notes, a chart and its workbook; nothing of it is a secret.
    fn deck() -> Vec<u8> {
        let mut parts = tiny_template_parts();
        let slide = "<p:sld><p:spTree><p:sp><p:cNvPr id=\"2\" name=\"Title 1\"/><a:t>All: 5,120</a:t></p:sp></p:spTree></p:sld>";
        let chart = "<c:chart><c:plotArea><c:ser><c:cat><c:v>North</c:v></c:cat><c:val><c:v>8123.45</c:v></c:val></c:ser></c:plotArea></c:chart>";
        let book = package(&Parts::from([(
            "xl/workbook.xml".to_owned(),
            xml("<sheet name=\"Sheet1\"/>"),
        )]));
        for (name, content) in [
            (
                "docProps/core.xml",
                "<cp:coreProperties><dc:title>T</dc:title></cp:coreProperties>".into(),
            ),
            ("ppt/slides/slide1.xml", xml(slide)),
            ("ppt/notesSlides/notesSlide1.xml", xml("<p:spTree></p:spTree>")),
            ("ppt/charts/chart1.xml", xml(chart)),
            ("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", book),
        ] {
            parts.insert(name.to_owned(), content);
        }
        package(&parts)
    }

    #[test]
    #[allow(clippy::print_stdout, reason = "a judge says its figure")]
    fn each_planted_secret_is_found_and_nothing_without_one() {
        let secrets = [
            Secret::text("name", "Quillfeather-Zuiderveld"),
            Secret::text("mail", "q.zuiderveld@mail.example.com"),
            Secret::count("men in Legal", 113),
            Secret::number("mean wage", 2743.918203),
            Secret::number("sum of wages", 310062.77),
            Secret::number("loss", -18420.3977),
        ];
        let mut tried = 0;
        for secret in &secrets {
            let searcher = Searcher::new(std::slice::from_ref(secret), &[5120.0, 8123.45]);
            assert_eq!(searcher.search(&deck()), [], "{secret:?}");
            for Planted { place, bytes } in planted(&deck(), secret) {
                let leaks = searcher.search(&bytes);
                assert!(!leaks.is_empty(), "`{}` is not found in {place}", secret.what);
                assert!(leaks.iter().all(|leak| leak.what == secret.what), "{leaks:?}");
                tried += 1;
            }
        }
        println!("{tried} planted secrets found");
        assert!(tried > 150, "{tried}");
    }
}
