//! Slides of other decks.

use indeck_ooxml::model::{Emu, Size};
use indeck_ooxml::{
    Formatting, ImportNote, ImportOptions, Inspection, Limits, OtherSize, Presentation,
};
use indeck_testkit::{package, unzip};

use super::slides::{add_rel, with_comments};
use super::sound::faults;
use super::{changed, deck, deck_bytes, open, parts, replace, text, titles};

/// A deck with another theme: a copy with other colours.
pub(super) fn other() -> Presentation {
    changed(|parts| {
        for name in parts.keys().cloned().collect::<Vec<_>>() {
            if name.starts_with("ppt/theme/") {
                replace(parts, &name, "<a:accent1>", "<a:accent1><!-- other -->");
            }
        }
    })
}

const MC: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";

fn options(formatting: Formatting) -> ImportOptions {
    ImportOptions { formatting, ..ImportOptions::default() }
}

fn layouts(deck: &Presentation) -> usize {
    parts(deck).keys().filter(|name| name.starts_with("ppt/slideLayouts/slideL")).count()
}

#[test]
fn slides_that_take_the_theme_bring_no_master() {
    let mut deck = deck();
    let report = deck.import_deck(&other(), &options(Formatting::TakeTheme)).unwrap();
    assert_eq!((report.first, report.slides, report.masters), (3, 3, 0));
    assert_eq!(titles(&deck), ["First", "Second", "Third", "First", "Second", "Third"]);
    assert_eq!(layouts(&deck), 3);
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    assert_eq!(deck.slide(4).unwrap().layout_name().unwrap().unwrap(), "Title and Content");
}

#[test]
fn slides_that_keep_their_formatting_bring_each_master_once() {
    let (mut deck, other) = (deck(), other());
    let keep = options(Formatting::KeepSource);
    assert_eq!(deck.import_slides(&other, &[2, 0], 1, &keep).unwrap().masters, 1);
    assert_eq!(titles(&deck), ["First", "Third", "First", "Second", "Third"]);
    assert_eq!(layouts(&deck), 6);
    assert_eq!(deck.import_slides(&other, &[1], 0, &keep).unwrap().masters, 0, "known already");
    let mut again = open(deck.to_bytes().unwrap());
    assert_eq!(again.import_deck(&other, &keep).unwrap().masters, 0, "known from the file");
    assert_eq!(layouts(&again), 6);
    assert_eq!(faults(&again.to_bytes().unwrap()), Default::default());
    unique_master_ids(&again);
}

