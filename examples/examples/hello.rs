//! A title slide, bullets and a chart: the smallest useful deck.

use indeck::Template;
use indeck::model::chart::{ColumnChart, DataLabels, Legend};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::open(indeck_examples::template())?;
    let mut deck = template.deck();
    deck.add_slide("Title Slide")?
        .fill("title", "Revenue review")?
        .fill("subtitle", "Third quarter 2026")?;
    deck.add_slide("Title and Content")?
        .fill("title", "What happened")?
        .fill("content", "Revenue grew in both regions\nThe South overtook the North in August")?
        .notes("Thank the regional teams.");
    let chart = ColumnChart::new(["July", "August", "September"])
        .with_series("North", [1.5, 1.7, 1.9])
        .with_series("South", [1.2, 1.8, 2.3])
        .with_labels(DataLabels::default().with_format("0.0"))
        .with_legend(Legend::default());
    deck.add_slide("Title and Content")?
        .fill("title", "Revenue by region, million euros")?
        .fill("content", chart)?
        .alt("Columns: the South grows from 1.2 to 2.3, the North from 1.5 to 1.9");
    deck.save(indeck_examples::output())?;
    Ok(())
}
