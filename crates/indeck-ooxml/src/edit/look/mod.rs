//! How shapes look once all is taken together: theme, master, layout, own formatting.

pub(crate) mod placeholder;
