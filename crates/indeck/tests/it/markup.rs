//! Markup of texts, by the runs it makes on a slide.

use crate::support::{Project, shown, slide};

/// The runs of a text: `*` before italic, `**` before bold, `@` before linked ones.
fn runs(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let fill = format!("title: \"{{{{ by_month.revenue | sum }}}}\"\ncontent: \"{text}\"");
    let xml = Project::new(slide(&fill)).deck()["ppt/slides/slide1.xml"].clone();
    // The title's run comes first.
    let shown = xml.split("<a:r>").skip(2).map(|run| {
        let text = run.split("<a:t>").nth(1).unwrap().split("</a:t>").next().unwrap();
        let mark = |attribute: &str, mark: &'static str| {
            if run.split("</a:r>").next().unwrap().contains(attribute) { mark } else { "" }
        };
        let (bold, italic) = (mark(" b=\"1\"", "**"), mark(" i=\"1\"", "*"));
        format!("{bold}{italic}{}{text}", mark("<a:hlinkClick", "@"))
    });
    shown.collect::<Vec<_>>().join("|")
}

#[test]
fn markup_is_read_and_all_else_is_text() {
    let cases = [
        ("a **bold** and *italic* word", "a |**bold| and |*italic| word"),
        ("[1] see [site](https://e.com) now", "[1] see |@site| now"),
        ("[sic] y (z)", "[sic] y (z)"),
        ("[a](b)", "[a](b)"),
        ("[a](see page 3)", "[a](see page 3)"),
        ("x [p](https://ex.com/(x)) y", "x |@p| y"),
        ("[see [1]](https://e.com).", "@see [1]|."),
        ("a**2 + b**2", "a**2 + b**2"),
        ("2*x*y", "2*x*y"),
        ("2 * x * y", "2 * x * y"),
        ("(**so**), *well*!", "(|**so|), |*well|!"),
        ("\\*no\\* \\[a](https://e.com)", "*no* [a](https://e.com)"),
    ];
    for (text, expected) in cases {
        assert_eq!(runs(text), expected, "{text}");
    }
}

#[test]
fn addresses_that_lead_nowhere_are_found() {
    for address in ["www.example.com", "javascript:alert(1)", "example.com/a", "ftp://e.com"] {
        let fill = format!("title: \"{{{{ by_month.revenue | sum }}}} [a]({address})\"");
        let found = shown(&Project::new(slide(&fill)).check().diagnostics);
        assert!(found.len() == 1 && found[0].contains(" bad-link "), "{address}: {found:?}");
    }
}
