//! What a policy decides on, as types: a permit for one action is no permit for another.

mod sealed {
    pub trait Sealed {}
}

/// An action that a policy decides on.
pub trait Action: sealed::Sealed + 'static {
    /// The word for it in policies and in the audit log.
    const NAME: &'static str;
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {}

        impl sealed::Sealed for $name {}

        impl Action for $name {
            const NAME: &'static str = $word;
        }
    )*};
}

actions! {
    /// Taking a dataset in.
    Ingest = "ingest";
    /// Reading rows and columns of a dataset.
    Query = "query";
    /// Putting result tables into a deck.
    Disclose = "disclose";
    /// Handing a finished deck to somebody.
    Download = "download";
    /// Giving somebody else access to a deck.
    Share = "share";
    /// Deleting something.
    Delete = "delete";
    /// Making a person unknown.
    Erase = "erase";
    /// Taking data or the log out of the system.
    Export = "export";
}
