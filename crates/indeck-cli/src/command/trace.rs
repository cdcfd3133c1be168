//! `indeck trace`: where the numbers of a slide came from.

use indeck::Limits;
use indeck::evidence::trace;

use crate::args::{AnswerFormat, TraceArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::untrusted;

pub(crate) fn run(args: &TraceArgs, console: &Console) -> Result<Exit, Failure> {
    let deck = super::read_deck(&args.file)?;
    let found = trace(deck, args.slide, args.shape.as_deref(), &Limits::default());
    let found = super::evidence(&args.file, found)?;
    match args.format {
        AnswerFormat::Text => console.print(&untrusted::lines(&found.to_string()))?,
        AnswerFormat::Json => console.write((found.to_json() + "\n").as_bytes())?,
    }
    Ok(Exit::Ok)
}
