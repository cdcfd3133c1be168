//! `indeck schema`: what editors complete and check specs with.

use crate::args::SchemaArgs;
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(args: &SchemaArgs, console: &Console) -> Result<Exit, Failure> {
    let schema = if args.brand { indeck::brand_schema() } else { indeck::schema() };
    console.write_to(args.output.as_deref(), schema.as_bytes())?;
    Ok(Exit::Ok)
}
