//! Draws a catalogue of charts as SVG and PNG into a folder: `contact FOLDER [NAME]`.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a program for people, with the data of the tests"
)]

#[path = "../tests/it/catalogue/mod.rs"]
mod catalogue;

use std::error::Error;
use std::path::Path;

use indeck_chart::{DrawOptions, draw};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("a folder is missing")?;
    let wanted = arguments.next();
    std::fs::create_dir_all(&folder)?;
    for (name, chart) in catalogue::charts() {
        if wanted.as_ref().is_some_and(|wanted| !name.contains(wanted.as_str())) {
            continue;
        }
        let options = DrawOptions { width: 720.0, height: 405.0, ..DrawOptions::default() };
        let drawing = draw(&chart, &options)?;
        let path = Path::new(&folder).join(name);
        std::fs::write(path.with_extension("svg"), drawing.to_svg())?;
        std::fs::write(path.with_extension("png"), drawing.to_png(720)?)?;
    }
    Ok(())
}
