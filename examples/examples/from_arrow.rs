//! A chart straight from an Arrow record batch.

use std::sync::Arc;

use arrow_array::{Date32Array, Float64Array, RecordBatch};
use indeck::Template;
use indeck::model::chart::{Legend, LineChart};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The first of each month of 2026, as days since 1970-01-01.
    let months = Date32Array::from(vec![20_454, 20_485, 20_513, 20_544, 20_574, 20_605]);
    let north = Float64Array::from(vec![12.0, 12.4, 13.1, 12.9, 13.6, 14.2]);
    let south =
        Float64Array::from(vec![Some(9.0), Some(9.9), None, Some(11.2), Some(12.5), Some(13.0)]);
    let batch = RecordBatch::try_from_iter([
        ("month", Arc::new(months) as _),
        ("North", Arc::new(north) as _),
        ("South", Arc::new(south) as _),
    ])?;
    let mut chart = LineChart::from_record_batch(&batch, "month", &["North", "South"])?
        .with_format("#,##0.0")
        .with_legend(Legend::default());
    chart.axes.category.format = Some("mmm yyyy".into());
    let template = Template::open(indeck_examples::template())?;
    let mut deck = template.deck();
    deck.add_slide("Title and Content")?
        .fill("title", "The South has no figure for March")?
        .fill("content", chart)?
        .alt("Two lines that rise over six months; one has a gap in March");
    deck.save(indeck_examples::output())?;
    Ok(())
}
