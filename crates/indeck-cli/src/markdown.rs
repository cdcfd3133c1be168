//! Markdown on a terminal: headings, code and emphasis as styles instead of signs.

use clap::builder::styling::{AnsiColor, Style};

/// The text as it is, or styled where there are colours.
pub(crate) fn shown(text: &str, color: bool) -> String {
    if !color {
        return text.to_owned();
    }
    let mut in_code = false;
    text.lines().filter_map(|line| styled(line, &mut in_code)).collect()
}

/// One line; the fences around code are not shown.
fn styled(line: &str, in_code: &mut bool) -> Option<String> {
    if line.trim_start().starts_with("```") {
        *in_code = !*in_code;
        return None;
    }
    let code = CODE;
    let text = match heading(line) {
        _ if *in_code => format!("    {code}{line}{code:#}"),
        Some(title) => format!("{HEADING}{title}{HEADING:#}"),
        None => marked(&marked(line, "`", CODE), "**", STRONG),
    };
    Some(text + "\n")
}

/// How a heading looks.
pub(crate) const HEADING: Style = Style::new().bold().underline();
const STRONG: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();

fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    if title.len() < line.len() { title.strip_prefix(' ') } else { None }
}

/// What stands between two signs in that style, without them; a sign alone stays.
fn marked(line: &str, sign: &str, style: Style) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(sign) {
        let Some((inner, end)) = after.split_once(sign) else { break };
        text += &format!("{before}{style}{inner}{style:#}");
        rest = end;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_styles_where_there_are_colours() {
        let cases = [
            ("plain", "plain\n"),
            ("# Title", "\u{1b}[1m\u{1b}[4mTitle\u{1b}[0m\n"),
            ("#5 is no heading", "#5 is no heading\n"),
            ("a `b` c `d", "a \u{1b}[36mb\u{1b}[0m c `d\n"),
            ("**a** b", "\u{1b}[1ma\u{1b}[0m b\n"),
            ("```yaml\n# no `heading`\n```\nend", "    \u{1b}[36m# no `heading`\u{1b}[0m\nend\n"),
        ];
        for (text, expect) in cases {
            assert_eq!(shown(text, true), expect);
            assert_eq!(shown(text, false), text);
        }
    }
}
