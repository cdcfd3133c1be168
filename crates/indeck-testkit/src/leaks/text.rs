//! What a part says: its texts with runs joined and references resolved, and what people read of it.

use super::escapes::resolved;

/// Tags within which a text goes on; any other tag ends it.
const INLINE: [&str; 18] = [
    "r",
    "t",
    "rPr",
    "tspan",
    "span",
    "b",
    "i",
    "u",
    "s",
    "strong",
    "em",
    "font",
    "solidFill",
    "schemeClr",
    "srgbClr",
    "latin",
    "proofErr",
    "hlinkClick",
];
/// Attributes that say something to people.
const SAID: [&str; 16] = [
    "descr",
    "title",
    "name",
    "alt",
    "label",
    "text",
    "userName",
    "tooltip",
    "aria-label",
    "content",
    "prompt",
    "caption",
    "Target",
    "string",
    "href",
    "desc",
];
/// Elements whose `val` tells where an axis ends or a line stands.
const TELLING: [&str; 8] =
    ["max", "min", "majorUnit", "minorUnit", "crossesAt", "intercept", "forward", "backward"];

/// The words of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// All of it: texts and values of attributes, one a line.
    pub all: String,
    /// What people read, and where axes end, one a line.
    pub read: String,
}

/// The words of a part that is a text, in UTF-8 or, with a mark, in UTF-16; nothing of other bytes.
///
/// ```
/// use indeck_testkit::leaks::text::words;
/// let said = words(b"<a:p><a:r><a:t>12</a:t></a:r><a:r><a:t>&#51;4</a:t></a:r></a:p><c w='77'/>");
/// assert_eq!(said.read.trim(), "1234");
/// assert!(said.all.contains("77"));
/// ```
pub fn words(bytes: &[u8]) -> Words {
    let Some(text) = decoded(bytes) else { return Words::default() };
    if !text.trim_start().starts_with('<') {
        return Words { all: text.clone(), read: text };
    }
    let (mut words, mut values) = (Words::default(), Words::default());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('<') {
        push(&mut words, rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let (markup, after) = markup(rest);
        take(&mut words, &mut values, markup);
        rest = after;
    }
    push(&mut words, rest);
    Words {
        all: format!("{}\n{}", words.all, values.all),
        read: without_guids(&format!("{}\n{}", words.read, values.read)),
    }
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |rest: &[u8], from: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(from);
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => Some(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(wide(rest, u16::from_be_bytes)),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

/// One tag, comment or section from the beginning of a text, and what follows it.
fn markup(text: &str) -> (&str, &str) {
    let ends = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let end = ends.iter().find(|(start, _)| text.starts_with(start)).map(|(_, end)| *end);
    let length = match end {
        Some(end) => text.find(end).map(|at| at + end.len()),
        None => tag_length(text),
    };
    text.split_at(length.unwrap_or(text.len()))
}

/// The length of a tag; `>` in quotes does not end it.
fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// Takes what markup says: texts go on in `words`, values of attributes stand apart in `values`.
fn take(words: &mut Words, values: &mut Words, markup: &str) {
    let inside = markup.strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>"));
    if let Some(text) = inside {
        words.all.push_str(text);
        words.read.push_str(text);
        return;
    }
    if markup.starts_with("<!--") || markup.starts_with("<?") {
        end(words);
        push(words, markup);
        end(words);
        return;
    }
    let name = local(markup.trim_start_matches(['<', '/']));
    if !INLINE.contains(&name) {
        end(words);
    }
    for (attribute, value) in attributes(markup) {
        let telling = attribute == "val" && TELLING.contains(&name);
        let line = format!("{}\n", resolved(value));
        if telling || SAID.contains(&attribute) {
            values.read.push_str(&line);
        }
        values.all.push_str(&line);
    }
}

/// The name with which a text begins, without its prefix.
fn local(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(text.len());
    let name = text.get(..end).unwrap_or_default();
    name.rsplit(':').next().unwrap_or(name)
}

fn attributes(markup: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('=') {
        let (before, after) = rest.split_at(at);
        let name = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let after = after.get(1..).unwrap_or_default().trim_start();
        let Some(quote) = after.chars().next().filter(|c| "\"'".contains(*c)) else {
            rest = after;
            continue;
        };
        let value = after.get(1..).unwrap_or_default();
        let end = value.find(quote).unwrap_or(value.len());
        found.push((local(name), value.get(..end).unwrap_or_default()));
        rest = value.get(end + 1..).unwrap_or_default();
    }
    found
}

fn push(words: &mut Words, text: &str) {
    let text = resolved(text);
    words.all.push_str(&text);
    words.read.push_str(&text);
}

fn end(words: &mut Words) {
    for text in [&mut words.all, &mut words.read] {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }
}

/// Without identifiers such as `{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}`, whose digits say nothing.
fn without_guids(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let guid = from.get(..38).is_some_and(|guid| {
            guid.ends_with('}') && guid.chars().all(|c| c.is_ascii_hexdigit() || "{-}".contains(c))
        });
        let skip = if guid { 38 } else { 1 };
        rest = from.get(skip..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn runs_of_a_paragraph_are_one_text_and_cells_are_not() {
        let cases = [
            ("<a:p><a:r><a:rPr b='1'/><a:t>27</a:t></a:r><a:r><a:t>43</a:t></a:r></a:p>", "2743"),
            ("<c:pt><c:v>27</c:v></c:pt><c:pt><c:v>43</c:v></c:pt>", "27\n43"),
            ("<si><r><t>2,7</t></r><r><t>43</t></r></si>", "2,743"),
            ("<text>2<tspan>7</tspan>43</text>", "2743"),
            ("<x><![CDATA[27]]>43</x>", "2743"),
            ("<x>&#x32;&#55;&amp;</x>", "27&"),
        ];
        for (xml, expected) in cases {
            let read = words(xml.as_bytes()).read;
            let lines: Vec<&str> =
                read.lines().filter(|line| !line.is_empty() && *line != "1").collect();
            assert_eq!(lines.join("\n"), expected, "{xml}");
        }
    }

    #[test]
    fn what_people_read_has_descriptions_and_ends_of_axes_but_no_lengths() {
        let xml = "<p:cNvPr id='4' descr='of 2743'/><a:off x='914400'/><c:max val='31'/>\
                   <a:tableStyleId>{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}</a:tableStyleId>";
        let said = words(xml.as_bytes());
        assert!(said.read.contains("of 2743") && said.read.contains("31"), "{said:?}");
        assert!(!said.read.contains("914400") && !said.read.contains("4342"), "{said:?}");
        assert!(said.all.contains("914400"));
    }

    #[test]
    fn wide_letters_and_addresses_are_read() {
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("<a>Ö</a>".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(words(&wide).read.trim(), "Ö");
        assert!(words(b"<a Target='mailto:a%40b.example'/>").read.contains("a@b.example"));
        assert_eq!(words(&[0xff, 0x00, 0x80]), super::Words::default());
    }
}
