//! The words that people use for what a template is made of.

/// Kinds of placeholders as the file format calls them, as people do, and what they take.
const KINDS: &[(&str, &str, &str)] = &[
    ("title", "Title", "title"),
    ("ctrTitle", "Title", "title"),
    ("subTitle", "Subtitle", "subtitle"),
    ("body", "Text", "text"),
    ("ftr", "Footer", "footer"),
    ("hdr", "Header", "header"),
    ("dt", "Date", "date"),
    ("sldNum", "Slide number", "slide number"),
    ("chart", "Chart", "chart"),
    ("tbl", "Table", "table"),
    ("pic", "Picture", "picture"),
    ("clipArt", "Picture", "picture"),
    ("dgm", "Diagram", "diagram"),
    ("media", "Film or sound", "film or sound"),
    ("sldImg", "Picture of the slide", "picture"),
    ("obj", "Content", "content"),
    ("", "Content", "content"),
];

/// What a placeholder takes, in words: `slide number` for `sldNum`.
pub(super) fn takes(kind: &str) -> &str {
    KINDS.iter().find(|(known, ..)| *known == kind).map_or(kind, |(.., takes)| takes)
}

/// What people call a placeholder that the file gives no name but its kind; else its name.
pub(super) fn called(name: &str) -> &str {
    KINDS.iter().find(|(kind, ..)| *kind == name).map_or(name, |(_, called, _)| called)
}

/// A name of the theme in words: `Accent 1`, `Followed hyperlink`.
pub(super) fn spaced(name: &str) -> String {
    let mut words = String::new();
    for sign in name.chars() {
        let begins = sign.is_ascii_uppercase() || sign.is_ascii_digit();
        if begins && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
            words.push(sign.to_ascii_lowercase());
        } else {
            words.push(sign);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{called, spaced, takes};

    #[test]
    fn nobody_reads_the_words_of_the_file_format() {
        assert_eq!((called("sldNum"), takes("sldNum")), ("Slide number", "slide number"));
        assert_eq!(called("Left Chart"), "Left Chart");
        assert_eq!(takes("something-new"), "something-new");
        assert_eq!(spaced("FollowedHyperlink"), "Followed hyperlink");
    }
}
