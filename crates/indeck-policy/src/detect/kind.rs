//! Kinds of personal data and what is proposed for each.

use indeck_model::{Classification, IdentifierRole};

use crate::document::PersonalKind;
use crate::mask::{Bucket, BucketForm, DatePart, Method, Partial, Pseudonym};

/// What a value tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The number of a payment card.
    CardNumber,
    /// The number of a bank account, ISO 13616.
    Iban,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A number that a state gives to a person.
    NationalId,
    /// An address in the internet.
    IpAddress,
    /// A name.
    PersonName,
    /// A street address.
    StreetAddress,
    /// A date of birth.
    BirthDate,
    /// A postcode.
    Postcode,
    /// A latitude or longitude.
    Coordinates,
    /// Age, gender, nationality, profession and the like.
    Demographic,
    /// Health, belief, origin and the like (GDPR, article 9).
    SpecialCategory,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::CardNumber,
        Self::Iban,
        Self::Email,
        Self::Phone,
        Self::NationalId,
        Self::IpAddress,
        Self::PersonName,
        Self::StreetAddress,
        Self::BirthDate,
        Self::Postcode,
        Self::Coordinates,
        Self::Demographic,
        Self::SpecialCategory,
    ];

    /// The kind's word.
    pub fn word(self) -> &'static str {
        match self {
            Self::CardNumber => "card_number",
            Self::Iban => "iban",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::NationalId => "national_id",
            Self::IpAddress => "ip_address",
            Self::PersonName => "person_name",
            Self::StreetAddress => "street_address",
            Self::BirthDate => "birth_date",
            Self::Postcode => "postcode",
            Self::Coordinates => "coordinates",
            Self::Demographic => "demographic",
            Self::SpecialCategory => "special_category",
        }
    }

    /// The kind as a policy's document names it; `None` for kinds that documents do not speak of.
    pub fn of_document(self) -> Option<PersonalKind> {
        PersonalKind::ALL.into_iter().find(|kind| kind.word() == self.word())
    }

    /// The class proposed for a column of it.
    pub fn class(self) -> Classification {
        match self {
            Self::SpecialCategory => Classification::Special,
            _ => Classification::Personal,
        }
    }

    /// The role proposed.
    pub fn role(self) -> IdentifierRole {
        match self {
            Self::CardNumber | Self::Iban | Self::Email | Self::Phone | Self::NationalId => {
                IdentifierRole::Direct
            }
            Self::PersonName | Self::StreetAddress | Self::IpAddress => IdentifierRole::Direct,
            Self::BirthDate | Self::Postcode | Self::Coordinates | Self::Demographic => {
                IdentifierRole::Quasi
            }
            Self::SpecialCategory => IdentifierRole::Sensitive,
        }
    }

    /// The masking proposed; `None` where the values are of use only as they are.
    pub fn mask(self) -> Option<Method> {
        Some(match self {
            Self::CardNumber => Method::Partial(Partial::default()),
            Self::Iban | Self::Email | Self::Phone | Self::IpAddress => {
                Method::Pseudonym(Pseudonym::default())
            }
            Self::NationalId | Self::PersonName | Self::StreetAddress => Method::Drop,
            Self::BirthDate => Method::TruncateDate(DatePart::Year),
            Self::Postcode => Method::Truncate { characters: 2 },
            // A tenth of a degree is some 11 km from south to north.
            Self::Coordinates => {
                Method::Bucket(Bucket { width: 0.1, origin: 0.0, form: BucketForm::LowerEdge })
            }
            Self::Demographic | Self::SpecialCategory => return None,
        })
    }
}

/// What is proposed for a column. It holds no value of the column.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The column.
    pub column: String,
    /// What it holds.
    pub kind: Kind,
    /// For national ids the scheme: country and name, `nl-bsn`.
    pub scheme: Option<&'static str>,
    /// Number of values that were looked at; missing ones do not count.
    pub looked_at: u64,
    /// How many of them hold it.
    pub matching: u64,
    /// Whether the values are texts in which it stands among other things.
    pub inside_text: bool,
    /// Whether the column's name says so.
    pub named: bool,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
    /// The class proposed.
    pub class: Classification,
    /// The role proposed.
    pub role: IdentifierRole,
    /// The masking proposed.
    pub mask: Option<Method>,
}

impl Proposal {
    /// The share of values that hold it, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.looked_at == 0 { 0.0 } else { self.matching as f64 / self.looked_at as f64 }
    }
}
