//! Any sequence of operations on slides keeps a deck sound.

use indeck_ooxml::{Formatting, ImportOptions, Presentation};
use proptest::prelude::*;

use super::sound::faults;
use super::{deck, open, rich_slide, title_slide};

#[derive(Clone, Debug)]
enum Step {
    Clone(usize),
    Move(usize, usize),
    Delete(usize),
    Hide(usize, bool),
    AddSection(usize),
    RemoveSection(usize),
    MoveToSection(usize, usize),
    Add(usize, bool),
    Import(usize, usize, bool),
    /// Save and open again.
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let place = 0..12usize;
    prop_oneof![
        3 => place.clone().prop_map(Step::Clone),
        3 => (place.clone(), place.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        4 => place.clone().prop_map(Step::Delete),
        1 => (place.clone(), any::<bool>()).prop_map(|(slide, hidden)| Step::Hide(slide, hidden)),
        2 => place.clone().prop_map(Step::AddSection),
        1 => (0..4usize).prop_map(Step::RemoveSection),
        2 => (place.clone(), 0..4usize).prop_map(|(slide, to)| Step::MoveToSection(slide, to)),
        1 => (place.clone(), any::<bool>()).prop_map(|(at, rich)| Step::Add(at, rich)),
        1 => (0..3usize, place, any::<bool>()).prop_map(|(slide, at, keep)| Step::Import(slide, at, keep)),
        1 => Just(Step::Reopen),
    ]
}

/// Does a step if it can be done.
fn apply(deck: &mut Presentation, step: &Step, other: &Presentation) {
    let count = deck.slide_count();
    let sections = deck.sections().len();
    match *step {
        Step::Clone(slide) => drop(deck.clone_slide(slide)),
        Step::Move(from, to) => drop(deck.move_slide(from, to)),
        Step::Delete(slide) => drop(deck.delete_slide(slide)),
        Step::Hide(slide, hidden) => drop(deck.set_hidden(slide, hidden)),
        Step::AddSection(slide) => drop(deck.add_section(format!("S{sections}"), slide)),
        Step::RemoveSection(section) => drop(deck.remove_section(section)),
        Step::MoveToSection(slide, section) => drop(deck.move_to_section(slide, section)),
        Step::Add(at, rich) => {
            let slide = if rich { rich_slide("Rich") } else { title_slide("Plain") };
            deck.insert_slide(at.min(count), slide).unwrap();
        }
        Step::Import(slide, at, keep) => {
            let formatting = if keep { Formatting::KeepSource } else { Formatting::TakeTheme };
            let options = ImportOptions { formatting, ..ImportOptions::default() };
            deck.import_slides(other, &[slide], at.min(count), &options).unwrap();
        }
        Step::Reopen => *deck = open(deck.to_bytes().unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_operations_keeps_a_deck_sound(steps in prop::collection::vec(step(), 1..25)) {
        let other = super::import::other();
        let mut deck = deck();
        for step in &steps {
            apply(&mut deck, step, &other);
            let listed: usize = deck.sections().iter().map(|section| section.slides.len()).sum();
            prop_assert!(deck.sections().is_empty() || listed == deck.slide_count(), "{step:?}");
        }
        let bytes = deck.to_bytes().unwrap();
        prop_assert_eq!(faults(&bytes), Default::default());
        let again = open(bytes);
        prop_assert_eq!(again.sections(), deck.sections());
        let ids = |deck: &Presentation| deck.slides().map(|slide| slide.id()).collect::<Vec<_>>();
        prop_assert_eq!(ids(&again), ids(&deck));
        prop_assert!(indeck_ooxml::Inspection::from_bytes(again.to_bytes().unwrap(), &Default::default()).is_ok());
    }
}
