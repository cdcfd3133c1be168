//! What a spec may say: one table of keys for each kind of map.
//!
//! The decoder reads through these tables, so that a key is known exactly where it is listed.

/// A map of the spec.
pub(crate) struct Shape {
    /// What the map is, with its article: `a slide`.
    pub(crate) noun: &'static str,
    /// Its keys, in the order in which they are shown.
    pub(crate) keys: &'static [Key],
}

/// A key of a map.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// What it is, in a sentence for the author of a spec.
    pub(crate) doc: &'static str,
}

/// What a value may be.
pub(crate) enum Kind {
    /// Text, taken as it stands.
    Text,
    /// Text that may hold `{{ … }}`.
    Words,
    /// An expression, without braces.
    Expression,
    /// An Excel number format, or the brand's name of one.
    Format,
    /// A length with its unit.
    Length,
    /// Nothing at all.
    Nothing,
    /// A list of texts; lists in it are levels.
    Outline,
    /// `true` or `false`.
    Flag,
    /// A number from … to ….
    Number(f64, f64),
    /// A whole number from … to ….
    Whole(i64, i64),
    /// A theme slot or `#RRGGBB`.
    Color,
    /// One of these words.
    OneOf(fn() -> Vec<&'static str>),
    /// A map of that shape.
    Map(&'static Shape),
    /// A map from names to that.
    Named(&'static Kind),
    /// A list of that.
    List(&'static Kind),
    /// One of several.
    Any(&'static [Kind]),
}

impl Kind {
    /// What is expected, for messages.
    pub(crate) fn noun(&self) -> String {
        match self {
            Self::Text | Self::Words => "text".to_owned(),
            Self::Expression => "an expression".to_owned(),
            Self::Format => "a number format".to_owned(),
            Self::Length => "a length".to_owned(),
            Self::Nothing => "nothing".to_owned(),
            Self::Outline => "a list of texts".to_owned(),
            Self::Flag => "`true` or `false`".to_owned(),
            Self::Number(..) => "a number".to_owned(),
            Self::Whole(..) => "a whole number".to_owned(),
            Self::Color => "a colour".to_owned(),
            Self::OneOf(names) => alternatives(names().iter().map(|n| format!("`{n}`")).collect()),
            Self::Map(shape) => shape.noun.to_owned(),
            Self::Named(kind) => format!("a map from names to {}", kind.noun()),
            Self::List(kind) => format!("a list of {}", kind.noun()),
            Self::Any(kinds) => alternatives(kinds.iter().map(Self::noun).collect()),
        }
    }
}

fn alternatives(mut nouns: Vec<String>) -> String {
    match nouns.pop() {
        Some(last) if !nouns.is_empty() => format!("{} or {last}", nouns.join(", ")),
        last => last.unwrap_or_default(),
    }
}

impl Shape {
    /// The key of that name.
    pub(crate) fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|k| k.name == name)
    }
}

/// A key that may be left out.
pub(crate) const fn may(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, required: false, doc }
}

/// A key that must be there.
pub(crate) const fn must(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, kind, required: true, doc }
}

/// A value that is written as one of a few words.
pub trait Word: Copy + 'static {
    /// The words with what they mean, in the order in which they are shown.
    const WORDS: &'static [(&'static str, Self)];

    /// The words alone.
    fn words() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }

    /// What a word means.
    fn from_word(text: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
    }
}