fn unique_master_ids(deck: &Presentation) {
    let mut ids: Vec<String> = Vec::new();
    for (name, bytes) in parts(deck) {
        if name == "ppt/presentation.xml" {
            ids.extend(
                super::sound::elements(&bytes, "p:sldMasterId").iter().map(|m| m["id"].clone()),
            );
        } else if name.starts_with("ppt/slideMasters/s") {
            ids.extend(
                super::sound::elements(&bytes, "p:sldLayoutId").iter().map(|m| m["id"].clone()),
            );
        }
    }
    let count = ids.len();
    assert!(ids.iter().all(|id| id.parse::<u64>().unwrap() >= 0x8000_0000), "{ids:?}");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn an_equal_master_is_shared_with_the_deck() {
    let mut deck = deck();
    let report = deck.import_deck(&super::deck(), &options(Formatting::KeepSource)).unwrap();
    assert_eq!(report.masters, 0);
    assert_eq!(layouts(&deck), 3);
    assert_eq!(parts(&deck).keys().filter(|name| name.starts_with("ppt/media/")).count(), 1);
}

#[test]
fn links_between_imported_slides_stay_and_others_go() {
    const SLIDE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";
    let source = changed(|parts| {
        add_rel(parts, "ppt/slides/_rels/slide1.xml.rels", "rId80", SLIDE, "slide2.xml");
        let link =
            r#"<a:rPr><a:hlinkClick r:id="rId80" action="ppaction://hlinksldjump"/></a:rPr>"#;
        replace(parts, "ppt/slides/slide1.xml", "<a:t>First", &format!("{link}<a:t>First"));
    });
    let mut both = deck();
    let report = both.import_slides(&source, &[0, 1], 3, &ImportOptions::default()).unwrap();
    assert_eq!(report.notes, []);
    let part = both.slide(3).unwrap().part().unwrap().to_owned();
    assert!(text(&both, &part).contains("hlinkClick"));
    assert_eq!(faults(&both.to_bytes().unwrap()), Default::default());
    let mut alone = deck();
    let report = alone.import_slides(&source, &[0], 3, &ImportOptions::default()).unwrap();
    assert_eq!(report.notes, [ImportNote::LinksDropped { slide: 0, links: 1 }]);
    let part = alone.slide(3).unwrap().part().unwrap().to_owned();
    assert!(!text(&alone, &part).contains("hlinkClick"));
    assert_eq!(faults(&alone.to_bytes().unwrap()), Default::default());
}

#[test]
fn comments_come_with_their_authors_and_name_their_slide_anew() {
    let mut deck = deck();
    deck.import_slides(&with_comments(), &[0], 3, &ImportOptions::default()).unwrap();
    let all = parts(&deck);
    let authors = String::from_utf8(all["ppt/authors.xml"].clone()).unwrap();
    assert!(authors.contains(r#"name="Ada""#), "{authors}");
    let comments = all.iter().find(|(name, _)| name.starts_with("ppt/comments/")).unwrap();
    let comments = String::from_utf8(comments.1.clone()).unwrap();
    let id = deck.slide(3).unwrap().id().unwrap();
    assert!(comments.contains(&format!(r#"sldId="{id}""#)), "{comments}");
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let mut without = super::deck();
    let options = ImportOptions { comments: false, ..ImportOptions::default() };
    without.import_slides(&with_comments(), &[0], 3, &options).unwrap();
    assert!(!parts(&without).keys().any(|name| name.contains("comments")));
    assert_eq!(faults(&without.to_bytes().unwrap()), Default::default());
}

#[test]
fn comments_of_the_old_kind_are_numbered_after_those_that_are_there() {
    let with_old = |author: &str| {
        changed(|parts| {
            let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            let (comments, authors) =
                (format!("{base}/comments"), format!("{base}/commentAuthors"));
            add_rel(
                parts,
                "ppt/slides/_rels/slide1.xml.rels",
                "rId70",
                &comments,
                "../comments/comment1.xml",
            );
            add_rel(
                parts,
                "ppt/_rels/presentation.xml.rels",
                "rId71",
                &authors,
                "commentAuthors.xml",
            );
            let p = r#"xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
            let list = format!(
                r#"<p:cmAuthorLst {p}><p:cmAuthor id="0" name="{author}" initials="A" lastIdx="4" clrIdx="0"/></p:cmAuthorLst>"#
            );
            parts.insert("ppt/commentAuthors.xml".to_owned(), list.into_bytes());
            let list = format!(
                r#"<p:cmLst {p}><p:cm authorId="0" dt="2020-01-01T00:00:00" idx="4"><p:pos x="1" y="1"/><p:text>Hm</p:text></p:cm></p:cmLst>"#
            );
            parts.insert("ppt/comments/comment1.xml".to_owned(), list.into_bytes());
            let prefix = "application/vnd.openxmlformats-officedocument.presentationml";
            for (part, kind) in
                [("commentAuthors", "commentAuthors"), ("comments/comment1", "comments")]
            {
                let new = format!(
                    r#"<Override PartName="/ppt/{part}.xml" ContentType="{prefix}.{kind}+xml"/></Types>"#
                );
                replace(parts, "[Content_Types].xml", "</Types>", &new);
            }
        })
    };
    for (author, expected) in [("Ada", (0, 5)), ("Bob", (1, 1))] {
        let mut deck = with_old("Ada");
        deck.import_slides(&with_old(author), &[0], 3, &ImportOptions::default()).unwrap();
        let comments = text(&deck, "ppt/comments/comment2.xml");
        let (id, number) = expected;
        assert!(comments.contains(&format!(r#"authorId="{id}""#)), "{comments}");
        assert!(comments.contains(&format!(r#"idx="{number}""#)), "{comments}");
        let authors = text(&deck, "ppt/commentAuthors.xml");
        assert!(authors.contains(&format!(r#"lastIdx="{number}""#)), "{authors}");
    }
}

#[test]
fn slides_of_another_size_are_told_of_and_fit_when_asked() {
    let mut parts = unzip(&deck_bytes());
    replace(&mut parts, "ppt/presentation.xml", r#"cx="12192000""#, r#"cx="6096000""#);
    let small = open(package(&parts));
    let mut deck = deck();
    let size = |width| Size { width: Emu(width), height: Emu(6_858_000) };
    let report = deck.import_deck(&small, &ImportOptions::default()).unwrap();
    let note = ImportNote::SizeDiffers { source: size(6_096_000), target: size(12_192_000) };
    assert_eq!(report.notes, [note]);

    let mut narrow = open(package(&parts));
    let fit = ImportOptions {
        formatting: Formatting::KeepSource,
        other_size: OtherSize::Fit,
        ..ImportOptions::default()
    };
    let report = narrow.import_slides(&super::deck(), &[2], 3, &fit).unwrap();
    assert_eq!(report.masters, 1);
    let inspection =
        Inspection::from_bytes(narrow.to_bytes().unwrap(), &Limits::default()).unwrap();
    let frame = inspection.slides[3].shapes[1].frame.unwrap();
    // Half as large, in the middle of the height.
    assert_eq!(frame.size.width, Emu(1_371_600));
    assert_eq!(frame.origin.x, Emu(457_200));
    assert_eq!(frame.origin.y, Emu(914_400 + 1_714_500));
    narrow.convert(indeck_ooxml::DeckFormat::Template).unwrap();
    assert_eq!(narrow.import_slides(&super::deck(), &[1], 3, &fit).unwrap().masters, 0);
    assert_eq!(faults(&narrow.to_bytes().unwrap()), Default::default());
}

#[test]
fn placeholders_get_the_indexes_of_the_new_layout() {
    let source = changed(|parts| {
        replace(parts, "ppt/slideLayouts/slideLayout2.xml", r#"idx="1""#, r#"idx="13""#);
        replace(parts, "ppt/slides/slide2.xml", r#"idx="1""#, r#"idx="13""#);
        replace(parts, "ppt/slideLayouts/slideLayout2.xml", "Title and Content", "Inhalt");
    });
    let mut deck = deck();
    let report = deck.import_slides(&source, &[1], 3, &ImportOptions::default()).unwrap();
    assert_eq!(report.notes, [], "found by its type");
    let part = deck.slide(3).unwrap().part().unwrap().to_owned();
    let xml = text(&deck, &part);
    assert!(xml.contains(r#"idx="1""#) && !xml.contains(r#"idx="13""#), "{xml}");
}

#[test]
fn a_placeholder_in_alternate_content_takes_one_place_of_the_layout_in_every_branch() {
    let source = changed(|parts| {
        replace(parts, "ppt/slideLayouts/slideLayout2.xml", r#"idx="1""#, r#"idx="13""#);
        replace(parts, "ppt/slides/slide2.xml", r#"idx="1""#, r#"idx="13""#);
        replace(parts, "ppt/slideLayouts/slideLayout2.xml", "Title and Content", "Inhalt");
        let slide = String::from_utf8(parts["ppt/slides/slide2.xml"].clone()).unwrap();
        let end = "</p:graphicFrame>";
        let from = slide.find("<p:graphicFrame>").unwrap();
        let shape = &slide[from..slide.find(end).unwrap() + end.len()];
        let alternate = format!(
            r#"<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:n="urn:new" Requires="n">{shape}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent>"#
        );
        replace(parts, "ppt/slides/slide2.xml", shape, &alternate);
    });
    let mut deck = deck();
    let report = deck.import_slides(&source, &[1], 3, &ImportOptions::default()).unwrap();
    assert_eq!(report.notes, []);
    let part = deck.slide(3).unwrap().part().unwrap().to_owned();
    let xml = text(&deck, &part);
    assert_eq!((xml.matches(r#"idx="1""#).count(), xml.matches(r#"idx="13""#).count()), (2, 0));
}

#[test]
fn what_fails_changes_nothing() {
    let mut deck = deck();
    let before = deck.to_bytes().unwrap();
    let broken = changed(|parts| drop(parts.remove("ppt/charts/chart1.xml")));
    let options = ImportOptions::default();
    assert_eq!(deck.import_slides(&broken, &[7], 0, &options).unwrap_err().code(), "no-such-slide");
    assert_eq!(deck.import_slides(&broken, &[0], 9, &options).unwrap_err().code(), "no-such-slide");
    let broken = changed(|parts| drop(parts.remove("ppt/slides/slide2.xml")));
    assert_eq!(deck.import_deck(&broken, &options).unwrap_err().code(), "missing-part");
    let broken =
        changed(|parts| drop(parts.insert("ppt/slides/slide2.xml".to_owned(), b"<p:sld".to_vec())));
    assert_eq!(deck.import_deck(&broken, &options).unwrap_err().code(), "malformed-xml");
    assert_eq!(deck.to_bytes().unwrap(), before);
}
