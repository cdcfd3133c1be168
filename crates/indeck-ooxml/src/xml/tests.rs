//! Reading, asking and patching XML; hostile XML.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::node::Attribute;
use super::*;
use crate::error::Error;
use crate::opc::Limits;

fn parse(xml: &str) -> Document {
    Document::parse("x.xml", xml.as_bytes().to_vec(), &Limits::default()).unwrap()
}

fn error(xml: impl Into<Vec<u8>>, limits: &Limits) -> Error {
    Document::parse("x.xml", xml.into(), limits).unwrap_err()
}

const SLIDE: &str = r#"<?xml version="1.0"?>
<!-- kept --><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" show = '0' >
  <p:cSld name="a &amp; &#x41;"><p:spTree><p:sp r:id="rId1"/><a:t>one<![CDATA[ <two> ]]>&lt;three&#13;</a:t></p:spTree></p:cSld>
  <x:unknown xmlns:x="urn:x" x:a="1"><x:y/></x:unknown><?pi kept?>
</p:sld>
"#;

fn patched(doc: &Document, edit: impl FnOnce(&mut Patch<'_>)) -> String {
    let mut patch = Patch::new(doc);
    edit(&mut patch);
    let bytes = patch.apply();
    Document::parse("x.xml", bytes.clone(), &Limits::default()).expect("a patched part is XML");
    String::from_utf8(bytes).unwrap()
}

#[test]
fn queries_see_names_namespaces_attributes_and_text() {
    let doc = parse(SLIDE);
    let root = doc.root();
    assert!(root.is(ns::P, "sld") && root.qname() == "p:sld" && root.parent().is_none());
    assert_eq!(root.attr("show").as_deref(), Some("0"));
    assert_eq!(root.child(ns::P, "cSld").unwrap().attr("name").as_deref(), Some("a & A"));
    let tree = root.path(ns::P, &["cSld", "spTree"]).unwrap();
    let shape = tree.child(ns::P, "sp").unwrap();
    assert_eq!(shape.attr_ns(ns::R, "id").as_deref(), Some("rId1"));
    assert_eq!(shape.attr("id"), None, "an attribute of a namespace is another one");
    assert_eq!(root.descendants(ns::A, "t").next().unwrap().text(), "one <two> <three\r");
    let names: Vec<_> = root.children().map(Node::name).collect();
    assert_eq!(names, ["cSld", "unknown"]);
    assert_eq!(root.all_descendants().count(), 6);
    let unknown = root.child("urn:x", "unknown").unwrap();
    assert_eq!(unknown.raw(), r#"<x:unknown xmlns:x="urn:x" x:a="1"><x:y/></x:unknown>"#);
    assert_eq!(unknown.attr_ns("urn:x", "a").as_deref(), Some("1"));
    assert_eq!(doc.node(shape.id()).qname(), "p:sp");
}

#[test]
fn text_between_elements_is_joined() {
    let doc = parse("<t>a<b>no</b>c<!-- no -->d<b/>&amp;\r\ne</t>");
    assert_eq!(doc.root().text(), "acd&\ne");
}

#[test]
fn strict_namespaces_are_seen_as_transitional_ones() {
    let doc = parse(
        r#"<p:sld xmlns:p="http://purl.oclc.org/ooxml/presentationml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" r:id="7"/>"#,
    );
    assert!(doc.is_strict() && doc.root().is(ns::P, "sld"));
    assert_eq!(doc.root().attr_ns(ns::R, "id").as_deref(), Some("7"));
    for (strict, transitional) in [
        ("http://purl.oclc.org/ooxml/drawingml/chart", ns::C),
        (
            "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        ),
        ("urn:other", "urn:other"),
    ] {
        assert_eq!(ns::transitional(strict), transitional);
        assert_eq!(ns::strict(transitional), strict);
    }
    assert_eq!(ns::strict(ns::MC), ns::MC, "markup compatibility has one namespace");
}

#[test]
fn the_fitting_branch_of_alternate_content_is_chosen() {
    let doc = parse(&format!(
        r#"<r xmlns:mc="{}" xmlns:k="urn:known" xmlns:n="urn:new"><a/><mc:AlternateContent>
        <mc:Choice Requires="n"><x/></mc:Choice><mc:Choice Requires="k"><b/><c/></mc:Choice>
        <mc:Fallback><f/></mc:Fallback></mc:AlternateContent><d/></r>"#,
        ns::MC
    ));
    let names = |known: &[&str]| -> Vec<&str> {
        doc.root().chosen_children(known).into_iter().map(Node::name).collect()
    };
    assert_eq!(names(&["urn:known"]), ["a", "b", "c", "d"]);
    assert_eq!(names(&["urn:known", "urn:new"]), ["a", "x", "d"]);
    assert_eq!(names(&[]), ["a", "f", "d"]);
}

#[test]
fn utf16_is_read_and_becomes_utf8() {
    let xml = "<?xml version=\"1.0\" encoding='UTF-16'?><a b=\"é東𝄞\"/>";
    for (bom, unit) in
        [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)]
    {
        let bytes: Vec<u8> = bom.into_iter().chain(xml.encode_utf16().flat_map(unit)).collect();
        for bytes in [bytes.clone(), bytes[2..].to_vec()] {
            let doc = Document::parse("x.xml", bytes, &Limits::default()).unwrap();
            assert_eq!(doc.root().attr("b").as_deref(), Some("é東𝄞"));
            assert!(doc.text().contains("encoding='UTF-8'"));
        }
    }
    assert_eq!(error([0xFF, 0xFE, 0x3C], &Limits::default()).code(), "malformed-xml");
    assert_eq!(error([0xFF, 0xFE, 0x00, 0xD8], &Limits::default()).code(), "malformed-xml");
}

#[test]
fn a_byte_order_mark_stays() {
    let doc = parse("\u{feff}<a><b/></a>");
    assert_eq!(doc.root().children().next().unwrap().raw(), "<b/>");
    assert_eq!(
        patched(&doc, |patch| patch.remove(doc.root().children().next().unwrap())),
        "\u{feff}<a></a>"
    );
}

#[test]
fn a_patch_without_edits_gives_the_same_bytes() {
    let doc = parse(SLIDE);
    let patch = Patch::new(&doc);
    assert!(patch.is_empty());
    assert_eq!(patch.apply(), SLIDE.as_bytes());
}

#[test]
fn edits_change_what_they_name_and_nothing_else() {
    type Edit = fn(&mut Patch<'_>, Node<'_>);
    let source = r#"<r a='1'  b="2" ><x/> <y k="v">t</y><z></z></r>"#;
    let cases: [(&str, Edit, &str); 19] = [
        ("remove", |p, r| p.remove(nth(r, 1)), r#"<r a='1'  b="2" ><x/> <z></z></r>"#),
        (
            "replace",
            |p, r| p.replace(nth(r, 0), "<n/>"),
            r#"<r a='1'  b="2" ><n/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "before",
            |p, r| p.insert_before(nth(r, 1), "<n/>"),
            r#"<r a='1'  b="2" ><x/> <n/><y k="v">t</y><z></z></r>"#,
        ),
        (
            "after",
            |p, r| p.insert_after(nth(r, 0), "<n/>"),
            r#"<r a='1'  b="2" ><x/><n/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "append",
            |p, r| p.append(r, "<n/>"),
            r#"<r a='1'  b="2" ><x/> <y k="v">t</y><z></z><n/></r>"#,
        ),
        (
            "append to a closed element",
            |p, r| {
                p.append(nth(r, 0), "<n/>");
                p.append(nth(r, 0), "<m/>");
            },
            r#"<r a='1'  b="2" ><x><n/><m/></x> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "append to an empty element",
            |p, r| p.append(nth(r, 2), "<n/>"),
            r#"<r a='1'  b="2" ><x/> <y k="v">t</y><z><n/></z></r>"#,
        ),
        (
            "content",
            |p, r| p.set_content(nth(r, 1), "<n/>"),
            r#"<r a='1'  b="2" ><x/> <y k="v"><n/></y><z></z></r>"#,
        ),
        (
            "content, then append",
            |p, r| {
                p.append(nth(r, 0), "<n/>");
                p.set_content(nth(r, 0), "<m/>");
            },
            r#"<r a='1'  b="2" ><x><m/><n/></x> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "text",
            |p, r| p.set_text(nth(r, 2), "<&>"),
            r#"<r a='1'  b="2" ><x/> <y k="v">t</y><z>&lt;&amp;&gt;</z></r>"#,
        ),
        (
            "set an attribute",
            |p, r| p.set_attr(r, "a", "'\""),
            r#"<r a='&apos;&quot;'  b="2" ><x/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "add an attribute",
            |p, r| p.set_attr(r, "c", "3"),
            r#"<r a='1'  b="2" c="3" ><x/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "add to none",
            |p, r| p.set_attr(nth(r, 0), "c", "3"),
            r#"<r a='1'  b="2" ><x c="3"/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "remove the first attribute",
            |p, r| p.remove_attr(r, "a"),
            r#"<r  b="2" ><x/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "remove the last attribute",
            |p, r| p.remove_attr(r, "b"),
            r#"<r a='1' ><x/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "remove no attribute",
            |p, r| p.remove_attr(r, "c"),
            r#"<r a='1'  b="2" ><x/> <y k="v">t</y><z></z></r>"#,
        ),
        (
            "the later counts",
            |p, r| {
                p.set_attr(r, "a", "8");
                p.set_attr(r, "a", "9");
                p.replace(nth(r, 0), "<n/>");
                p.remove(nth(r, 0));
            },
            r#"<r a='9'  b="2" > <y k="v">t</y><z></z></r>"#,
        ),
        (
            "inside what is gone",
            |p, r| {
                p.set_attr(nth(r, 1), "k", "w");
                p.append(nth(r, 1), "<n/>");
                p.remove(nth(r, 1));
            },
            r#"<r a='1'  b="2" ><x/> <z></z></r>"#,
        ),
        (
            "around what is gone",
            |p, r| {
                p.remove(nth(r, 1));
                p.insert_before(nth(r, 1), "<m/>");
                p.insert_after(nth(r, 1), "<n/>");
            },
            r#"<r a='1'  b="2" ><x/> <m/><n/><z></z></r>"#,
        ),
    ];
    let doc = parse(source);
    for (what, edit, expected) in cases {
        assert_eq!(patched(&doc, |patch| edit(patch, doc.root())), expected, "{what}");
    }
}

fn nth(node: Node<'_>, index: usize) -> Node<'_> {
    node.children().nth(index).unwrap()
}

#[test]
fn a_new_child_goes_where_the_schema_wants_it() {
    let xml =
        |inside: &str| format!(r#"<p:presentation xmlns:p="{}">{inside}</p:presentation>"#, ns::P);
    let cases = [
        ("<p:sldMasterIdLst/><p:sldSz/>", "<p:sldMasterIdLst/><p:sldIdLst/><p:sldSz/>"),
        (
            "<p:sldMasterIdLst/><p:notesMasterIdLst/>",
            "<p:sldMasterIdLst/><p:notesMasterIdLst/><p:sldIdLst/>",
        ),
        ("<p:notesSz/>", "<p:sldIdLst/><p:notesSz/>"),
        ("", "<p:sldIdLst/>"),
    ];
    for (before, after) in cases {
        let doc = parse(&xml(before));
        let found =
            patched(&doc, |patch| patch.insert_ordered(doc.root(), "sldIdLst", "<p:sldIdLst/>"));
        assert_eq!(found, xml(after));
    }
    let doc = parse(&format!(r#"<p:presentation xmlns:p="{}"/>"#, ns::P));
    let several = patched(&doc, |patch| {
        for name in ["extLst", "sldSz", "sldMasterIdLst", "notesSz", "sldIdLst"] {
            patch.insert_ordered(doc.root(), name, &format!("<p:{name}/>"));
        }
    });
    let inside = "<p:sldMasterIdLst/><p:sldIdLst/><p:sldSz/><p:notesSz/><p:extLst/>";
    assert_eq!(several, xml(inside), "several children of one element find their order");
}

#[test]
fn a_series_is_ordered_by_the_kind_of_its_chart() {
    let xml = |chart: &str, inside: &str| {
        format!(r#"<c:{chart} xmlns:c="{}"><c:ser><c:idx/>{inside}</c:ser></c:{chart}>"#, ns::C)
    };
    for (chart, before, after) in [
        ("barChart", "<c:invertIfNegative/><c:val/>", "<c:invertIfNegative/><c:dLbls/><c:val/>"),
        ("lineChart", "<c:marker/><c:val/>", "<c:marker/><c:dLbls/><c:val/>"),
        ("pieChart", "<c:explosion/><c:cat/>", "<c:explosion/><c:dLbls/><c:cat/>"),
    ] {
        let doc = parse(&xml(chart, before));
        let series = nth(doc.root(), 0);
        let found = patched(&doc, |patch| patch.insert_ordered(series, "dLbls", "<c:dLbls/>"));
        assert_eq!(found, xml(chart, after));
    }
}

#[test]
fn fragments_declare_the_prefixes_that_are_missing_where_they_go() {
    let doc = parse(&format!(
        r#"<sld xmlns="{}" xmlns:a="urn:not-drawingml"><q xmlns:a="{}"/></sld>"#,
        ns::P,
        ns::A
    ));
    let fragment = r#"<p:x r:id="1"><a:t/></p:x><a:y/>"#;
    let found = patched(&doc, |patch| patch.append(doc.root(), fragment));
    let again = parse(&found);
    let names: Vec<_> = again.root().children().map(|n| (n.ns(), n.name())).collect();
    assert_eq!(names, [(ns::P, "q"), (ns::P, "x"), (ns::A, "y")]);
    assert_eq!(nth(again.root(), 1).attr_ns(ns::R, "id").as_deref(), Some("1"));
    let inner = patched(&doc, |patch| patch.append(nth(doc.root(), 0), "<a:y/>"));
    assert!(inner.contains("><a:y/></q>"), "a prefix in scope is not declared again: {inner}");
    let strict = parse(r#"<s xmlns="http://purl.oclc.org/ooxml/presentationml/main"/>"#);
    let found = patched(&strict, |patch| patch.append(strict.root(), "<p:x/>"));
    assert!(
        found.contains(r#"<p:x xmlns:p="http://purl.oclc.org/ooxml/presentationml/main"/>"#),
        "{found}"
    );
}

#[test]
fn a_prefix_means_what_the_nearest_declaration_says() {
    let doc =
        parse(r#"<a:r xmlns:a="urn:1" xmlns:b="urn:1" xmlns="urn:2"><x xmlns:a="urn:3"/></a:r>"#);
    let inner = nth(doc.root(), 0);
    assert_eq!(doc.root().namespace_of("a").as_deref(), Some("urn:1"));
    assert_eq!(inner.namespace_of("a").as_deref(), Some("urn:3"), "it has another meaning there");
    assert_eq!(inner.namespace_of("b").as_deref(), Some("urn:1"));
    assert_eq!(inner.namespace_of("").as_deref(), Some("urn:2"));
    assert_eq!(inner.namespace_of("c"), None);
}

#[test]
fn what_is_not_xml_is_refused_with_its_place() {
    let cases = [
        ("", (1, 1)),
        ("<a>", (1, 4)),
        ("<a></b>", (1, 4)),
        ("<a/><b/>", (1, 5)),
        ("text<a/>", (1, 1)),
        ("<a/>\n\n  é text", (1, 5)),
        ("<a>\n <b é=\"1\" é=\"2\"/></a>", (2, 11)),
        ("<a b='1'c='2'/>", (1, 9)),
        ("<a b=1/>", (1, 4)),
        ("<a b/>", (1, 4)),
        ("<a b='<'/>", (1, 7)),
        ("<a>\n\té&#xD800;</a>", (2, 3)),
        ("<a b='&'/>", (1, 7)),
        ("<p:a/>", (1, 1)),
        ("<a p:b='1'/>", (1, 4)),
        ("<a><!-- -- --></a>", (1, 9)),
    ];
    for (xml, place) in cases {
        match error(xml, &Limits::default()) {
            Error::MalformedXml { line, column, part, .. } => {
                assert_eq!((line, column), place, "{xml}");
                assert_eq!(part, "x.xml");
            }
            other => panic!("{xml}: {other}"),
        }
    }
    assert_eq!(
        error(b"<a>\n\xFF</a>", &Limits::default()).to_string(),
        "part `x.xml`, line 2, column 1: the text is not valid UTF-8"
    );
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs =
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><l>&b;</l>";
    for xml in [
        laughs,
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a><a/>",
        "<a>&b;</a>",
        "<a b='&c;'/>",
    ] {
        assert_eq!(error(xml, &Limits::default()).code(), "forbidden-xml", "{xml}");
    }
}

#[test]
fn xml_limits_hold() {
    let deep = "<a>".repeat(1_000_000);
    assert_eq!(error(deep, &Limits::default()).code(), "limit-exceeded");
    let wide = format!("<a>{}</a>", "<b/>".repeat(1_000));
    let tight = Limits { xml_nodes: 1_000, ..Limits::default() };
    assert_eq!(error(wide.clone(), &tight).code(), "limit-exceeded");
    let attributes: String = (0..1_000).map(|i| format!(" a{i}=''")).collect();
    assert_eq!(error(format!("<a{attributes}/>"), &tight).code(), "limit-exceeded");
    assert_eq!(
        error(wide, &Limits { xml_bytes: 100, ..Limits::default() }).code(),
        "limit-exceeded"
    );
    let prefixes: String = (0..2_000).map(|i| format!(" xmlns:a{i}='u'")).collect();
    assert_eq!(error(format!("<a{prefixes}/>"), &Limits::default()).code(), "limit-exceeded");
}

/// A tree as XML in which every element has a number of its own.
fn tree() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just("<e n=\"#\"/>".to_owned()), Just("<e n='#'>t</e>".to_owned())];
    let whole = leaf.prop_recursive(5, 40, 5, |inner| {
        prop::collection::vec(inner, 0..5)
            .prop_map(|c| format!("<e n=\"#\"> {}</e>", c.join("<!--c-->")))
    });
    whole.prop_map(|xml| {
        let pieces: Vec<&str> = xml.split('#').collect();
        let numbered = pieces.iter().enumerate().map(|(i, piece)| {
            if i == 0 { (*piece).to_owned() } else { format!("{}{piece}", i - 1) }
        });
        numbered.collect()
    })
}

proptest! {
    #[test]
    fn what_no_edit_touches_stays(xml in tree(), picks in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..6)) {
        let doc = parse(&xml);
        let nodes: Vec<Node<'_>> = std::iter::once(doc.root()).chain(doc.root().all_descendants()).collect();
        let mut patch = Patch::new(&doc);
        let mut touched = BTreeSet::new();
        let mut gone = BTreeSet::new();
        for (pick, kind) in picks {
            let node = nodes[pick.index(nodes.len())];
            let is_root = node.parent().is_none();
            match kind {
                0 if !is_root => { patch.remove(node); gone.insert(node.id()); }
                1 if !is_root => { patch.replace(node, "<new/>"); gone.insert(node.id()); }
                2 if !is_root => { patch.insert_before(node, "<new/>"); }
                3 if !is_root => { patch.insert_after(node, "<new/>"); }
                4 => { patch.append(node, "<new/>"); touched.insert(node.id()); }
                5 => { patch.set_attr(node, "m", "&"); touched.insert(node.id()); }
                6 => { patch.set_attr(node, "n", "n"); touched.insert(node.id()); }
                _ => { patch.set_text(node, "new"); gone.extend(node.all_descendants().map(Node::id)); touched.insert(node.id()); }
            }
            touched.extend(std::iter::successors(node.parent(), |n| n.parent()).map(Node::id));
        }
        let result = String::from_utf8(patch.apply()).unwrap();
        let again = Document::parse("x.xml", result.clone().into_bytes(), &Limits::default());
        prop_assert!(again.is_ok(), "{} → {}", xml, result);
        for node in nodes {
            let line = std::iter::successors(Some(node), |n| n.parent());
            if line.clone().any(|n| gone.contains(&n.id())) {
                continue;
            }
            if !touched.contains(&node.id()) {
                prop_assert!(result.contains(node.raw()), "{} lost in {}", node.raw(), result);
            }
        }
    }

    #[test]
    fn any_text_survives_in_content_and_attributes(text in "\\PC*") {
        let doc = parse("<a b='x'><c/></a>");
        let result = patched(&doc, |patch| {
            patch.set_attr(doc.root(), "b", &text);
            patch.set_text(nth(doc.root(), 0), &text);
        });
        let again = parse(&result);
        prop_assert_eq!(again.root().attr("b").unwrap(), text.as_str());
        prop_assert_eq!(nth(again.root(), 0).text(), text.as_str());
    }

    #[test]
    fn damaged_xml_never_panics(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = SLIDE.as_bytes().to_vec();
        for (index, value) in flips {
            let at = index.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(doc) = Document::parse("x.xml", bytes.clone(), &Limits::default()) {
            for node in doc.root().all_descendants() {
                let _ = (node.text(), node.attributes().map(Attribute::value).count());
            }
            let read = doc.text().as_bytes() == bytes;
            prop_assert!(!read || Patch::new(&doc).apply() == bytes);
        }
    }
}
