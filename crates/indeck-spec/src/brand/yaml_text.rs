//! Texts as a brand file is to hold them.

/// Words that readers of YAML take for something else than text.
const NOT_TEXT: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

/// A text as a YAML scalar: plain where nothing can mistake it, else in double quotes.
///
/// ```
/// use indeck_spec::brand::scalar;
/// assert_eq!(scalar("Title and Content"), "Title and Content");
/// assert_eq!(scalar("Chart: wide"), r#""Chart: wide""#);
/// ```
pub fn scalar(text: &str) -> String {
    let starts = text.starts_with(char::is_alphabetic) && !text.ends_with(' ');
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '/' | '+');
    let is_word = NOT_TEXT.contains(&text.to_ascii_lowercase().as_str());
    if starts && !is_word && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_invisible(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as the words of a comment: on one line.
///
/// ```
/// assert_eq!(indeck_spec::brand::comment("Logo\nred"), "Logo red");
/// ```
pub fn comment(text: &str) -> String {
    text.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect()
}

/// Whether a character ends a line for some reader, or must not stand in YAML as it is.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
