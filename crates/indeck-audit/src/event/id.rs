//! Ids of 16 bytes.

/// Makes a type of ids of 16 bytes, shown as 32 lower-case hexadecimal digits.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// The id of 32 lower-case hexadecimal digits.
            ///
            /// # Errors
            /// [`Error::BadEvent`](crate::Error::BadEvent) for any other text.
            pub fn parse(text: &str) -> Result<Self, crate::Error> {
                let bytes = crate::encoding::unhex(text).and_then(|bytes| bytes.try_into().ok());
                bytes.map(Self).ok_or(super::EventFault::Id.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&crate::encoding::hex(&self.0))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

id! {
    /// The id of an event; the caller makes it, unique in the log. A UUID of version 7 fits well.
    EventId
}

id! {
    /// The id of a key that seals what names one person. It must not be made of that person's name.
    SubjectKeyId
}

id! {
    /// The id of a trace that runs through several programs.
    ///
    /// Source: W3C Trace Context, trace-id.
    TraceId
}
