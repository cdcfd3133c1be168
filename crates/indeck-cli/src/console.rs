//! `Console`: where output goes, and what the streams at hand can show.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use crate::args::{ColorWhen, OutputArgs};
use crate::failure::Failure;
use crate::stop::Stop;

/// The two streams, with what was decided about them.
///
/// Standard output carries what was asked for, standard error everything else.
#[derive(Debug)]
pub(crate) struct Console {
    stdout_color: bool,
    stderr_color: bool,
    quiet: bool,
    /// Who told the command to stop wants to read nothing more.
    stop: Stop,
}

impl Console {
    /// Decides by the arguments, then `NO_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR`, then by what
    /// each stream is.
    pub(crate) fn new(args: &OutputArgs, stop: Stop) -> Self {
        let (stdout_color, stderr_color) = match args.color {
            ColorWhen::Always => (true, true),
            ColorWhen::Never => (false, false),
            ColorWhen::Auto => (
                AutoStream::choice(&io::stdout()) != ColorChoice::Never,
                AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            ),
        };
        Self { stdout_color, stderr_color, quiet: args.quiet, stop }
    }

    /// Whether text for [`Console::print`] may be coloured.
    pub(crate) fn stdout_color(&self) -> bool {
        self.stdout_color
    }

    /// Whether text for [`Console::note`] may be coloured.
    pub(crate) fn stderr_color(&self) -> bool {
        self.stderr_color
    }

    /// Whether only findings, errors and what was asked for are shown.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether progress is shown: only where a person is looking.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Writes what was asked for, as text for people.
    ///
    /// # Errors
    /// [`Failure::Stdout`] if it cannot be written.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        if self.stop.is_asked() {
            return Ok(());
        }
        // Also turns the colours into calls on consoles that know no escape sequences.
        let mut stream = AutoStream::new(io::stdout().lock(), choice(self.stdout_color));
        let written = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
        unless_gone(written)
    }

    /// Writes what was asked for, byte for byte.
    ///
    /// # Errors
    /// [`Failure::Stdout`] if it cannot be written.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        if self.stop.is_asked() {
            return Ok(());
        }
        let mut stream = io::stdout().lock();
        let written = stream.write_all(bytes).and_then(|()| stream.flush());
        unless_gone(written)
    }

    /// Writes what was asked for to that file, whole or not at all, or else to standard output.
    ///
    /// # Errors
    /// [`Failure::File`] and [`Failure::Stdout`] if it cannot be written.
    pub(crate) fn write_to(&self, file: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
        let Some(path) = file else { return self.write(bytes) };
        if self.stop.is_asked() {
            return Ok(());
        }
        let failed = |source| Failure::File { path: path.to_owned(), source };
        // A device or a pipe cannot be replaced by a file.
        if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            return std::fs::write(path, bytes).map_err(failed);
        }
        let written = indeck::save_atomically(path, |sink| Ok(sink.write_all(bytes)?));
        written.map_err(|error| match error {
            indeck::DeckError::Io { source, .. } => failed(source),
            other => failed(io::Error::other(other)),
        })
    }

    /// Tells why a command did not do its work.
    pub(crate) fn fail(&self, failure: &Failure) {
        self.note(&crate::report::text::one(&failure.to_diagnostic(), self.stderr_color));
    }

    /// Writes a remark to standard error. Where that is impossible, nobody can be told.
    pub(crate) fn note(&self, text: &str) {
        if self.stop.is_asked() {
            return;
        }
        let mut stream = AutoStream::new(io::stderr().lock(), choice(self.stderr_color));
        let _ = stream.write_all(text.as_bytes());
    }
}

/// A reader that goes away has what it wanted: `indeck inspect deck.pptx | head`.
fn unless_gone(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|source| Failure::Stdout { source }),
    }
}

fn choice(color: bool) -> ColorChoice {
    if color { ColorChoice::Always } else { ColorChoice::Never }
}
