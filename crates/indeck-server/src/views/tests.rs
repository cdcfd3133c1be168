//! What must hold of every page, whatever is typed into it.

use super::{
    Bytes, Colour, Count, DatasetPage, Diagnostic, Errors, FieldError, Flash, FlashKind, Layout,
    Placeholder, ReportPage, Severity, Shell, SignIn, TemplatePage, When, marked,
};
use askama::Template;

const HOSTILE: &str = "\"><script>alert(1)</script>&'";

fn shell() -> Shell {
    let flash = Flash { kind: FlashKind::Done, text: HOSTILE.into() };
    Shell { csrf: HOSTILE.into(), flash: Some(flash), ..Shell::default() }
}

#[test]
fn what_is_typed_is_never_markup() {
    let errors: Errors = vec![FieldError { field: "name".into(), message: HOSTILE.into() }].into();
    let name = || HOSTILE.to_owned();
    let dataset = DatasetPage {
        shell: shell(),
        name: name(),
        file_name: name(),
        may_edit: true,
        may_delete: true,
        errors,
        ..DatasetPage::default()
    };
    let found = Diagnostic {
        severity: Severity::Error,
        code: name(),
        message: name(),
        help: name(),
        line: 1,
        column: 1,
    };
    let report = ReportPage {
        shell: shell(),
        name: name(),
        spec: "</textarea><script>alert(1)</script>".into(),
        diagnostics: vec![found],
        ..ReportPage::default()
    };
    let sign_in = SignIn { shell: shell(), email: name(), next: name(), ..SignIn::default() };
    for page in [dataset.render(), report.render(), sign_in.render()] {
        let page = page.expect("a page renders");
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!(page.matches("</textarea>").count(), page.matches("<textarea").count());
    }
}

#[test]
fn a_colour_that_is_none_is_not_drawn() {
    let colour = |value: &str| Colour { name: String::new(), value: value.into() };
    let holder = Placeholder { place: Some((1, 2, 3, 4)), ..Placeholder::default() };
    let page = TemplatePage {
        colours: vec![colour("url(#x)"), colour("#12345"), colour("#1B1D1F")],
        layouts: vec![Layout { name: "Blank".into(), placeholders: vec![holder] }],
        slide_ratio: 563,
        ..TemplatePage::default()
    };
    let page = page.render().expect("a page renders");
    assert_eq!(page.matches("fill=\"none\"").count(), 2);
    assert_eq!(page.matches("fill=\"#1B1D1F\"").count(), 1);
}

#[test]
fn a_diagnostic_marks_its_line_and_links_to_it() {
    let found = |severity, line| Diagnostic {
        severity,
        code: "unknown-column".into(),
        message: "there is no column `x`".into(),
        help: String::new(),
        line,
        column: 0,
    };
    let page = ReportPage {
        spec: "a\nb\nc".into(),
        diagnostics: vec![found(Severity::Warning, 2), found(Severity::Error, 2)],
        ..ReportPage::default()
    };
    let page = page.render().expect("a page renders");
    assert!(page.contains("<li id=\"L2\" class=\"error\">2</li><li id=\"L3\">3</li>"), "{page}");
    assert!(page.contains("href=\"#L2\""), "{page}");
    assert!(page.contains("there is no column <code>x</code>"), "{page}");
}

#[test]
fn numbers_and_times_are_as_a_person_reads_them() {
    let sizes =
        [0, 999, 1_234, 12_345, 48_300_000, 2_000_000_000].map(|size| Bytes(size).to_string());
    assert_eq!(
        sizes.map(|size| size.replace('\u{a0}', " ")),
        ["0 B", "999 B", "1.2 kB", "12 kB", "48 MB", "2.0 GB"]
    );
    let counts = [0, 999, 1_000, 1_234_567].map(|count| Count(count).to_string());
    assert_eq!(
        counts.map(|count| count.replace('\u{202f}', " ")),
        ["0", "999", "1 000", "1 234 567"]
    );
    assert_eq!(When::new("2026-11-02T14:03:05.120Z").text(), "2 Nov 2026, 14:03");
    assert_eq!(When::new("soon").text(), "soon");
    assert_eq!(marked("a `<b>` `c"), "a <code>&lt;b&gt;</code> <code>c</code>");
}
