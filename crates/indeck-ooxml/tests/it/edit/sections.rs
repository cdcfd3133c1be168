//! Sections.

use super::sound::faults;
use super::{deck, open, text, title_slide};

fn sections(deck: &indeck_ooxml::Presentation) -> Vec<(String, Vec<usize>)> {
    deck.sections().into_iter().map(|section| (section.name, section.slides)).collect()
}

fn named(list: &[(&str, &[usize])]) -> Vec<(String, Vec<usize>)> {
    list.iter().map(|(name, slides)| ((*name).to_owned(), slides.to_vec())).collect()
}

#[test]
fn the_first_section_leaves_the_slides_before_it_in_one_of_their_own() {
    let mut deck = deck();
    assert_eq!(deck.add_section("Results", 1).unwrap(), 1);
    assert_eq!(sections(&deck), named(&[("Default Section", &[0]), ("Results", &[1, 2])]));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
    let again = open(deck.to_bytes().unwrap());
    assert_eq!(sections(&again), sections(&deck));
}

#[test]
fn slides_join_the_section_of_the_slide_before_them() {
    let mut deck = deck();
    deck.add_section("A", 0).unwrap();
    deck.add_section("B", 2).unwrap();
    deck.clone_slide(0).unwrap();
    deck.add_slide(title_slide("New")).unwrap();
    assert_eq!(sections(&deck), named(&[("A", &[0, 1, 2]), ("B", &[3, 4])]));
    deck.move_slide(4, 1).unwrap();
    assert_eq!(sections(&deck), named(&[("A", &[0, 1, 2, 3]), ("B", &[4])]));
    deck.delete_slide(4).unwrap();
    assert_eq!(sections(&deck), named(&[("A", &[0, 1, 2, 3]), ("B", &[])]));
    assert_eq!(deck.move_to_section(0, 1).unwrap(), 3);
    assert_eq!(sections(&deck), named(&[("A", &[0, 1, 2]), ("B", &[3])]));
    assert_eq!(faults(&deck.to_bytes().unwrap()), Default::default());
}

#[test]
fn a_removed_section_leaves_its_slides_to_its_neighbour() {
    let mut deck = deck();
    deck.add_section("A", 0).unwrap();
    deck.add_section("B", 1).unwrap();
    deck.add_section("C", 2).unwrap();
    deck.remove_section(1).unwrap();
    assert_eq!(sections(&deck), named(&[("A", &[0, 1]), ("C", &[2])]));
    deck.remove_section(0).unwrap();
    assert_eq!(sections(&deck), named(&[("C", &[0, 1, 2])]));
    deck.remove_section(0).unwrap();
    assert_eq!(sections(&deck), []);
    assert!(!text(&deck, "ppt/presentation.xml").contains("sectionLst"));
}

#[test]
fn sections_that_were_read_keep_what_indeck_does_not_know() {
    let mut deck = deck();
    deck.add_section("A", 0).unwrap();
    deck.add_section("B", 1).unwrap();
    let bytes = deck.to_bytes().unwrap();
    let mut parts = indeck_testkit::unzip(&bytes);
    super::replace(
        &mut parts,
        "ppt/presentation.xml",
        "</p14:section>",
        "<p14:extLst/></p14:section>",
    );
    let mut deck = open(indeck_testkit::package(&parts));
    deck.rename_section(0, "A & more").unwrap();
    deck.add_section("Between", 0).unwrap();
    let xml = text(&deck, "ppt/presentation.xml");
    assert!(xml.contains("<p14:extLst/></p14:section>"), "{xml}");
    assert_eq!(sections(&deck), named(&[("A & more", &[]), ("Between", &[0]), ("B", &[1, 2])]));
    let again = open(deck.to_bytes().unwrap());
    assert_eq!(sections(&again), sections(&deck));
}

#[test]
fn the_same_edits_give_the_same_bytes() {
    let edit = || {
        let mut deck = deck();
        deck.add_section("A", 1).unwrap();
        deck.clone_slide(1).unwrap();
        deck.add_slide(super::rich_slide("New")).unwrap();
        deck.to_bytes().unwrap()
    };
    assert_eq!(edit(), edit());
}
