//! Shapes that are deleted from slides with animations.

use indeck_ooxml::lint::{LintOptions, lint};
use indeck_ooxml::{Limits, Presentation};

use super::support::{deck, named, part};

/// A timing as PowerPoint writes it, in which shapes fly in at a click.
fn timing(shapes: &[u32], bounce: &str) -> String {
    let effects: String = shapes.iter().map(|id| effect(*id, bounce)).collect();
    format!(
        r#"<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{effects}</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"#
    )
}

fn effect(shape: u32, bounce: &str) -> String {
    let id = 10 * shape;
    let (first, second) = (id + 1, id + 2);
    format!(
        r#"<p:par><p:cTn id="{id}" presetID="2" presetClass="entr" presetSubtype="4" fill="hold" nodeType="clickEffect"{bounce}><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id="{first}" dur="1" fill="hold"/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set><p:anim calcmode="lin" valueType="num"><p:cBhvr additive="base"><p:cTn id="{second}" dur="500" fill="hold"/><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl><p:attrNameLst><p:attrName>ppt_y</p:attrName></p:attrNameLst></p:cBhvr></p:anim></p:childTnLst></p:cTn></p:par>"#
    )
}

/// The deck of the tests, with shapes of the first slide that fly in and bounce at the end.
fn bouncing(names: &[&str]) -> Presentation {
    let deck = deck();
    let ids: Vec<u32> = names.iter().map(|name| named(&deck, name).id()).collect();
    let bounce = r#" p14:presetBounceEnd="40000""#;
    let alternate = format!(
        r#"<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" Requires="p14">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></p:sld>"#,
        timing(&ids, bounce),
        timing(&ids, "")
    );
    let mut parts = indeck_testkit::unzip(&deck.to_bytes().unwrap());
    let slide = part(&deck, "ppt/slides/slide1.xml").replace("</p:sld>", &alternate);
    parts.insert("ppt/slides/slide1.xml".to_owned(), slide.into_bytes());
    Presentation::from_bytes(indeck_testkit::package(&parts), &Limits::default()).unwrap()
}

fn orphans(deck: &Presentation) -> usize {
    let found = lint(deck.to_bytes().unwrap(), &LintOptions::default()).unwrap();
    found.iter().filter(|finding| finding.rule.code == "animation-target").count()
}

#[test]
fn a_deleted_shape_leaves_no_effect_that_bounces() {
    let mut deck = bouncing(&["Logo", "Results"]);
    let (logo, results) = (named(&deck, "Logo"), named(&deck, "Results"));
    deck.shape_mut(logo).delete().unwrap();
    assert_eq!(orphans(&deck), 0);
    let slide = part(&deck, "ppt/slides/slide1.xml");
    let [gone, kept] = [logo, results].map(|at| format!(r#"spid="{}""#, at.id()));
    assert_eq!((slide.matches(&gone).count(), slide.matches(&kept).count()), (0, 4));
}

#[test]
fn with_the_last_effect_the_alternate_content_around_the_timing_goes() {
    let mut deck = bouncing(&["Logo"]);
    let logo = named(&deck, "Logo");
    deck.shape_mut(logo).delete().unwrap();
    assert_eq!(orphans(&deck), 0);
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(!slide.contains("AlternateContent") && !slide.contains("p:timing"), "{slide}");
}
