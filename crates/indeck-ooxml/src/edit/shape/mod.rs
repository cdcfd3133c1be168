//! Shapes of slides: adding, finding, reading, placing, naming, ordering, deleting.

mod add;
mod body;
mod delete;
mod find;
mod handle;
mod order;
pub(crate) mod placement;
mod read;
mod slot;
mod timing;

pub use find::{Find, ShapeRef};
pub use handle::ShapeMut;
pub(crate) use handle::wrong;
pub use order::Order;
pub use placement::Placement;
pub use read::{PlaceholderRole, Shape};
