//! `indeck inspect`: what a deck or template holds.

use crate::args::{InspectArgs, OutlineFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::outline;

pub(crate) fn run(args: &InspectArgs, console: &Console) -> Result<Exit, Failure> {
    let inspection = indeck::inspect(&args.file)?;
    let name = args.file.display().to_string();
    match args.format {
        OutlineFormat::Text => {
            console.print(&outline::text::all(&name, &inspection, console.stdout_color()))?;
        }
        OutlineFormat::Json => {
            console.write(outline::json::all(&name, &inspection).as_bytes())?;
        }
    }
    Ok(Exit::Ok)
}
