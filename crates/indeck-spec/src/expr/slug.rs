//! Texts as names of files.

/// Letters with marks, by the letters that stand for them.
const PLAIN: [(&str, &str); 30] = [
    ("a", "àáâãäåāăą"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęě"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįı"),
    ("ij", "ĳ"),
    ("j", "ĵ"),
    ("k", "ķĸ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŉŋ"),
    ("o", "òóôõöøōŏő"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűų"),
    ("w", "ŵ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
    ("2", "²"),
    ("3", "³"),
    ("1", "¹"),
    ("and", "&"),
    ("eur", "€"),
    ("pct", "%"),
];

/// Small ASCII letters and digits with single hyphens between them. Letters of other scripts are
/// told by their numbers, so that different names stay different.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars().flat_map(char::to_lowercase) {
        let part = match c {
            c if c.is_ascii_alphanumeric() => c.to_string(),
            '\'' | '’' => continue,
            c => match PLAIN.iter().find(|(_, marked)| marked.contains(c)) {
                // A sign is a word of its own.
                Some((plain, _)) if !c.is_alphanumeric() => format!("-{plain}-"),
                Some((plain, _)) => (*plain).to_owned(),
                None if c.is_alphanumeric() => format!("u{:x}", u32::from(c)),
                None => "-".to_owned(),
            },
        };
        for c in part.chars() {
            if c == '-' {
                gap = true;
                continue;
            }
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}
