//! `indeck man`: manual pages.

use std::path::Path;

use clap::CommandFactory;

use crate::args::{Args, ManArgs};
use crate::console::Console;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(args: &ManArgs, console: &Console) -> Result<Exit, Failure> {
    match &args.dir {
        Some(dir) => write_all(dir)?,
        None => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Args::command()).render(&mut page);
            rendered.map_err(|source| Failure::Stdout { source })?;
            console.write(&page)?;
        }
    }
    Ok(Exit::Ok)
}

fn write_all(dir: &Path) -> Result<(), Failure> {
    let written =
        std::fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(Args::command(), dir));
    written.map_err(|source| Failure::File { path: dir.to_owned(), source })
}
