//! Draws a catalogue of charts as SVG and PNG into a folder: `contact FOLDER [NAME]`.

#![allow(clippy::disallowed_methods, reason = "a program for people")]

use std::error::Error;
use std::path::Path;

use indeck_chart::{DrawOptions, draw};
use indeck_testkit::catalogue;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("a folder is missing")?;
    let wanted = arguments.next();
    std::fs::create_dir_all(&folder)?;
    for (name, chart) in catalogue::all() {
        if wanted.as_ref().is_some_and(|wanted| !name.contains(wanted.as_str())) {
            continue;
        }
        let options = DrawOptions { width: 720.0, height: 405.0, ..DrawOptions::default() };
        let drawing = draw(&chart, &options)?;
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        let path = Path::new(&folder).join(name.chars().map(plain).collect::<String>());
        std::fs::write(path.with_extension("svg"), drawing.to_svg())?;
        std::fs::write(path.with_extension("png"), drawing.to_png(720)?)?;
    }
    Ok(())
}
