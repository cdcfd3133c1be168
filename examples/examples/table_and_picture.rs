//! A table in the template's style, a picture with alternative text, a link, notes.

use indeck::Template;
use indeck::model::deck::{Picture, Table};
use indeck::model::text::{Alignment, Paragraph, Run, TextBody};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::open(indeck_examples::template())?;
    let mut deck = template.deck();
    let mut table = Table::from_rows([
        ["Region", "Revenue", "Change"],
        ["North", "16.8", "+27 %"],
        ["South", "13.1", "+6 %"],
        ["Total", "29.9", "+17 %"],
    ]);
    table.total_row = true;
    table.column_widths = vec![2.0, 1.0, 1.0];
    for cell in table.rows.iter_mut().flat_map(|row| row.iter_mut().skip(1)) {
        cell.align = Some(Alignment::Right);
    }
    deck.add_slide("Table")?
        .fill("title", "Revenue by region, million euros")?
        .fill("table", table)?
        .alt("Revenue and change of two regions and their total")
        .notes("Both regions grew.");
    let picture = std::fs::read(indeck_examples::template().with_file_name("../img/airports.png"))?;
    let source = Run { link: Some("https://example.org".into()), ..Run::from("Source") };
    let caption = vec![Paragraph::from("Drawn for this example"), Paragraph::from(source)];
    deck.add_slide("Picture with Caption")?
        .fill("title", "Where the airports are")?
        .fill("picture", Picture::new(picture))?
        .alt("A map of three airports around New York")
        .fill("caption", TextBody { paragraphs: caption, ..TextBody::default() })?;
    deck.save(indeck_examples::output())?;
    Ok(())
}
