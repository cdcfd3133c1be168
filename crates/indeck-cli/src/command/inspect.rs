//! `indeck inspect`: what a deck or template holds.

use crate::args::{AnswerFormat, InspectArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::outline;

pub(crate) fn run(args: &InspectArgs, console: &Console) -> Result<Exit, Failure> {
    if args.brand {
        console.write(indeck::brand_file(&args.file)?.as_bytes())?;
        return Ok(Exit::Ok);
    }
    let inspection = indeck::inspect(&args.file)?;
    let name = args.file.display().to_string();
    match args.format {
        AnswerFormat::Text => {
            console.print(&outline::text::all(&name, &inspection, console.stdout_color()))?;
        }
        AnswerFormat::Json => {
            console.write(outline::json::all(&name, &inspection).as_bytes())?;
        }
    }
    Ok(Exit::Ok)
}
