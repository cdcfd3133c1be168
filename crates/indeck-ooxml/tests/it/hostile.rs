//! Files that are no decks, damaged ones, and those made to harm: each gets its error, within the
//! limits, and nothing panics.

use indeck_ooxml::{Error, Limits, Template};
use indeck_testkit::{Entry, corpus, package, tiny_template, tiny_template_parts, zip};

/// Opens a file as a user would; the code of the error, or `none`.
fn code(bytes: Vec<u8>, limits: &Limits) -> &'static str {
    Template::from_bytes(bytes, limits).err().map_or("none", |error| {
        let message = error.to_string();
        assert!(!message.is_empty() && !message.ends_with('.'), "{message}");
        error.code()
    })
}

/// The error that a file gets within the default limits.
fn error(bytes: Vec<u8>) -> Error {
    Template::from_bytes(bytes, &Limits::default()).expect_err("the file is refused")
}

/// Checks a table of files.
fn check(cases: impl IntoIterator<Item = (&'static str, Vec<u8>, &'static str)>) {
    for (what, bytes, expected) in cases {
        assert_eq!(code(bytes, &Limits::default()), expected, "{what}");
    }
}

/// The tiny template with one part put in place.
fn with_part(name: &str, data: impl AsRef<[u8]>) -> Vec<u8> {
    let mut parts = tiny_template_parts();
    parts.insert(name.to_owned(), data.as_ref().to_vec());
    package(&parts)
}

/// The tiny template without a part.
fn without_part(name: &str) -> Vec<u8> {
    let mut parts = tiny_template_parts();
    assert!(parts.remove(name).is_some(), "the template has `{name}`");
    package(&parts)
}

/// The tiny template and more entries.
fn with_entries(entries: &[Entry]) -> Vec<u8> {
    let parts = tiny_template_parts();
    let mut all: Vec<Entry> = parts.iter().map(|(name, data)| Entry::new(name, &**data)).collect();
    all.extend_from_slice(entries);
    zip(&all)
}

/// The tiny template with its main part called that type.
fn with_main_type(content_type: &str) -> Vec<u8> {
    let types = tiny_template_parts().remove("[Content_Types].xml").expect("it has types");
    let types = String::from_utf8(types).expect("types are text");
    let main = "presentationml.template.main+xml";
    assert!(types.contains(main));
    let whole = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";
    with_part("[Content_Types].xml", types.replace(whole, content_type))
}

