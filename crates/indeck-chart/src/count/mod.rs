//! What kinds of distribution count before they are drawn: bins, quartiles, sums by name.

pub(crate) mod bins;
pub(crate) mod quartiles;
pub(crate) mod sums;
