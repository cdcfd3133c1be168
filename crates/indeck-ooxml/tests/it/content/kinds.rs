//! The kinds of edits, each to be tried on any deck.

use std::collections::BTreeMap;

use indeck_ooxml::model::chart::{ColumnChart, WaterfallChart};
use indeck_ooxml::model::deck as added;
use indeck_ooxml::model::text::{Paragraph, Run, TextBody};
use indeck_ooxml::model::{Emu, Pt, Rect, Rgb};
use indeck_ooxml::{
    Border, Borders, CellRange, Crop, Link, NewComment, Order, Placement, Presentation, Replace,
    SchemeSlot, Shape, ShapeKind, TextScope,
};

/// The answer of an edit: whether the deck could take it.
pub(crate) type Outcome = Result<bool, indeck_ooxml::Error>;
pub(crate) type Edit = fn(&mut Presentation, &[Shape]) -> Outcome;

/// A small picture.
const PNG: &[u8] = crate::support::PNG;

/// The kinds by name.
pub(crate) const EDITS: &[(&str, Edit)] = &[
    ("rename", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_name("A & B").map(drop))
    }),
    ("alt", |deck, shapes| {
        each(deck, shapes, |d, s| {
            d.shape_mut(s.at).set_alt("<what it shows>")?.set_title("t").map(drop)
        })
    }),
    ("decorative", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_decorative(true).map(drop))
    }),
    ("hide", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_hidden(true).map(drop))
    }),
    ("move", |deck, shapes| {
        let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.0);
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_frame(frame).map(drop))
    }),
    ("place", |deck, shapes| {
        let frame = Rect::from_inches(1.0, 1.0, 2.0, 1.0);
        let place = Placement { frame, ..Placement::default() };
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_placement(place).map(drop))
    }),
    ("front", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_order(Order::Front).map(drop))
    }),
    ("back", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_order(Order::Back).map(drop))
    }),
    ("language", |deck, _| deck.set_language("de-CH").map(|()| true)),
    ("delete-first", |deck, shapes| {
        let Some(first) = shapes.first() else { return Ok(false) };
        deck.shape_mut(first.at).delete().map(|()| true)
    }),
    ("delete-all", |deck, shapes| {
        for shape in shapes.iter().rev() {
            match deck.shape_mut(shape.at).delete() {
                // It was in a group that is gone.
                Err(error) if error.code() == "no-such-shape" => {}
                outcome => outcome?,
            }
        }
        Ok(!shapes.is_empty())
    }),
    ("text", |deck, shapes| {
        let texts = of(shapes, |s| s.kind == ShapeKind::Text);
        each(deck, &texts, |d, s| d.shape_mut(s.at).set_text("One & two\nThree\u{b}four").map(drop))
    }),
    ("body", |deck, shapes| {
        let texts = of(shapes, |s| s.kind == ShapeKind::Text);
        let mut body = TextBody::bullets(["One & two"]);
        let link = Run { link: Some("https://example.com/?a=1&b=2".into()), ..Run::from("there") };
        body.paragraphs.push(Paragraph { level: 1, ..Paragraph::from(link) });
        each(deck, &texts, |d, s| d.shape_mut(s.at).set_body(&body).map(drop))
    }),
    ("add", |deck, _| {
        for slide in 0..deck.slide_count().min(2) {
            for (index, content) in contents().into_iter().enumerate() {
                let frame = Rect::from_inches(0.5 + index as f64, 1.0 + index as f64, 3.0, 2.0);
                let shape = added::Shape::placed(added::Place::At(frame), content);
                deck.add_shape(slide, shape.with_alt("What <it> shows"))?;
            }
        }
        Ok(deck.slide_count() > 0)
    }),
    ("fill", |deck, shapes| {
        let mut any = false;
        for (shape, content) in shapes.iter().zip(contents().into_iter().cycle()) {
            let slide = shape.at.slide();
            let Some(role) = &shape.placeholder else { continue };
            if shape.kind == ShapeKind::Text {
                deck.shape_mut(shape.at).set_text("")?;
            } else {
                deck.shape_mut(shape.at).delete()?;
            }
            match deck.add_shape(slide, added::Shape::in_placeholder(role.index, content)) {
                Ok(_) => any = true,
                // The layout has another one of that index, or none.
                Err(error) if PLACEHOLDERS.contains(&error.code()) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(any)
    }),
    ("replace", |deck, _| {
        let replace = Replace::new().with("e", "é<").with("a ", "\n");
        Ok(!deck
            .replace_text(&replace, &TextScope { layouts: true, ..TextScope::default() })?
            .is_empty())
    }),
    ("picture", |deck, shapes| {
        let pictures = of(shapes, |s| s.kind == ShapeKind::Picture);
        each(deck, &pictures, |d, s| d.shape_mut(s.at).replace_picture(PNG, Crop::Cover).map(drop))
    }),
    ("svg", |deck, shapes| {
        let pictures = of(shapes, |s| s.kind == ShapeKind::Picture);
        let svg = crate::support::SVG;
        each(deck, &pictures, |d, s| d.shape_mut(s.at).replace_svg(svg, PNG, Crop::Keep).map(drop))
    }),
    ("link", |deck, shapes| {
        let link = Link::Address("https://example.com/?a=1&b=2".into());
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_link(Some(&link)).map(drop))
    }),
    ("jump", |deck, shapes| {
        each(deck, shapes, |d, s| d.shape_mut(s.at).set_link(Some(&Link::Next)).map(drop))
    }),
    ("text-link", |deck, shapes| {
        each(deck, shapes, |d, s| {
            d.shape_mut(s.at).set_text_link("e", Some(&Link::Slide(0))).map(drop)
        })
    }),
    ("unlink", |deck, shapes| {
        each(deck, shapes, |d, s| {
            d.shape_mut(s.at).set_link(None)?.set_text_link("", None).map(drop)
        })
    }),
    ("cell", |deck, shapes| {
        tables(deck, shapes, |d, s| d.table_mut(s.at).set_text(0, 0, "x\ny").map(drop))
    }),
    ("rows", |deck, shapes| {
        tables(deck, shapes, |d, s| {
            let (rows, _) = s.table.unwrap_or_default();
            let mut table = d.table_mut(s.at);
            table
                .insert_rows(0, 1)?
                .insert_rows(rows + 1, 2)?
                .insert_rows(rows.div_ceil(2), 1)
                .map(drop)
        })
    }),
    ("columns", |deck, shapes| {
        tables(deck, shapes, |d, s| {
            let (_, columns) = s.table.unwrap_or_default();
            let mut table = d.table_mut(s.at);
            table.insert_columns(0, 1)?.insert_columns(columns.div_ceil(2), 1).map(drop)
        })
    }),
    ("remove", |deck, shapes| {
        let large = of(shapes, |s| s.table.is_some_and(|(rows, columns)| rows > 1 && columns > 1));
        tables(deck, &large, |d, s| {
            d.table_mut(s.at).remove_rows(0..1)?.remove_columns(0..1).map(drop)
        })
    }),
    ("merge", |deck, shapes| {
        let large = of(shapes, |s| s.table.is_some_and(|(rows, columns)| rows > 1 && columns > 1));
        tables(deck, &large, |d, s| d.table_mut(s.at).merge(CellRange::new(0..2, 0..2)).map(drop))
    }),
    ("split", |deck, shapes| {
        tables(deck, shapes, |d, s| {
            let (rows, columns) = s.table.unwrap_or_default();
            for (row, column) in (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c))) {
                d.table_mut(s.at).split(row, column)?;
            }
            Ok(())
        })
    }),
    ("borders", |deck, shapes| {
        tables(deck, shapes, |d, s| {
            let (rows, columns) = s.table.unwrap_or_default();
            let all = CellRange::new(0..rows, 0..columns);
            let line = Border::line(Rgb(200, 0, 0), Pt(1.5));
            let mut table = d.table_mut(s.at);
            table.set_borders(all, Borders::ALL, line)?.set_fill(all, Rgb(250, 250, 200))?;
            table.set_column_width(0, Emu::from_inches(1.0))?;
            table.set_row_height(0, Emu::from_inches(0.5)).map(drop)
        })
    }),
    ("continue", |deck, shapes| {
        let long = of(shapes, |s| s.table.is_some_and(|(rows, _)| rows > 2));
        let Some(first) = long.first() else { return Ok(false) };
        deck.table_mut(first.at).continue_on_next_slide(2, 1).map(|_| true)
    }),
    ("notes", |deck, _| {
        for slide in 0..deck.slide_count().min(3) {
            deck.set_notes(slide, "Say this & that\nslowly")?;
        }
        Ok(deck.slide_count() > 0)
    }),
    ("no-notes", |deck, _| {
        let mut any = false;
        for slide in 0..deck.slide_count() {
            any |= deck.notes(slide)?.is_some();
            deck.remove_notes(slide)?;
        }
        Ok(any)
    }),
    ("comment", |deck, shapes| {
        let asks = NewComment::new("Ada <A>", "2024-05-01T09:30:00.000", "Why\n& how?");
        let Some(first) = shapes.first() else { return Ok(false) };
        let slide = first.at.slide();
        let id = deck.add_comment(slide, &asks.clone().about(first.at))?;
        deck.reply(slide, &id, &NewComment::new("Bob", "2024-05-02T09:30:00Z", "So."))?;
        let other = deck.add_comment(slide, &asks)?;
        deck.resolve_comment(slide, &other, true)?;
        let last = deck.add_comment(slide, &asks)?;
        deck.delete_comment(slide, &last).map(|()| true)
    }),
    ("uncomment", |deck, shapes| {
        let Some(first) = shapes.first() else { return Ok(false) };
        let asks = NewComment::new("Ada", "2024-05-01T09:30:00.000", "Why?");
        let id = deck.add_comment(first.at.slide(), &asks)?;
        deck.delete_comment(first.at.slide(), &id).map(|()| true)
    }),
    ("theme", |deck, _| {
        for (master, _) in deck.themes()?.into_iter().enumerate() {
            deck.set_theme_color(master, SchemeSlot::Accent1, Rgb(1, 2, 3))?;
            deck.set_theme_fonts(master, Some("Georgia"), Some("A & B"))?;
        }
        Ok(true)
    }),
];

