//! A deck that exists is edited without loss: slides, texts, tables, notes, another deck's slides.

use indeck::deck::{ResolvedSlide, Shape, Table};
use indeck::{
    DeckFormat, Find, Formatting, ImportOptions, Presentation, Replace, ShapeKind, TextScope,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut deck = Presentation::open(indeck_examples::template())?;
    deck.convert(DeckFormat::Presentation)?;
    let rows = Table::from_rows([["Region", "Revenue"], ["North", "171"], ["South", "121"]]);
    deck.add_slide(ResolvedSlide {
        layout: "Title and Content".to_owned(),
        shapes: vec![
            Shape::in_placeholder("title", "Results for {{ client }}"),
            Shape::in_placeholder("content", rows).with_alt("Revenue by region"),
        ],
        ..ResolvedSlide::default()
    })?;

    let copy = deck.clone_slide(0)?;
    let texts = Replace::new().with_tag("client", "Meridian").with("South", "South and West");
    deck.replace_text(&texts, &TextScope::slide(copy))?;
    for table in deck.find_shapes(&Find { slide: Some(copy), ..Find::kind(ShapeKind::Table) })? {
        deck.table_mut(table.at).insert_rows(3, 1)?.set_text(3, 0, "East")?.set_text(3, 1, "88")?;
    }
    deck.set_notes(copy, "Copied from the slide before.")?;
    deck.delete_slide(0)?;

    let other = Presentation::open(indeck_examples::template())?;
    let options = ImportOptions { formatting: Formatting::KeepSource, ..ImportOptions::default() };
    deck.import_deck(&other, &options)?;
    deck.save(indeck_examples::output())?;
    Ok(())
}
