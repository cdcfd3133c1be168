//! Tables: cells, rows, columns, merged areas, looks.

mod border;
mod content;
mod continued;
mod grid;
mod handle;
mod look;
mod merge;
mod plan;
#[cfg(test)]
mod tests;
mod write;

pub use border::{Border, Borders};
pub use content::{Cell, TableContent};
pub use grid::CellRange;
pub use handle::TableMut;
pub use look::{CellFill, TableFlags};
