//! A slide for each layout of a template: `every_layout TEMPLATE OUT [keep|drop]`. With `keep`, the
//! template's own slides stay.

use indeck::model::brand::{Layout, Placeholder};
use indeck::model::chart::{ColumnChart, Legend};
use indeck::model::deck::{Content, Footer, Table};
use indeck::{Template, TemplateSlides};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(source), Some(target)) = (arguments.next(), arguments.next()) else {
        return Err("usage: every_layout TEMPLATE OUT [keep|drop]".into());
    };
    let template = Template::open(source)?;
    let mut deck = template.deck();
    if arguments.next().is_some_and(|slides| slides == "keep") {
        deck.options_mut().template_slides = TemplateSlides::Keep;
    }
    let (text, date) = (Some("A footer".to_owned()), Some("21 November 2026".to_owned()));
    deck.set_footer(Footer { text, slide_number: true, date });
    let mut seen = Vec::<&str>::new();
    for layout in &template.brand().layouts {
        // Layouts of several masters may share a name: `Name#2` is the second of them.
        seen.push(&layout.name);
        let nth = seen.iter().filter(|name| name.eq_ignore_ascii_case(&layout.name)).count();
        let mut slide = deck.add_slide(&format!("{}#{nth}", layout.name))?;
        for (placeholder, content) in fillings(layout) {
            slide.fill(placeholder.index, content)?.alt(format!("Made for {}", layout.name));
        }
        slide.notes("Notes of this slide");
    }
    deck.save(target)?;
    Ok(())
}

/// Something fitting for each placeholder that the caller fills; each index once.
fn fillings(layout: &Layout) -> impl Iterator<Item = (&Placeholder, Content)> {
    layout.placeholders.iter().filter(|p| !p.is_footer()).filter_map(|placeholder| {
        let first = layout.find(&placeholder.index.into())?.1;
        (first == placeholder).then_some((placeholder, content(&placeholder.kind, &layout.name)?))
    })
}

fn content(kind: &str, layout: &str) -> Option<Content> {
    let chart = || {
        ColumnChart::new(["Q1", "Q2", "Q3"])
            .with_series("North", [1.5, 2.0, 3.0])
            .with_series("South", [2.5, 1.0, 3.5])
            .with_legend(Legend::default())
    };
    match kind {
        "title" | "ctrTitle" => Some(layout.into()),
        "subTitle" => Some("A subtitle".into()),
        "body" => Some("First\nSecond".into()),
        "tbl" => Some(Table::from_rows([["Brand", "Share"], ["Acme", "42 %"]]).into()),
        "chart" | "obj" => Some(chart().into()),
        _ => None,
    }
}
