//! Parts of one's own and sensitivity labels in finished decks.

use indeck_ooxml::label::{LabelMethod, SensitivityLabel};
use indeck_ooxml::{
    AttachedTo, Attachment, CustomXml, Error, Limits, PackageEdit, Parts, Presentation,
};
use indeck_testkit::{corpus, entries, tiny_template, unzip};

use crate::support::{assert_sound, text_of};

const ID: &str = "9569d428-cde8-4093-8c72-538d9175bce5";
const SITE: &str = "10efe0bd-a030-4bca-809c-b5e6745e499a";

fn edit(deck: Vec<u8>, change: impl FnOnce(&mut PackageEdit)) -> Vec<u8> {
    let mut edit = PackageEdit::open(deck, &Limits::default()).unwrap();
    change(&mut edit);
    edit.to_bytes().unwrap()
}

fn attachment(bytes: &[u8], from: AttachedTo) -> Attachment {
    Attachment {
        part: "about/us.json".to_owned(),
        content_type: "application/vnd.example+json".to_owned(),
        from,
        relationship: "urn:example:about".to_owned(),
        bytes: bytes.to_vec(),
    }
}

fn custom(bytes: &[u8]) -> CustomXml {
    let id = "{11111111-2222-3333-4444-555555555555}".to_owned();
    CustomXml { id, schema: "urn:example".to_owned(), bytes: bytes.to_vec() }
}

#[test]
fn what_is_attached_is_found_by_its_relationship() {
    for (from, source) in
        [(AttachedTo::Package, ""), (AttachedTo::Presentation, "ppt/presentation.xml")]
    {
        let deck = edit(tiny_template(), |edit| edit.attach(&attachment(b"{}", from)).unwrap());
        assert_sound(&deck);
        let parts = Parts::read(deck, &Limits::default()).unwrap();
        assert_eq!(parts.related(source, "urn:example:about").unwrap(), ["about/us.json"]);
        assert_eq!(parts.bytes("about/us.json").unwrap(), b"{}");
        let info = parts.iter().find(|part| part.name == "about/us.json").unwrap();
        assert_eq!(info.content_type, Some("application/vnd.example+json"));
        assert_eq!(info.size, 2);
    }
}

