//! A thousand chart slides, streamed: a slide is written and forgotten before the next is made.

use indeck::model::chart::{Chart, ColumnChart};
use indeck::model::deck::{ResolvedSlide, Shape};
use indeck::{Template, WriteOptions, save_atomically};

const SLIDES: u32 = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::open(indeck_examples::template())?;
    save_atomically(&indeck_examples::output(), |file| {
        let mut deck = template.writer(file, WriteOptions::default())?;
        for store in 1..=SLIDES {
            deck.push(slide(store))?;
        }
        deck.finish().map(drop)
    })?;
    Ok(())
}

fn slide(store: u32) -> ResolvedSlide {
    let sales = (1..=12u32).map(|month| f64::from(store * 31 % 50 + month * store % 17));
    let months = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"];
    let chart: Chart = ColumnChart::new(months).with_series("Sales", sales).into();
    ResolvedSlide {
        layout: "Chart".into(),
        shapes: vec![
            Shape::in_placeholder("title", format!("Store {store}")),
            Shape::in_placeholder("chart", chart)
                .with_alt(format!("Sales of store {store} by month")),
        ],
        ..ResolvedSlide::default()
    }
}
