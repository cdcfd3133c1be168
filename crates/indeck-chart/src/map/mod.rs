//! Countries and how they are laid flat.

pub(crate) mod countries;
pub(crate) mod projection;
