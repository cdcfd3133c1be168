//! Tables: cells, rows, columns, merged areas, looks.

mod grid;
mod plan;
#[cfg(test)]
mod tests;

pub use grid::CellRange;
