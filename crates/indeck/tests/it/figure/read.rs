//! Options that are read once draw every frame as they would if they were read for it alone.

use indeck::Frame;
use indeck::figure::{self, ChartOptions, Figure, Look, TableOptions};
use indeck::model::Dataset;

use crate::figure::{MARKS, frame, sales};

/// The frame as it is once it was taken in.
fn checked(dataset: &Dataset) -> Frame {
    Frame::new("another name", dataset.schema.clone(), dataset.batches.clone()).unwrap()
}

#[test]
fn options_that_are_read_once_draw_as_if_they_were_read_each_time() {
    let prices = frame("day,o,h,l,c,v\n2026-01-05,3,5,2,4,100\n2026-01-06,4,6,3,5,120\n");
    let other = frame(
        "month,region,revenue,plan,profit,country\n\
         Jan,East,1,2,3,NL\nMar,West,4,,6,BE\nMar,East,7,8,9,NL\n",
    );
    for (mark, options) in MARKS {
        let text = format!("{{\"mark\": \"{mark}\", {options}, \"format\": \"0.0\"}}");
        let read = ChartOptions::read(&text, None).unwrap();
        let frames = if mark == "stock" {
            [prices.clone(), prices.clone()]
        } else {
            [sales(), other.clone()]
        };
        for dataset in frames {
            let look = Look { language: Some("de-DE"), ..Look::default() };
            let made = read.draw(&checked(&dataset), look.language);
            assert_eq!(made, figure::chart(&dataset, &text, look), "{mark}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_frame_is_told_of_that_frame_alone() {
    let read = ChartOptions::read(r#"{"mark": "pie", "x": "region", "y": "units"}"#, None).unwrap();
    let negative = checked(&frame("region,units\nNorth,-1\nSouth,2\n"));
    let missing = checked(&frame("region,unit\nNorth,1\n"));
    let sound = checked(&frame("region,units\nNorth,1\nSouth,2\n"));
    let told = |made: Result<Figure<_>, indeck::Findings>| match made {
        Ok(figure) => figure.findings.diagnostics.iter().map(ToString::to_string).collect(),
        Err(found) => found.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(),
    };
    for _ in 0..2 {
        let cases =
            [(&negative, "negative-share"), (&missing, "table `data` has no column `units`")];
        for (frame, expected) in cases {
            let said = told(read.draw(frame, None));
            assert!(said.len() == 1 && said[0].contains(expected), "{said:?}");
        }
        assert_eq!(told(read.draw(&sound, None)), Vec::<String>::new());
    }
}

#[test]
fn what_is_wrong_with_options_is_told_when_they_are_read() {
    let options = r#"{"x": "month", "y": "plan", "seires": "region"}"#;
    let found = ChartOptions::read(options, None).unwrap_err();
    assert_eq!(found.diagnostics[0].hints[0], "did you mean `series`?");
    let found = TableOptions::read(r#"{"banded": "no"}"#, None).unwrap_err();
    assert_eq!(found.texts["table(…)"], r#"{"banded": "no"}"#);
}

#[test]
fn options_of_a_table_show_every_frame() {
    let text = r#"{"columns": ["region", "plan"], "formats": {"plan": "0.0"}}"#;
    let read = TableOptions::read(text, None).unwrap();
    assert_eq!(read.text(), text);
    for dataset in [sales(), frame("plan,region\n2,North\n")] {
        let made = read.draw(&checked(&dataset), None);
        assert_eq!(made, figure::table(&dataset, text, Look::default()));
    }
}
