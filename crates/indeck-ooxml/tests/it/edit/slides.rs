//! Slides as wholes.

use std::collections::BTreeMap;

use indeck_ooxml::{DeckFormat, EditWarning, Error};
use indeck_testkit::{package, unzip};

use super::sound::{elements, faults};
use super::{
    changed, deck, deck_bytes, open, parts, replace, rich_slide, text, title_slide, titles,
};

const SLIDE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";

#[test]
fn a_deck_that_nobody_changed_is_saved_byte_for_byte() {
    let bytes = deck_bytes();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.pptx");
    let mut deck = open(bytes.clone());
    assert!(!deck.is_changed());
    deck.save(&path).unwrap();
    assert_eq!(std::fs::read(path).unwrap(), bytes);
}

#[test]
fn an_edit_keeps_the_packed_bytes_and_the_order_of_all_other_parts() {
    let before = deck_bytes();
    let mut deck = open(before.clone());
    deck.set_hidden(1, true).unwrap();
    let after = deck.to_bytes().unwrap();
    let (before, after) = (unzip_raw(&before), unzip_raw(&after));
    assert_eq!(names(&before), names(&after));
    for ((name, old), (_, new)) in before.iter().zip(&after) {
        assert_eq!(old != new, name == "ppt/slides/slide2.xml", "{name}");
    }
}

fn names(entries: &[(String, Vec<u8>)]) -> Vec<&str> {
    entries.iter().map(|(name, _)| name.as_str()).collect()
}

/// The entries in their order, with their packed bytes: read from the local headers.
fn unzip_raw(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut entries = Vec::new();
    let mut at = 0;
    let number = |at: usize, length: usize| {
        bytes[at..at + length].iter().rev().fold(0usize, |n, byte| n << 8 | usize::from(*byte))
    };
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let (packed, name, extra) = (number(at + 18, 4), number(at + 26, 2), number(at + 28, 2));
        let start = at + 30 + name + extra;
        let name = String::from_utf8(bytes[at + 30..at + 30 + name].to_vec()).unwrap();
        entries.push((name, bytes[start..start + packed].to_vec()));
        at = start + packed;
    }
    entries
}