/// What may be wrong with a placeholder that a slide asks for.
const PLACEHOLDERS: [&str; 3] =
    ["unknown-placeholder", "placeholder-filled-twice", "placeholder-takes-no-text"];

/// One of each kind of content that can be added.
fn contents() -> Vec<added::Content> {
    let chart = ColumnChart::new(["Q1", "Q2"]).with_series("North & south", [1.5, 2.0]);
    vec![
        chart.into(),
        added::Table::from_rows([["a", "b"], ["1", "2"]]).into(),
        added::Picture::new(PNG).into(),
        WaterfallChart::new(["Start", "Rise"], "Cash", [3.0, 1.0]).into(),
        "Words & more".into(),
    ]
}

/// Two shapes of each kind: each is edited by each kind of edit.
pub(crate) fn sample(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut counts: BTreeMap<ShapeKind, usize> = BTreeMap::new();
    let few = shapes.into_iter().filter(|shape| {
        let count = counts.entry(shape.kind).or_default();
        *count += 1;
        *count <= 2
    });
    few.collect()
}

fn of(shapes: &[Shape], wanted: impl Fn(&Shape) -> bool) -> Vec<Shape> {
    shapes.iter().filter(|shape| wanted(shape)).cloned().collect()
}

fn tables(
    deck: &mut Presentation,
    shapes: &[Shape],
    edit: impl Fn(&mut Presentation, &Shape) -> Result<(), indeck_ooxml::Error>,
) -> Outcome {
    each(deck, &of(shapes, |s| s.table.is_some_and(|(r, c)| r > 0 && c > 0)), edit)
}

fn each(
    deck: &mut Presentation,
    shapes: &[Shape],
    edit: impl Fn(&mut Presentation, &Shape) -> Result<(), indeck_ooxml::Error>,
) -> Outcome {
    let mut any = false;
    for shape in shapes {
        match edit(deck, shape) {
            Ok(()) => any = true,
            // The kind of edit is not for that shape.
            Err(error) if matches!(error.code(), "wrong-shape") => {}
            Err(error) => return Err(error),
        }
    }
    Ok(any)
}
