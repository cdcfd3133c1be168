//! Makes one edit of a deck: `edit_deck EDIT DECK OUT [OTHER]`.
//!
//! The edits are `save`, `add`, `clone`, `move`, `delete`, `hide`, `section`, and with another deck
//! `import-keep` (its slides keep their formatting), `import-take` (they take the deck's theme) and
//! `import-fit` (they keep their formatting and take the deck's size). The tests run each of them
//! on every deck that they have.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program reads its arguments and speaks to a terminal"
)]

use std::error::Error;

use indeck_ooxml::model::Rect;
use indeck_ooxml::model::chart::ColumnChart;
use indeck_ooxml::model::deck::{Footer, Place, ResolvedSlide, Shape};
use indeck_ooxml::{Formatting, ImportOptions, OtherSize, Presentation, Template};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [edit, deck, out, rest @ ..] = arguments.as_slice() else {
        return Err("edit_deck EDIT DECK OUT [OTHER]".into());
    };
    let mut presentation = Presentation::open(deck)?;
    apply(&mut presentation, edit, deck, rest)?;
    presentation.save(out)?;
    for warning in presentation.warnings()? {
        println!("{warning}");
    }
    Ok(())
}

fn apply(
    deck: &mut Presentation,
    edit: &str,
    path: &str,
    rest: &[String],
) -> Result<(), Box<dyn Error>> {
    let last = deck.slide_count().checked_sub(1);
    match (edit, last) {
        ("save", _) => {}
        ("add", _) => add(deck, path)?,
        ("import-keep" | "import-take" | "import-fit", _) => {
            let other = rest.first().ok_or("import which deck?")?;
            import(deck, &Presentation::open(other)?, edit)?;
        }
        (_, None) => println!("there is no slide"),
        ("clone", Some(last)) => {
            deck.clone_slide(last)?;
            deck.clone_slide(0)?;
        }
        ("move", Some(last)) => deck.move_slide(last, 0)?,
        ("delete", Some(last)) => deck.delete_slide(last / 2)?,
        ("hide", Some(last)) => {
            let hidden = deck.slide(last)?.is_hidden()?;
            deck.set_hidden(last, !hidden)?;
        }
        ("section", Some(last)) => {
            let section = deck.add_section("New section", last / 2)?;
            deck.rename_section(section, "Renamed & moved")?;
            deck.move_to_section(last, section)?;
        }
        (other, _) => return Err(format!("no edit is called {other}").into()),
    }
    Ok(())
}

/// Imports all slides of another deck, and its first once more.
fn import(deck: &mut Presentation, other: &Presentation, edit: &str) -> Result<(), Box<dyn Error>> {
    let formatting = match edit {
        "import-take" => Formatting::TakeTheme,
        _ => Formatting::KeepSource,
    };
    let other_size = if edit == "import-fit" { OtherSize::Fit } else { OtherSize::Keep };
    let options = ImportOptions { formatting, other_size, ..ImportOptions::default() };
    let report = deck.import_deck(other, &options)?;
    for note in &report.notes {
        println!("{note:?}");
    }
    if other.slide_count() > 0 {
        let again = deck.import_slides(other, &[0], 0, &options)?;
        if again.masters > 0 {
            return Err("the same master came twice".into());
        }
    }
    Ok(())
}

/// Adds a slide with a chart, text and notes on the deck's second layout.
fn add(deck: &mut Presentation, path: &str) -> Result<(), Box<dyn Error>> {
    let template = Template::open(path)?;
    let layouts = &template.brand().layouts;
    let Some(layout) = layouts.get(1).or(layouts.first()) else { return Ok(()) };
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North", [1.5, 2.0]);
    let frame = Rect::from_inches(1.0, 1.0, 4.0, 3.0);
    let below = Rect::from_inches(1.0, 4.2, 4.0, 1.0);
    let shapes =
        vec![Shape::placed(Place::At(frame), chart), Shape::placed(Place::At(below), "Added")];
    let footer = Footer { slide_number: true, ..Footer::default() };
    let notes = Some("Notes of an added slide".into());
    let layout = layout.name.clone();
    deck.add_slide(ResolvedSlide { layout, shapes, footer, notes, ..Default::default() })?;
    Ok(())
}
