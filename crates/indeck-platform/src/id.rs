//! `Id`: what things of the platform are called, one type for each kind of thing.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use indeck::govern::Ambient;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Digits of the text form: Crockford's base 32, lower case.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Digits that 16 bytes take.
const LENGTH: usize = 26;

/// What an id is of. Only the kinds of this module are.
pub trait Kind: sealed::Sealed + 'static {
    /// What its ids begin with: `ds` in `ds_01j…`.
    const PREFIX: &'static str;
    /// What it is called, in the singular: `dataset`.
    const NOUN: &'static str;
}

mod sealed {
    pub trait Sealed {}
}

/// The id of a thing of that kind: 48 bits of time in milliseconds and 80 random ones, so that ids
/// sort by when they were made and none can be guessed.
///
/// ```
/// use indeck_platform::id::DatasetId;
/// let id: DatasetId = "ds_01jd9x6m3q0v8w5k2z7r4t1y6c".parse()?;
/// assert_eq!(id.to_string(), "ds_01jd9x6m3q0v8w5k2z7r4t1y6c");
/// assert!("run_01jd9x6m3q0v8w5k2z7r4t1y6c".parse::<DatasetId>().is_err());
/// # Ok::<(), indeck_platform::id::BadId>(())
/// ```
pub struct Id<K> {
    bytes: [u8; 16],
    kind: PhantomData<fn() -> K>,
}

/// A text that is no id of the kind that was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no id of a {noun}")]
pub struct BadId {
    /// What stood there, cut short.
    pub text: String,
    /// What an id was expected of.
    pub noun: &'static str,
}

impl<K: Kind> Id<K> {
    /// A new one: the time of `ambient`, and its randomness.
    pub fn new(ambient: &dyn Ambient) -> Self {
        let millis = u64::try_from(ambient.now() / 1_000).unwrap_or_default();
        let mut bytes = ambient.id();
        let time = millis.to_be_bytes();
        bytes.iter_mut().zip(time.iter().skip(2)).for_each(|(to, from)| *to = *from);
        Self::from_bytes(bytes)
    }

    /// The id of those bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self { bytes, kind: PhantomData }
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.bytes
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = u128::from_be_bytes(self.bytes);
        write!(f, "{}_", K::PREFIX)?;
        for place in (0..LENGTH).rev() {
            let digit = usize::try_from((number >> (5 * place)) & 31).unwrap_or_default();
            let digit = DIGITS.get(digit).copied().unwrap_or_default();
            write!(f, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

impl<K: Kind> std::str::FromStr for Id<K> {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId { text: text.chars().take(64).collect(), noun: K::NOUN };
        let digits = text.strip_prefix(K::PREFIX).and_then(|rest| rest.strip_prefix('_'));
        let digits = digits.filter(|digits| digits.len() == LENGTH).ok_or_else(bad)?;
        let mut number = 0_u128;
        for digit in digits.bytes() {
            let value = DIGITS.iter().position(|known| *known == digit).ok_or_else(bad)?;
            // 26 digits hold 130 bits: what does not fit is no id.
            if number >> 123 != 0 {
                return Err(bad());
            }
            number = (number << 5) | u128::try_from(value).map_err(|_| bad())?;
        }
        Ok(Self::from_bytes(number.to_be_bytes()))
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $id:ident $prefix:literal $noun:literal;)*) => {
        $(
            /// The kind of an id; never a value.
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub enum $kind {}
            impl sealed::Sealed for $kind {}
            impl Kind for $kind {
                const PREFIX: &'static str = $prefix;
                const NOUN: &'static str = $noun;
            }
            $(#[$doc])*
            pub type $id = Id<$kind>;
        )*
    };
}

kinds! {
    /// An organisation.
    OrgKind OrgId "org" "organisation";
    /// A person with an account, or a service.
    UserKind UserId "usr" "user";
    /// A session of a user.
    SessionKind SessionId "ses" "session";
    /// An API token.
    TokenKind TokenId "tok" "token";
    /// An invitation.
    InvitationKind InvitationId "inv" "invitation";
    /// A dataset.
    DatasetKind DatasetId "ds" "dataset";
    /// A version of a dataset.
    DatasetVersionKind DatasetVersionId "dsv" "version of a dataset";
    /// A template.
    TemplateKind TemplateId "tpl" "template";
    /// A report.
    ReportKind ReportId "rep" "report";
    /// A version of a report.
    ReportVersionKind ReportVersionId "rpv" "version of a report";
    /// A run of a report.
    RunKind RunId "run" "run";
    /// A deck.
    DeckKind DeckId "deck" "deck";
    /// A certificate of a purge or an erasure.
    CertificateKind CertificateId "cert" "certificate";
    /// What an organisation's decks disclosed; there is one.
    LedgerKind LedgerId "ldg" "ledger";
    /// Something that is done in the background.
    JobKind JobId "job" "job";
    /// What an organisation knows of some bytes, whatever they were called.
    KnownKind KnownId "kn" "known content";
    /// Bytes in the object store.
    ObjectKind ObjectId "obj" "object";
}

#[cfg(test)]
mod tests {
    use indeck::govern::Ambient;

    use super::{DatasetId, OrgId};

    struct Fixed(i64);

    impl Ambient for Fixed {
        fn now(&self) -> i64 {
            self.0
        }
        fn random(&self) -> [u8; 32] {
            [0xab; 32]
        }
    }

    #[test]
    fn ids_sort_by_when_they_were_made() {
        let early = OrgId::new(&Fixed(1_000_000));
        let late = OrgId::new(&Fixed(2_000_000));
        assert!(early < late);
        assert!(early.to_string() < late.to_string());
    }

    #[test]
    fn a_text_is_an_id_only_in_its_one_form() {
        let id = DatasetId::from_bytes([0xff; 16]);
        let text = id.to_string();
        assert_eq!(text, "ds_7zzzzzzzzzzzzzzzzzzzzzzzzz");
        assert_eq!(text.parse(), Ok(id));
        for bad in ["", "ds_", "ds_8zzzzzzzzzzzzzzzzzzzzzzzzz", "ds_7ZZZZZZZZZZZZZZZZZZZZZZZZZ"] {
            assert!(bad.parse::<DatasetId>().is_err(), "{bad}");
        }
        assert!(text.replace("ds_", "org_").parse::<DatasetId>().is_err());
    }
}