/// A compound file whose directory has a stream of that name.
fn compound_file(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

#[test]
fn files_of_other_kinds_are_called_by_their_name() {
    let office = "application/vnd.openxmlformats-officedocument";
    check([
        ("an empty file", Vec::new(), "not-a-package"),
        ("one byte", b"P".to_vec(), "not-a-package"),
        ("a PDF document", b"%PDF-1.7".to_vec(), "not-a-package"),
        ("a text", b"hello".to_vec(), "not-a-package"),
        ("only the start of a zip", b"PK\x03\x04".to_vec(), "not-a-package"),
        ("an empty zip", zip(&[]), "not-a-package"),
        ("a zip of other things", zip(&[Entry::new("a.txt", "x")]), "not-a-package"),
        ("OpenDocument", zip(&[Entry::new("mimetype", "x").stored()]), "not-a-package"),
        ("an encrypted deck", compound_file("EncryptedPackage"), "encrypted"),
        ("a renamed .ppt", compound_file("PowerPoint Document"), "legacy-binary"),
        (
            "a Word document",
            with_main_type(&format!("{office}.wordprocessingml.document.main+xml")),
            "not-a-presentation",
        ),
        (
            "an Excel workbook",
            with_main_type(&format!("{office}.spreadsheetml.sheet.main+xml")),
            "not-a-presentation",
        ),
        (
            "a theme as main part",
            with_main_type(&format!("{office}.theme+xml")),
            "wrong-content-type",
        ),
        ("a picture as main part", with_main_type("image/png"), "wrong-content-type"),
        ("the template", tiny_template(), "none"),
    ]);
    let document = with_main_type(&format!("{office}.wordprocessingml.document.main+xml"));
    assert_eq!(error(document).to_string(), "not a presentation: it is a Word document");
}

#[test]
fn entries_with_unsafe_names_are_refused() {
    let unsafe_names: [&[u8]; 11] = [
        b"../a.xml",
        b"ppt/../../a.xml",
        b"ppt/%2e%2E/a.xml",
        b"/etc/passwd",
        b"ppt\\a.xml",
        b"ppt//a.xml",
        b"./a.xml",
        b"a.xml\0.png",
        b"a\nb",
        b"a\xFF",
        b"",
    ];
    for name in unsafe_names {
        let bytes = with_entries(&[Entry::new(name, "x")]);
        assert_eq!(code(bytes, &Limits::default()), "unsafe-name", "{}", name.escape_ascii());
    }
    check([
        ("a folder", with_entries(&[Entry::new("ppt/new/", "").stored()]), "none"),
        ("odd but harmless", with_entries(&[Entry::new("ppt/a..b c%20é.xml", "x")]), "none"),
    ]);
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let twice = |a, b| with_entries(&[Entry::new(a, "1"), Entry::new(b, "2")]);
    check([
        ("the same", twice("x/a.xml", "x/a.xml"), "duplicate-part"),
        ("by case", twice("x/a.xml", "X/A.XML"), "duplicate-part"),
        ("by encoding", twice("x/a b.xml", "x/a%20b.xml"), "duplicate-part"),
        (
            "a part of the template",
            with_entries(&[Entry::new("PPT/presentation.xml", "")]),
            "duplicate-part",
        ),
    ]);
}

#[test]
fn bombs_and_lies_about_sizes_are_refused() {
    let bomb = || Entry::new("a.bin", vec![0; 64 << 20]);
    let main = |entry: Entry| {
        let parts = tiny_template_parts();
        let honest = parts.iter().filter(|(name, _)| *name != "ppt/presentation.xml");
        let mut all: Vec<Entry> = honest.map(|(name, data)| Entry::new(name, &**data)).collect();
        all.push(entry);
        zip(&all)
    };
    let presentation = || Entry::new("ppt/presentation.xml", "<a/>");
    check([
        ("a bomb", with_entries(&[bomb()]), "limit-exceeded"),
        (
            "a promise of 1 GiB",
            with_entries(&[Entry::new("a", "x").claiming_size(1 << 30)]),
            "corrupt",
        ),
        (
            "a promise of 4 GiB",
            with_entries(&[Entry::new("a", "x").claiming_size(u32::MAX)]),
            "corrupt",
        ),
        (
            "a bomb that promises little",
            main(Entry::new("ppt/presentation.xml", vec![b' '; 64 << 20]).claiming_size(100)),
            "corrupt",
        ),
        ("more than promised", main(presentation().claiming_size(3)), "corrupt"),
        ("less than promised", main(presentation().claiming_size(5)), "corrupt"),
        ("a wrong checksum", main(presentation().claiming_crc(1)), "corrupt"),
        ("no deflate", main(presentation().stored().claiming_method(8)), "corrupt"),
        ("another method", main(presentation().claiming_method(12)), "corrupt"),
        ("a password", main(presentation().encrypted()), "encrypted"),
    ]);
}

#[test]
fn a_bomb_in_many_parts_is_stopped_by_the_total() {
    // Each part stays under every limit of its own.
    let parts: Vec<Entry> =
        (0..400).map(|i| Entry::new(format!("p{i}"), vec![0; 256 << 10])).collect();
    let limits = Limits { total_bytes: 64 << 20, ..Limits::default() };
    assert_eq!(code(with_entries(&parts), &limits), "limit-exceeded");
}

#[test]
fn each_limit_holds() {
    let parts = |limits: Limits| code(tiny_template(), &limits);
    let usual = Limits::default;
    assert_eq!(parts(Limits { package_bytes: 1_000, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { entries: 3, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { part_bytes: 100, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { total_bytes: 1_000, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { xml_bytes: 100, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { xml_depth: 2, ..usual() }), "limit-exceeded");
    assert_eq!(parts(Limits { xml_nodes: 10, ..usual() }), "limit-exceeded");
}

#[test]
fn seventy_thousand_entries_meet_the_limit() {
    let honest = zip(&[Entry::new("[Content_Types].xml", "<Types/>")]);
    let bytes = many_entries(70_000);
    assert_eq!(code(honest, &Limits::default()), "missing-relationship");
    assert_eq!(
        code(bytes.clone(), &Limits { entries: 65_535, ..Limits::default() }),
        "limit-exceeded"
    );
    assert_eq!(
        code(bytes, &Limits::default()),
        "not-a-package",
        "read to its end within the limits"
    );
}

/// An archive of so many empty entries, counted as archives without 64-bit extensions do.
fn many_entries(count: u32) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for number in 0..count {
        let name = format!("p{number:06}");
        let offset = u32::try_from(bytes.len()).unwrap();
        let mut shared = vec![0; 22];
        shared[20..22].copy_from_slice(&[7, 0]); // the name's length
        bytes.extend([b"PK\x03\x04\x14\0".as_slice(), &shared, &[0, 0], name.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\0\x14\0".as_slice(), &shared, &[0; 12]].concat());
        directory.extend([&offset.to_le_bytes(), name.as_bytes()].concat());
    }
    let (start, length) = (bytes.len() as u32, directory.len() as u32);
    let low = (count as u16).to_le_bytes();
    bytes.extend(directory);
    bytes.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &low, &low].concat());
    bytes.extend([length.to_le_bytes(), start.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn packages_that_lack_something_say_what() {
    check([
        ("content types", without_part("[Content_Types].xml"), "not-a-package"),
        ("relationships", without_part("_rels/.rels"), "missing-relationship"),
        ("the main part", without_part("ppt/presentation.xml"), "missing-part"),
        (
            "its relationships",
            without_part("ppt/_rels/presentation.xml.rels"),
            "missing-relationship",
        ),
        ("the master", without_part("ppt/slideMasters/slideMaster1.xml"), "missing-part"),
        ("a layout", without_part("ppt/slideLayouts/slideLayout1.xml"), "missing-part"),
        ("the theme", without_part("ppt/theme/theme1.xml"), "missing-part"),
        ("all relationships", with_part("_rels/.rels", "<Relationships/>"), "missing-relationship"),
    ]);
    let layout = error(without_part("ppt/slideLayouts/slideLayout1.xml")).to_string();
    let expected = "part `ppt/slideLayouts/slideLayout1.xml` is missing; \
                    `ppt/slideMasters/slideMaster1.xml` refers to it";
    assert_eq!(layout, expected);
}

#[test]
fn slides_of_no_size_are_refused() {
    let parts = tiny_template_parts();
    let main = String::from_utf8(parts["ppt/presentation.xml"].clone()).unwrap();
    for width in ["-5", "0", "914399", "51206401", "wide", "99999999999999999999"] {
        let changed = main.replace("cx=\"12192000\"", &format!("cx=\"{width}\""));
        let error = error(with_part("ppt/presentation.xml", changed));
        assert_eq!(error.code(), "unusable-part", "{width}");
    }
}

#[test]
fn xml_that_is_not_well_formed_is_refused_with_its_place() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><l>&b;</l>";
    let deep = "<a>".repeat(500_000);
    for part in
        ["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml", "ppt/theme/theme1.xml"]
    {
        check([
            ("billion laughs", with_part(part, laughs), "forbidden-xml"),
            (
                "an external document type",
                with_part(part, "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"),
                "forbidden-xml",
            ),
            ("an entity", with_part(part, "<a>&b;</a>"), "forbidden-xml"),
            ("depth", with_part(part, &deep), "limit-exceeded"),
            ("nothing", with_part(part, ""), "malformed-xml"),
            ("half a tag", with_part(part, "<a"), "malformed-xml"),
            ("no UTF-8", with_part(part, b"<a>\xFF</a>"), "malformed-xml"),
            ("half of UTF-16", with_part(part, b"\xFF\xFE<\0a\0/"), "malformed-xml"),
        ]);
    }
    let message = error(with_part("ppt/presentation.xml", "<a>\n  <b>\n</a>")).to_string();
    assert!(message.starts_with("part `ppt/presentation.xml`, line 3, column 1: "), "{message}");
}

#[test]
fn a_template_cut_off_anywhere_is_refused() {
    let bytes = tiny_template();
    for end in (0..bytes.len()).step_by(61).chain(bytes.len() - 30..bytes.len()) {
        assert_ne!(code(bytes[..end].to_vec(), &Limits::default()), "none", "cut at {end}");
    }
}

#[test]
fn decks_of_the_corpus_open_or_say_why_not() {
    for path in corpus("pptx") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = if name.contains("clusterfuzz") {
            "corrupt"
        } else if name.contains("AccessProperties") {
            "encrypted"
        } else {
            "none"
        };
        assert_eq!(code(std::fs::read(&path).unwrap(), &Limits::default()), expected, "{name}");
    }
}
