//! `indeck._native`: what Python calls.
//!
//! In reading order: `frame` (data in), `chart` and `deck` (what is made of it), `report`, `evidence`;
//! `source`, `units`, `options` and `known` read arguments, `error` is the one place where what failed becomes
//! an exception, `display` is what notebooks show. There is no rule of decks or reports here.

mod chart;
mod cli;
mod deck;
mod diagnostic;
mod display;
mod error;
mod evidence;
mod frame;
mod inspection;
mod interpreter;
mod known;
mod listener;
mod options;
mod report;
mod result;
mod source;
mod units;

use pyo3::prelude::*;

/// What Rust allocates, not what Python does: a deck is many short texts, which the system's allocator is slow with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The native module of `indeck`.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    interpreter::require_main(module.py())?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<chart::PyChart>()?;
    module.add_class::<diagnostic::PyDiagnostic>()?;
    module.add_class::<diagnostic::PyLocation>()?;
    module.add_class::<diagnostic::PyNote>()?;
    module.add_class::<result::PyTable>()?;
    deck::register(module)?;
    inspection::register(module)?;
    report::register(module)?;
    evidence::register(module)?;
    module.add_function(wrap_pyfunction!(cli::main, module)?)
}