#[test]
fn all_other_parts_keep_their_packed_bytes() {
    let before = tiny_template();
    let after = edit(before.clone(), |edit| {
        edit.attach(&attachment(b"{}", AttachedTo::Package)).unwrap();
        edit.set_custom_xml(&custom(b"<a xmlns=\"urn:example\"/>")).unwrap();
    });
    let own = ["[Content_Types].xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels"];
    let after = entries(&after);
    for entry in entries(&before) {
        let name = String::from_utf8(entry.name.clone()).unwrap();
        assert_eq!(after.contains(&entry), !own.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn what_is_put_in_again_changes_nothing_else() {
    let put = |deck: Vec<u8>, bytes: &[u8], xml: &[u8]| {
        edit(deck, |edit| {
            edit.attach(&attachment(bytes, AttachedTo::Package)).unwrap();
            assert_eq!(edit.set_custom_xml(&custom(xml)).unwrap(), "customXml/item1.xml");
        })
    };
    let empty = put(tiny_template(), b"", b"<a/>");
    let full = put(empty.clone(), b"{\"a\":1}", b"<a>1</a>");
    let (mut before, mut after) = (unzip(&empty), unzip(&full));
    for own in ["about/us.json", "customXml/item1.xml"] {
        assert_ne!(before.remove(own), after.remove(own));
    }
    assert_eq!(before, after);
}

#[test]
fn custom_xml_is_what_office_keeps() {
    let deck = edit(tiny_template(), |edit| {
        edit.set_custom_xml(&custom(b"<a xmlns=\"urn:example\">text</a>")).unwrap();
    });
    assert_sound(&deck);
    let parts = unzip(&deck);
    assert!(text_of(&parts, "ppt/_rels/presentation.xml.rels").contains("../customXml/item1.xml"));
    assert!(text_of(&parts, "customXml/_rels/item1.xml.rels").contains("itemProps1.xml"));
    let parts = Parts::read(deck, &Limits::default()).unwrap();
    let text = parts.xml_text("customXml/item1.xml", "urn:example").unwrap();
    assert_eq!(text.as_deref(), Some("text"));
    assert_eq!(parts.xml_text("customXml/item1.xml", "urn:other").unwrap(), None);
}

#[test]
fn names_that_lead_out_are_refused() {
    let mut edit = PackageEdit::open(tiny_template(), &Limits::default()).unwrap();
    let outside = Attachment { part: "../a".into(), ..attachment(b"", AttachedTo::Package) };
    assert!(matches!(edit.attach(&outside), Err(Error::UnsafeName { .. })));
}

fn label() -> SensitivityLabel {
    SensitivityLabel {
        name: Some("Confidential \\ Board".to_owned()),
        method: LabelMethod::Privileged,
        set: Some("2026-01-31T09:00:00Z".to_owned()),
        action: Some(ID.to_owned()),
        content_bits: Some(6),
        ..SensitivityLabel::new(&format!("{{{}}}", ID.to_uppercase()), SITE).unwrap()
    }
}

fn labels(deck: Vec<u8>) -> Vec<SensitivityLabel> {
    Parts::read(deck, &Limits::default()).unwrap().labels().unwrap()
}

#[test]
fn a_label_is_read_as_it_was_written() {
    let deck = edit(tiny_template(), |edit| edit.set_label(&label()).unwrap());
    assert_sound(&deck);
    assert_eq!(labels(deck.clone()), [label()]);
    let parts = unzip(&deck);
    assert_eq!(
        text_of(&parts, "docMetadata/LabelInfo.xml").lines().last().unwrap(),
        "<clbl:labelList xmlns:clbl=\"http://schemas.microsoft.com/office/2020/mipLabelMetadata\">\
         <clbl:label id=\"{9569d428-cde8-4093-8c72-538d9175bce5}\" enabled=\"1\" \
         method=\"Privileged\" siteId=\"{10efe0bd-a030-4bca-809c-b5e6745e499a}\" \
         contentBits=\"6\" removed=\"0\"/></clbl:labelList>"
    );
    let custom = text_of(&parts, "docProps/custom.xml");
    for field in ["Enabled", "SetDate", "Method", "Name", "SiteId", "ActionId", "ContentBits"] {
        assert!(custom.contains(&format!("name=\"MSIP_Label_{ID}_{field}\"")), "{field}");
    }
}

#[test]
fn an_organisation_has_one_label_on_a_deck() {
    let other_id = "b4199b9c-a89e-442f-9799-431511f14748";
    let second = SensitivityLabel { content_bits: None, ..label() };
    let second = SensitivityLabel { id: other_id.to_owned(), ..second };
    let foreign = SensitivityLabel::new(other_id, ID).unwrap();
    let deck = edit(tiny_template(), |edit| edit.set_label(&label()).unwrap());
    let replaced = edit(deck.clone(), |edit| edit.set_label(&second).unwrap());
    assert_eq!(labels(replaced.clone()), [second]);
    let custom = text_of(&unzip(&replaced), "docProps/custom.xml");
    assert!(!custom.contains(ID) || !custom.contains(&format!("MSIP_Label_{ID}_Name")));
    assert_sound(&replaced);
    let both = edit(deck, |edit| edit.set_label(&foreign).unwrap());
    assert_eq!(labels(both), [label(), foreign]);
}

#[test]
fn what_is_no_guid_is_no_label() {
    for wrong in ["", "x", "9569d428-cde8-4093-8c72", "9569d428-cde8-4093-8c72-538d9175bceg"] {
        assert!(matches!(SensitivityLabel::new(wrong, SITE), Err(Error::InvalidValue { .. })));
    }
    let mut edit = PackageEdit::open(tiny_template(), &Limits::default()).unwrap();
    let wrong = SensitivityLabel { site: "a\"b".to_owned(), ..label() };
    assert!(edit.set_label(&wrong).is_err());
}

#[test]
fn real_decks_take_a_part_and_a_label() {
    for file in corpus("pptx") {
        let bytes = std::fs::read(&file).unwrap();
        let Ok(mut edit) = PackageEdit::open(bytes, &Limits::default()) else { continue };
        edit.attach(&attachment(b"{}", AttachedTo::Package)).unwrap();
        edit.set_custom_xml(&custom(b"<a xmlns=\"urn:example\"/>")).unwrap();
        edit.set_label(&label()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let bytes = edit.to_bytes().unwrap();
        assert!(labels(bytes.clone()).contains(&label()), "{}", file.display());
        Presentation::from_bytes(bytes, &Limits::default()).unwrap();
    }
}
