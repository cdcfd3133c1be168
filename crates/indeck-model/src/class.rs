//! Classes of data and the roles of columns: what a policy speaks of.

use std::fmt;

/// How freely data may be shown, from the freest. Of two, the greater one holds for what is made
/// of both.
///
/// ```
/// use indeck_model::Classification;
/// assert!(Classification::Personal > Classification::Confidential);
/// assert_eq!(Classification::parse("special"), Some(Classification::Special));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Classification {
    /// For everyone.
    Public,
    /// For everyone in the organisation.
    #[default]
    Internal,
    /// For those who need it.
    Confidential,
    /// For named persons.
    Restricted,
    /// About persons who can be told apart (GDPR, article 4).
    Personal,
    /// About persons, of a special category: health, belief, origin (GDPR, article 9).
    Special,
}

impl Classification {
    /// All classes, from the freest.
    pub const ALL: [Self; 6] = [
        Self::Public,
        Self::Internal,
        Self::Confidential,
        Self::Restricted,
        Self::Personal,
        Self::Special,
    ];

    /// The class's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
            Self::Confidential => "confidential",
            Self::Restricted => "restricted",
            Self::Personal => "personal",
            Self::Special => "special",
        }
    }

    /// The class of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }
}

impl fmt::Display for Classification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// What the values of a column tell of the person or firm that a record is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum IdentifierRole {
    /// It names one: a name, an address, a number of an account.
    Direct,
    /// With others of its kind it may name one: an age, a postcode, a profession.
    Quasi,
    /// It names nobody and is nobody's business: a wage, a diagnosis.
    Sensitive,
    /// Neither.
    #[default]
    None,
}

impl IdentifierRole {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Direct, Self::Quasi, Self::Sensitive, Self::None];

    /// The role's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Quasi => "quasi",
            Self::Sensitive => "sensitive",
            Self::None => "none",
        }
    }

    /// The role of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}
