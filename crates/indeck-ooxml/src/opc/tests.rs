//! The package reader before honest and odd packages; hostile ones are in `tests/it/hostile.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use indeck_testkit::{Entry, corpus, tiny_template, unzip, zip};
use proptest::prelude::*;

use super::*;
use crate::error::{Corruption, Error};
use crate::xml::{Document, Patch};

fn read(bytes: Vec<u8>) -> Result<Package, Error> {
    Package::read(bytes, &Limits::default())
}

/// Reads a package and all in it, whatever comes of it.
fn unpack_all(bytes: Vec<u8>) {
    if let Ok(package) = read(bytes) {
        for name in package.names() {
            drop((package.bytes(name), package.relationships(name), package.document(name)));
        }
    }
}

#[test]
fn a_package_gives_its_parts_back() {
    let bytes = tiny_template();
    let package = read(bytes.clone()).unwrap();
    let parts = unzip(&bytes);
    assert_eq!(package.names().count(), parts.len());
    for (name, data) in parts {
        assert_eq!(package.bytes(&name).unwrap(), data, "{name}");
    }
    assert_eq!(package.main_part().unwrap(), "ppt/presentation.xml");
}

#[test]
fn parts_are_found_however_their_names_are_cased_and_encoded() {
    let bytes = zip(&[
        Entry::new("[Content_Types].xml", "<Types/>"),
        Entry::new("ppt/Media/a%20b.PNG", "x"),
    ]);
    let package = read(bytes).unwrap();
    for name in ["ppt/Media/a%20b.PNG", "ppt/media/A b.png", "/PPT/media/a%20B.png"] {
        assert_eq!(package.real_name(name), Some("ppt/Media/a%20b.PNG"), "{name}");
        assert_eq!(package.bytes(name).unwrap(), b"x");
    }
}

#[test]
fn packed_parts_are_written_again_as_they_were() {
    let bytes = tiny_template();
    let package = read(bytes.clone()).unwrap();
    let mut container = Container::new(Vec::new());
    for name in package.names() {
        container.add(name, &package.packed(name).unwrap()).unwrap();
    }
    let written = container.finish().unwrap();
    assert_eq!(unzip(&written), unzip(&bytes));
}

#[test]
fn content_types_are_written_in_the_order_of_names() {
    let xml = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Override PartName="/z.xml" ContentType="t/z"/><Default Extension="PNG" ContentType="image/png"/>
        <Override PartName="/a.xml" ContentType="t/a"/></Types>"#;
    let mut types = ContentTypes::parse(xml.to_vec(), &Limits::default()).unwrap();
    assert_eq!(types.get("Z.XML"), Some("t/z"));
    assert_eq!(types.get("media/x.png"), Some("image/png"));
    assert_eq!(types.get("media/x"), None);
    types.set("M.xml", "t/m");
    let written = String::from_utf8(types.to_xml()).unwrap();
    let order: Vec<_> =
        written.match_indices("PartName=\"/").map(|(i, _)| &written[i + 11..i + 12]).collect();
    assert_eq!(order, ["a", "M", "z"]);
    let again = ContentTypes::parse(types.to_xml(), &Limits::default()).unwrap();
    assert_eq!(again.to_xml(), types.to_xml());
}

#[test]
fn targets_are_resolved_from_the_folder_of_their_source() {
    let cases = [
        ("ppt/slides/slide1.xml", "../media/image1.png", Some("ppt/media/image1.png")),
        ("ppt/slides/slide1.xml", "/ppt/media/image1.png", Some("ppt/media/image1.png")),
        ("ppt/presentation.xml", "slides/slide1.xml", Some("ppt/slides/slide1.xml")),
        ("", "ppt/presentation.xml", Some("ppt/presentation.xml")),
        ("", "./ppt//presentation.xml", Some("ppt/presentation.xml")),
        ("ppt/slides/slide1.xml", "slide2.xml#place", Some("ppt/slides/slide2.xml")),
        ("ppt/slides/slide1.xml", "..\\media\\a.png", Some("ppt/media/a.png")),
        ("ppt/slides/slide1.xml", "../media/a%20b.png", Some("ppt/media/a b.png")),
        ("ppt/presentation.xml", "../../x.xml", None),
        ("ppt/presentation.xml", "", None),
    ];
    for (source, target, part) in cases {
        let expected = if target.is_empty() { None } else { part };
        let found = name::resolve(source, target).filter(|_| !target.is_empty());
        assert_eq!(found.as_deref(), expected, "{source} → {target}");
    }
}

