//! What is looked for.

/// A value that must not be in a package.
#[derive(Clone, Debug, PartialEq)]
pub struct Secret {
    /// What it is, for the report: `wage of North, men`.
    pub what: String,
    /// The value.
    pub value: Hidden,
}

/// The value of a [`Secret`].
#[derive(Clone, Debug, PartialEq)]
pub enum Hidden {
    /// A text that nothing else says, such as a name of six letters or more.
    Text(String),
    /// A count. It is looked for where people read, as a number that stands alone.
    Count(u64),
    /// A number with as many digits as chance does not meet.
    Number(f64),
}

impl Secret {
    /// A text that must not be there.
    pub fn text(what: impl Into<String>, value: impl Into<String>) -> Self {
        Self { what: what.into(), value: Hidden::Text(value.into()) }
    }

    /// A count that must not be there.
    pub fn count(what: impl Into<String>, value: u64) -> Self {
        Self { what: what.into(), value: Hidden::Count(value) }
    }

    /// A number that must not be there.
    pub fn number(what: impl Into<String>, value: f64) -> Self {
        Self { what: what.into(), value: Hidden::Number(value) }
    }
}