#[test]
fn hiding_changes_one_attribute_and_showing_changes_it_back() {
    let mut deck = deck();
    let before = text(&deck, "ppt/slides/slide2.xml");
    deck.set_hidden(1, true).unwrap();
    assert!(deck.slide(1).unwrap().is_hidden().unwrap());
    assert_eq!(text(&deck, "ppt/slides/slide2.xml").replacen(r#" show="0""#, "", 1), before);
    deck.set_hidden(1, false).unwrap();
    assert_eq!(text(&deck, "ppt/slides/slide2.xml"), before);
}

#[test]
fn a_clone_has_a_chart_a_workbook_and_notes_of_its_own() {
    let mut deck = deck();
    assert_eq!(deck.clone_slide(1).unwrap(), 2);
    assert_eq!(titles(&deck), ["First", "Second", "Second", "Third"]);
    let parts = parts(&deck);
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    for (original, copy) in [
        ("ppt/slides/slide2.xml", "ppt/slides/slide4.xml"),
        ("ppt/charts/chart1.xml", "ppt/charts/chart2.xml"),
        ("ppt/notesSlides/notesSlide1.xml", "ppt/notesSlides/notesSlide2.xml"),
        (
            "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
            "ppt/embeddings/Microsoft_Excel_Sheet2.xlsx",
        ),
    ] {
        assert_eq!(parts[original], parts[copy], "{copy}");
    }
    let notes = rel_targets(&parts, "ppt/notesSlides/_rels/notesSlide2.xml.rels");
    assert!(notes.contains(&"../slides/slide4.xml".to_owned()), "{notes:?}");
}

#[test]
fn a_clone_shares_its_pictures_with_the_original() {
    let mut deck = deck();
    deck.clone_slide(2).unwrap();
    let pictures = parts(&deck).into_keys().filter(|name| name.starts_with("ppt/media/"));
    assert_eq!(pictures.count(), 1);
}

#[test]
fn a_clone_of_an_edited_slide_has_the_edit() {
    let mut deck = deck();
    deck.set_hidden(0, true).unwrap();
    deck.clone_slide(0).unwrap();
    assert!(deck.slide(1).unwrap().is_hidden().unwrap());
    deck.set_hidden(0, false).unwrap();
    assert!(deck.slide(1).unwrap().is_hidden().unwrap(), "the copy is a slide of its own");
}

#[test]
fn a_clone_leaves_comments_and_what_points_to_them_with_the_original() {
    let mut deck = with_comments();
    deck.clone_slide(0).unwrap();
    let parts = parts(&deck);
    assert!(!parts["ppt/slides/slide4.xml"].windows(7).any(|w| w == b"comment"));
    assert!(parts["ppt/slides/slide1.xml"].windows(7).any(|w| w == b"comment"));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

/// The deck with a modern comment on its first slide.
pub(super) fn with_comments() -> indeck_ooxml::Presentation {
    changed(|parts| {
        let kind = "http://schemas.microsoft.com/office/2018/10/relationships/comments";
        add_rel(
            parts,
            "ppt/slides/_rels/slide1.xml.rels",
            "rId70",
            kind,
            "../comments/modern1.xml",
        );
        let authors = "http://schemas.microsoft.com/office/2018/10/relationships/authors";
        add_rel(parts, "ppt/_rels/presentation.xml.rels", "rId71", authors, "authors.xml");
        let list = concat!(
            r#"<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main">"#,
            r#"<p188:author id="{1}" name="Ada" initials="A" userId="u" providerId="p"/></p188:authorLst>"#,
        );
        parts.insert("ppt/authors.xml".to_owned(), list.into());
        let comments = concat!(
            r#"<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main""#,
            r#" xmlns:pc="http://schemas.microsoft.com/office/powerpoint/2013/main/command">"#,
            r#"<p188:cm id="{2}" authorId="{1}"><pc:sldMkLst><pc:sldMk cId="0" sldId="256"/>"#,
            "</pc:sldMkLst></p188:cm></p188:cmLst>",
        );
        parts.insert("ppt/comments/modern1.xml".to_owned(), comments.into());
        let types = [
            ("ppt/authors.xml", "application/vnd.ms-powerpoint.authors+xml"),
            ("ppt/comments/modern1.xml", "application/vnd.ms-powerpoint.comments+xml"),
        ];
        for (part, content_type) in types {
            let new =
                format!(r#"<Override PartName="/{part}" ContentType="{content_type}"/></Types>"#);
            replace(parts, "[Content_Types].xml", "</Types>", &new);
        }
        let extension = concat!(
            r#"<p:extLst><p:ext uri="{6950BFC3-D8DA-4A85-94F7-54DA5524770B}"><p188:commentRel"#,
            r#" xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main""#,
            r#" r:id="rId70"/></p:ext></p:extLst></p:sld>"#,
        );
        replace(parts, "ppt/slides/slide1.xml", "</p:sld>", extension);
    })
}

pub(super) fn add_rel(
    parts: &mut BTreeMap<String, Vec<u8>>,
    list: &str,
    id: &str,
    kind: &str,
    target: &str,
) {
    let new =
        format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/></Relationships>"#);
    replace(parts, list, "</Relationships>", &new);
}

fn rel_targets(parts: &BTreeMap<String, Vec<u8>>, list: &str) -> Vec<String> {
    elements(&parts[list], "Relationship").into_iter().map(|rel| rel["Target"].clone()).collect()
}

#[test]
fn a_moved_slide_keeps_its_id_and_its_parts() {
    let mut deck = deck();
    let id = deck.slide(2).unwrap().id();
    deck.move_slide(2, 0).unwrap();
    assert_eq!(titles(&deck), ["Third", "First", "Second"]);
    assert_eq!(deck.slide(0).unwrap().id(), id);
    let (before, after) = (unzip(&deck_bytes()), parts(&deck));
    let differ: Vec<_> = before.keys().filter(|name| before[*name] != after[*name]).collect();
    assert_eq!(differ, ["ppt/presentation.xml"]);
}

#[test]
fn a_deleted_slide_takes_all_with_it_that_only_it_needs() {
    let mut deck = deck();
    deck.delete_slide(1).unwrap();
    assert_eq!(titles(&deck), ["First", "Third"]);
    let left: Vec<String> = parts(&deck).into_keys().collect();
    for gone in ["slide2", "charts/", "embeddings/", "notesSlides/"] {
        assert!(!left.iter().any(|name| name.contains(gone)), "{gone}: {left:?}");
    }
    assert!(left.iter().any(|name| name.contains("notesMaster")), "the deck's own stays");
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let types = text(&deck, "[Content_Types].xml");
    assert!(!types.contains("slide2.xml") && !types.contains("chart1.xml"), "{types}");
}

#[test]
fn links_custom_shows_and_ranges_let_a_deleted_slide_go() {
    let mut deck = changed(|parts| {
        add_rel(parts, "ppt/slides/_rels/slide1.xml.rels", "rId80", SLIDE, "slide2.xml");
        let link = r#"<a:hlinkClick r:id="rId80" action="ppaction://hlinksldjump"/>"#;
        replace(
            parts,
            "ppt/slides/slide1.xml",
            "<a:t>First",
            &format!("<a:rPr>{link}</a:rPr><a:t>First"),
        );
        let rels = elements(&parts["ppt/_rels/presentation.xml.rels"], "Relationship");
        let slide = rels.iter().find(|rel| rel["Target"].ends_with("slide2.xml")).unwrap();
        let show = format!(
            r#"<p:custShowLst><p:custShow name="S" id="0"><p:sldLst><p:sld r:id="{}"/></p:sldLst></p:custShow></p:custShowLst></p:presentation>"#,
            slide["Id"]
        );
        replace(parts, "ppt/presentation.xml", "</p:presentation>", &show);
        let properties = concat!(
            r#"<p:presentationPr xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">"#,
            r#"<p:showPr><p:sldRg st="1" end="2"/></p:showPr></p:presentationPr>"#,
        );
        parts.insert("ppt/presProps.xml".to_owned(), properties.into());
    });
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    deck.delete_slide(1).unwrap();
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    assert!(!text(&deck, "ppt/slides/slide1.xml").contains("hlinkClick"));
    assert!(text(&deck, "ppt/presentation.xml").contains("<p:sldLst></p:sldLst>"));
    assert!(text(&deck, "ppt/presProps.xml").contains(r#"st="1" end="1""#));
}

#[test]
fn deleting_all_slides_leaves_an_empty_deck_that_takes_new_ones() {
    let mut deck = deck();
    (0..3).for_each(|_| deck.delete_slide(0).unwrap());
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let mut deck = open(deck.to_bytes().unwrap());
    assert_eq!(deck.slide_count(), 0);
    deck.add_slide(rich_slide("New")).unwrap();
    assert_eq!(titles(&deck), ["New"]);
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn an_added_slide_brings_its_chart_and_notes_and_shares_known_pictures() {
    let mut deck = deck();
    deck.insert_slide(0, rich_slide("Zeroth")).unwrap();
    assert_eq!(deck.add_slide(title_slide("Last")).unwrap(), 4);
    assert_eq!(titles(&deck), ["Zeroth", "First", "Second", "Third", "Last"]);
    let parts = parts(&deck);
    assert_eq!(parts.keys().filter(|name| name.starts_with("ppt/media/")).count(), 1);
    assert!(parts.contains_key("ppt/charts/chart2.xml"));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn notes_bring_a_notes_master_where_there_is_none() {
    let mut deck = open(indeck_testkit::tiny_template());
    deck.add_slide(rich_slide("One")).unwrap();
    deck.add_slide(rich_slide("Two")).unwrap();
    let masters = parts(&deck).into_keys().filter(|name| name.starts_with("ppt/notesMasters/n"));
    assert_eq!(masters.count(), 1);
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn what_fails_changes_nothing() {
    let mut deck = deck();
    let before = deck.to_bytes().unwrap();
    let mut bad_picture = rich_slide("Bad");
    bad_picture.shapes[2].content =
        indeck_ooxml::model::deck::Picture::new(b"no picture".to_vec()).into();
    let failures: Vec<(Result<(), Error>, &str)> = vec![
        (deck.delete_slide(3), "no-such-slide"),
        (deck.move_slide(0, 3), "no-such-slide"),
        (deck.set_hidden(9, true), "no-such-slide"),
        (deck.clone_slide(3).map(drop), "no-such-slide"),
        (deck.insert_slide(4, title_slide("x")), "no-such-slide"),
        (deck.add_slide(Default::default()).map(drop), "unknown-layout"),
        (deck.add_slide(bad_picture).map(drop), "unsupported-picture"),
        (deck.rename_section(0, "x"), "no-such-section"),
        (deck.remove_section(0), "no-such-section"),
        (deck.convert(DeckFormat::MacroPresentation), "no-macros"),
    ];
    for (result, code) in failures {
        assert_eq!(result.unwrap_err().code(), code);
    }
    assert_eq!(deck.to_bytes().unwrap(), before);
    assert!(!deck.is_changed());
}

#[test]
fn the_kind_of_file_changes_by_name_only() {
    let mut deck = open(indeck_testkit::tiny_template());
    let before = parts(&deck);
    deck.convert(DeckFormat::Presentation).unwrap();
    let after = parts(&deck);
    let differ: Vec<_> = before.keys().filter(|name| before[*name] != after[*name]).collect();
    assert_eq!(differ, ["[Content_Types].xml"]);
    assert!(text(&deck, "[Content_Types].xml").contains("presentation.main+xml"));
}

#[test]
fn a_signature_is_told_of_when_an_edit_breaks_it_and_goes_when_asked() {
    let mut parts = unzip(&deck_bytes());
    let origin =
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin";
    let signature =
        "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature";
    add_rel(&mut parts, "_rels/.rels", "rId90", origin, "_xmlsignatures/origin.sigs");
    parts.insert("_xmlsignatures/origin.sigs".to_owned(), Vec::new());
    let rels = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{signature}" Target="sig1.xml"/></Relationships>"#
    );
    parts.insert("_xmlsignatures/_rels/origin.sigs.rels".to_owned(), rels.into_bytes());
    parts.insert("_xmlsignatures/sig1.xml".to_owned(), b"<Signature/>".to_vec());
    let mut deck = open(package(&parts));
    assert_eq!(deck.warnings().unwrap(), []);
    deck.set_hidden(0, true).unwrap();
    let part = "_xmlsignatures/sig1.xml".to_owned();
    assert_eq!(deck.warnings().unwrap(), [EditWarning::SignatureBroken { part }]);
    assert_eq!(deck.remove_signatures().unwrap(), 1);
    assert_eq!(deck.warnings().unwrap(), []);
    assert!(!super::parts(&deck).keys().any(|name| name.starts_with("_xmlsignatures")));
}

#[test]
fn thousands_of_clones_share_what_is_packed() {
    let mut deck = deck();
    let one = deck.to_bytes().unwrap().len();
    for _ in 0..500 {
        deck.clone_slide(1).unwrap();
    }
    assert_eq!(deck.slide_count(), 503);
    let ids: std::collections::BTreeSet<_> = deck.slides().map(|slide| slide.id()).collect();
    assert_eq!(ids.len(), 503);
    let bytes = deck.to_bytes().unwrap();
    assert!(bytes.len() > one);
    assert_eq!(faults(&bytes), Default::default());
}