#[test]
fn a_relative_reference_leads_back() {
    let parts = [
        "ppt/presentation.xml",
        "ppt/slides/slide1.xml",
        "ppt/media/a b.png",
        "x.xml",
        "ppt/slides/a/b.xml",
    ];
    for source in parts.into_iter().chain([""]) {
        for target in parts {
            let reference = name::relative(source, target);
            assert_eq!(
                name::resolve(source, &reference).as_deref(),
                Some(target),
                "{source} → {reference}"
            );
        }
    }
    assert_eq!(
        name::relative("ppt/slides/slide1.xml", "ppt/media/image1.png"),
        "../media/image1.png"
    );
    assert_eq!(
        name::relative("ppt/presentation.xml", "ppt/slides/slide1.xml"),
        "slides/slide1.xml"
    );
}

#[test]
fn relationships_know_the_part_that_they_belong_to() {
    for (source, part) in [
        ("", "_rels/.rels"),
        ("x.xml", "_rels/x.xml.rels"),
        ("ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"),
    ] {
        assert_eq!(name::relationships_part(source), part);
        assert_eq!(name::relationships_source(part).as_deref(), Some(source));
    }
    assert_eq!(name::relationships_source("ppt/a_rels/x.rels"), None);
    assert_eq!(name::relationships_source("ppt/_rels/x.xml"), None);
}

#[test]
fn odd_relationships_do_not_make_a_package_unreadable() {
    let xml =
        br##"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId7" Type="t/image" Target="NULL"/>
        <Relationship Id="a" Type="t/image" Target="../NULL"/>
        <Relationship Id="b" Type="t/hyperlink" Target="#Slide 1"/>
        <Relationship Id="c" Type="t/hyperlink" Target=""/>
        <Relationship Id="d" Type="t/hyperlink" Target="mailto:a@b" />
        <Relationship Id="e" Type="t/hyperlink" Target="https://x/?a&amp;b" TargetMode="External"/>
        <Relationship Id="f" Type="t/slide" Target="slide2.xml"/>
        <Relationship Id="f" Type="t/slide" Target="slide3.xml"/>
        <Relationship/></Relationships>"##;
    let mut found =
        Relationships::parse("ppt/slides/slide1.xml", xml.to_vec(), &Limits::default()).unwrap();
    let nowhere = ["rId7", "a", "c", "d", ""];
    for id in nowhere {
        assert!(matches!(found.by_id(id).unwrap().target, Target::Nowhere(_)), "{id}");
    }
    assert_eq!(found.by_id("b").unwrap().target, Target::Fragment("#Slide 1".into()));
    assert_eq!(found.by_id("e").unwrap().target, Target::External("https://x/?a&b".into()));
    assert_eq!(found.by_id("f").unwrap().part(), Some("ppt/slides/slide2.xml"));
    assert_eq!(found.first_part("slide"), Some("ppt/slides/slide2.xml"));
    let id = found.add("t/chart", Target::Part("ppt/charts/chart1.xml".into()));
    assert_eq!(id, "rId8", "ids are not used again");
    let again =
        Relationships::parse("ppt/slides/slide1.xml", found.to_xml(), &Limits::default()).unwrap();
    assert_eq!(again.iter().collect::<Vec<_>>(), found.iter().collect::<Vec<_>>());
    found.retain(|relationship| relationship.is("chart"));
    assert_eq!(found.iter().count(), 1);
    assert!(found.by_id("rId7").is_none() && found.by_id("rId8").is_some());
}

#[test]
fn strict_relationship_types_are_recognised_by_their_last_word() {
    let xml = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
        Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="a.xml"/></Relationships>"#;
    let found = Relationships::parse("", xml.to_vec(), &Limits::default()).unwrap();
    assert_eq!(found.first_part("officeDocument"), Some("a.xml"));
}

#[test]
fn parts_out_of_reach_are_left_out() {
    let bytes = tiny_template();
    let package = read(bytes).unwrap();
    let all = reachable(&package, |_, _| true).unwrap();
    assert_eq!(all, package.names().collect::<Vec<_>>(), "the template has no orphan");
    let without = reachable(&package, |_, relationship| !relationship.is("slideMaster")).unwrap();
    assert!(without.contains(&"ppt/presentation.xml"));
    assert!(
        !without.iter().any(|name| name.contains("slideLayout") || name.contains("slideMaster"))
    );
}

const TYPES: &str =
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;

