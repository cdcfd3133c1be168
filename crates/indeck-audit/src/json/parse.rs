//! Reading a value.

use std::collections::BTreeMap;

use super::Json;
use crate::Error;

/// Bytes that a text of JSON may have.
pub const MAX_JSON_BYTES: usize = 64 << 20;

/// Lists and objects inside each other.
pub const MAX_JSON_DEPTH: usize = 32;

impl Json {
    /// Reads a value.
    ///
    /// # Errors
    /// [`Error::BadJson`] with the byte where the text is none, or is beyond the limits.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        let bad = |at, fault| Err(Error::BadJson { at, fault });
        if bytes.len() > MAX_JSON_BYTES {
            return bad(0, JsonFault::TooLong);
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return bad(0, JsonFault::Syntax) };
        let mut parser = Parser { text, at: 0 };
        let value = parser.value(0)?;
        parser.spaces();
        if parser.at == text.len() { Ok(value) } else { bad(parser.at, JsonFault::Syntax) }
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn bad<T>(&self, fault: JsonFault) -> Result<T, Error> {
        Err(Error::BadJson { at: self.at, fault })
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    /// Takes that text if it comes next, after spaces.
    fn takes(&mut self, text: &str) -> bool {
        self.spaces();
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    fn value(&mut self, depth: usize) -> Result<Json, Error> {
        self.spaces();
        match self.rest().bytes().next() {
            Some(b'{' | b'[') if depth >= MAX_JSON_DEPTH => self.bad(JsonFault::TooDeep),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.takes("null") => Ok(Json::Null),
            _ if self.takes("true") => Ok(Json::Bool(true)),
            _ if self.takes("false") => Ok(Json::Bool(false)),
            _ => self.bad(JsonFault::Syntax),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, Error> {
        self.at += 1;
        let mut pairs = BTreeMap::new();
        if self.takes("}") {
            return Ok(Json::Object(pairs));
        }
        loop {
            self.spaces();
            let key = self.string()?;
            if !self.takes(":") {
                return self.bad(JsonFault::Syntax);
            }
            let value = self.value(depth)?;
            if pairs.insert(key, value).is_some() {
                return self.bad(JsonFault::KeyTwice);
            }
            if self.takes("}") {
                return Ok(Json::Object(pairs));
            }
            if !self.takes(",") {
                return self.bad(JsonFault::Syntax);
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Error> {
        self.at += 1;
        let mut values = Vec::new();
        if self.takes("]") {
            return Ok(Json::List(values));
        }
        loop {
            values.push(self.value(depth)?);
            if self.takes("]") {
                return Ok(Json::List(values));
            }
            if !self.takes(",") {
                return self.bad(JsonFault::Syntax);
            }
        }
    }

    fn number(&mut self) -> Result<Json, Error> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_digit() && !"+-.eE".contains(c));
        let digits = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
        let plain = digits.strip_prefix('-').unwrap_or(digits);
        let leading = plain.len() > 1 && plain.starts_with('0');
        match digits.parse() {
            Ok(number) if !leading && digits != "-0" && !digits.starts_with('+') => {
                self.at += digits.len();
                Ok(Json::Number(number))
            }
            _ => self.bad(JsonFault::Number),
        }
    }

    fn string(&mut self) -> Result<String, Error> {
        if !self.rest().starts_with('"') {
            return self.bad(JsonFault::Syntax);
        }
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let Some(length) = rest.find(|c: char| c == '"' || c == '\\' || c < ' ') else {
                return self.bad(JsonFault::Syntax);
            };
            let (plain, from) = rest.split_at(length);
            out.push_str(plain);
            let quote = from.starts_with('"');
            let escape = from.starts_with('\\');
            self.at += length;
            match (quote, escape) {
                (true, _) => {
                    self.at += 1;
                    return Ok(out);
                }
                (_, true) => out.push(self.escape()?),
                _ => return self.bad(JsonFault::Syntax),
            }
        }
    }

    /// The character that an escape stands for; the backslash comes next.
    fn escape(&mut self) -> Result<char, Error> {
        let c = match self.rest().as_bytes().get(1) {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return self.bad(JsonFault::Syntax),
        };
        self.at += 2;
        Ok(c)
    }

    /// Source: RFC 8259, section 7 (a character beyond the basic plane takes two escapes).
    fn unicode(&mut self) -> Result<char, Error> {
        let Some(high) = self.unit() else { return self.bad(JsonFault::Syntax) };
        if let Some(c) = char::from_u32(high) {
            return Ok(c);
        }
        let low = if high < 0xdc00 { self.unit() } else { None };
        let low = low.filter(|low| (0xdc00..0xe000).contains(low));
        let joined = low.map(|low| 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
        match joined.and_then(char::from_u32) {
            Some(c) => Ok(c),
            None => self.bad(JsonFault::Syntax),
        }
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let unit = hex.then(|| u32::from_str_radix(digits, 16).ok())??;
        self.at += 6;
        Some(unit)
    }
}

/// What is wrong with a text of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonFault {
    /// It is longer than [`MAX_JSON_BYTES`].
    #[error("it is too long")]
    TooLong,
    /// It goes deeper than [`MAX_JSON_DEPTH`].
    #[error("lists and objects lie too deep inside each other")]
    TooDeep,
    /// It is not JSON.
    #[error("it is not JSON")]
    Syntax,
    /// A key stands twice in an object.
    #[error("a key stands twice")]
    KeyTwice,
    /// A number is not whole, or too great.
    #[error("a number is not whole, or too great")]
    Number,
}
