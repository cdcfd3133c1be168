//! From values and categories to places: shares of the plot's width or height, 0 at the axis' low
//! end and 1 at its high one.

mod category;
mod date;
mod value;

pub(crate) use category::CategoryScale;
pub(crate) use value::{ValueScale, bounds_of};
