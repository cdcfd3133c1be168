//! One statement from the next.

/// Largest statement that is parsed, in bytes.
pub(super) const MAX_BYTES: usize = 16 << 10;
/// Most brackets that may be open.
pub(super) const MAX_DEPTH: usize = 24;
/// Most operators of a statement: each may be one more level of the tree.
pub(super) const MAX_OPERATORS: usize = 256;

/// The text of a statement, its final semicolon included.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    pub(super) text: &'t str,
    /// Most brackets open at once.
    pub(super) depth: usize,
    /// Number of operators.
    pub(super) operators: usize,
}

impl Piece<'_> {
    /// What is too much of it.
    pub(super) fn excess(&self) -> Option<String> {
        if self.text.len() > MAX_BYTES {
            return Some(format!("a Cedar policy has at most {MAX_BYTES} bytes"));
        }
        if self.depth > MAX_DEPTH {
            return Some(format!("a Cedar policy nests at most {MAX_DEPTH} deep"));
        }
        let too_many = self.operators > MAX_OPERATORS;
        too_many.then(|| format!("a Cedar policy has at most {MAX_OPERATORS} operators"))
    }
}

/// Where the reading of a text is.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Plain,
    Text,
    Escape,
    Comment,
}

/// Statements of a text: each ends with a semicolon outside texts and comments.
pub(super) fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut state = State::Plain;
    let (mut start, mut open, mut depth, mut operators) = (None, 0_usize, 0_usize, 0_usize);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let comment = *byte == b'/' && bytes.get(at + 1) == Some(&b'/');
        state = match (state, byte) {
            (State::Comment, b'\n') => State::Plain,
            (State::Comment, _) => State::Comment,
            (State::Text, b'\\') => State::Escape,
            (State::Text, b'"') => State::Plain,
            (State::Text | State::Escape, _) => State::Text,
            (State::Plain, _) if comment => State::Comment,
            (State::Plain, b'"') => State::Text,
            (State::Plain, _) => State::Plain,
        };
        if state == State::Comment || (start.is_none() && byte.is_ascii_whitespace()) {
            continue;
        }
        let begin = *start.get_or_insert(at);
        if state != State::Plain {
            continue;
        }
        match byte {
            b'(' | b'[' | b'{' => open += 1,
            b')' | b']' | b'}' => open = open.saturating_sub(1),
            b'&' | b'|' | b'.' | b'+' | b'-' | b'*' | b'!' | b',' => operators += 1,
            b'e' if text.get(at..at + 4) == Some("else") => operators += 1,
            b';' => {
                let text = text.get(begin..=at).unwrap_or_default();
                pieces.push(Piece { start: begin, text, depth, operators });
                (start, open, depth, operators) = (None, 0, 0, 0);
            }
            _ => {}
        }
        depth = if start.is_none() { 0 } else { depth.max(open) };
    }
    if let Some(begin) = start {
        let text = text.get(begin..).unwrap_or_default();
        pieces.push(Piece { start: begin, text, depth, operators });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_semicolon_in_a_text_or_comment_ends_nothing() {
        let text = "// a; b\npermit(a) when { x == \"; \\\"\" }; // c;\n forbid(b); rest";
        let texts: Vec<&str> = split(text).iter().map(|piece| piece.text).collect();
        assert_eq!(texts, ["permit(a) when { x == \"; \\\"\" };", "forbid(b);", "rest"]);
        assert!(split(" // nothing\n").is_empty());
    }

    #[test]
    fn brackets_and_operators_are_counted() {
        let pieces = split("permit((([a && b])));forbid();");
        assert_eq!((pieces[0].depth, pieces[0].operators), (4, 2));
        assert_eq!((pieces[1].depth, pieces[1].operators), (1, 0));
    }
}
