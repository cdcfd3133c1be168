//! Closed sets of words, each with the number that stands for it in the encoding.

/// Makes an enum with a word for each variant; the number of a variant is its place.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $name:ident as $what:literal {
            $( $(#[$variant_doc:meta])* $variant:ident = $word:literal, )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $( $(#[$variant_doc])* $variant, )+
        }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its word.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with that word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }

            pub(in crate::event) fn number(self) -> u64 {
                self as u64
            }

            pub(in crate::event) fn of(number: u64) -> Result<Self, crate::Error> {
                let place = usize::try_from(number).unwrap_or(usize::MAX);
                let found = Self::ALL.get(place).copied();
                found.ok_or($crate::event::EventFault::Number { of: $what, number }.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

pub(super) use words;