fn with_types(mut entries: Vec<Entry>) -> Vec<u8> {
    entries.insert(0, Entry::new("[Content_Types].xml", TYPES));
    zip(&entries)
}

/// Where the directory begins, as the end record says.
fn directory_start(bytes: &[u8]) -> usize {
    let at = bytes.len() - 6;
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

#[test]
fn entries_that_share_bytes_are_refused() {
    // `outer` holds, as its content, a whole entry `inner` with its header; the directory has both.
    let inner = zip(&[Entry::new("inner", "x").stored()]);
    let (inner_entry, inner_rest) = inner.split_at(directory_start(&inner));
    let outer = with_types(vec![Entry::new("outer", inner_entry).stored()]);
    let (start, end) = (directory_start(&outer), outer.len() - 22);
    let mut record = inner_rest[..inner_rest.len() - 22].to_vec();
    let offset = u32::try_from(start - inner_entry.len()).unwrap();
    record[42..46].copy_from_slice(&offset.to_le_bytes());
    let mut tail = outer[end..].to_vec();
    let length = u32::try_from(end - start + record.len()).unwrap();
    tail[8..12].copy_from_slice(&[3, 0, 3, 0]);
    tail[12..16].copy_from_slice(&length.to_le_bytes());
    let bytes = [&outer[..end], &record, &tail].concat();
    let error = read(bytes).unwrap_err();
    assert!(matches!(error, Error::Corrupt { reason: Corruption::Overlap, .. }), "{error}");
}

#[test]
fn an_archive_with_64_bit_extensions_opens() {
    let mut container = Container::new(Vec::new());
    container.add("[Content_Types].xml", &Packed::stored(TYPES.into())).unwrap();
    for i in 0..70_000 {
        container.add(&format!("p{i}"), &Packed::stored(Vec::new())).unwrap();
    }
    let bytes = container.finish().unwrap();
    assert_eq!(read(bytes).unwrap().names().count(), 70_001);
}

#[test]
fn every_deck_of_the_corpus_reads_and_stays_as_it_is() {
    // One has a damaged zip directory, one is encrypted.
    let mut refused = Vec::new();
    for path in corpus("pptx") {
        let shown = path.file_name().unwrap().to_string_lossy().into_owned();
        match read(std::fs::read(&path).unwrap()) {
            Ok(package) => check_package(&shown, &package),
            Err(error) => refused.push(error.code()),
        }
    }
    assert!(refused.is_empty() || refused == ["corrupt", "encrypted"], "{refused:?}");
}

/// All parts unpack, all XML parses and is patched into itself, all relationships lead to a part.
fn check_package(deck: &str, package: &Package) {
    package.main_part().unwrap_or_else(|error| panic!("{deck}: {error}"));
    for name in package.names() {
        let bytes = package.bytes(name).unwrap_or_else(|error| panic!("{deck}: {error}"));
        if package.content_type(name).is_some_and(|content_type| content_type.ends_with("xml")) {
            let doc = Document::parse(name, bytes.clone(), &Limits::default());
            let doc = doc.unwrap_or_else(|error| panic!("{deck}: {error}"));
            let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
            assert!(utf16 || Patch::new(&doc).apply() == bytes, "{deck}: {name} changed");
        }
        let relationships = package.relationships(name).unwrap();
        for relationship in relationships.iter() {
            let leads = match &relationship.target {
                Target::Part(part) => package.contains(part),
                Target::Nowhere(_) => false,
                Target::External(_) | Target::Fragment(_) => true,
            };
            assert!(leads, "{deck}: {name} → {:?}", relationship.target);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn damaged_packages_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let mut bytes = tiny_template();
        for (index, value) in flips {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        unpack_all(bytes);
    }

    #[test]
    fn a_damaged_directory_never_panics(
        flips in prop::collection::vec((0usize..400, any::<u8>()), 1..6),
    ) {
        let mut bytes = tiny_template();
        let length = bytes.len();
        for (back, value) in flips {
            bytes[length - 1 - back] = value;
        }
        unpack_all(bytes);
    }

    #[test]
    fn what_deflates_inflates(data in prop::collection::vec(any::<u8>(), 0..5_000), level in 0u8..=9) {
        let packed = Deflater::new(level).pack(&data);
        if packed.deflated {
            prop_assert_eq!(inflate::inflate(&packed.bytes, data.len()).unwrap(), data);
        } else {
            prop_assert_eq!(&packed.bytes[..], &data[..]);
        }
    }
}
