//! The pages that explain diagnostics of policies: their examples do what they say.

use indeck_policy::Policy;
use indeck_policy::table_test::Case;

macro_rules! pages {
    ($($code:literal),+ $(,)?) => {
        [$(($code, include_str!(concat!("../../../indeck/src/explain/pages/", $code, ".md")))),+]
    };
}

fn half<'p>(page: &'p str, name: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("\n{name}:\n\n```toml no-run\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

fn codes(text: &str) -> Vec<&'static str> {
    if text.contains("[[case]]") {
        let cases = Case::read("t.toml", text).unwrap();
        let policy = Policy::load("p.toml", "name = 'p'\nversion = '1'\n", &mut ()).unwrap();
        let failed = cases.iter().filter_map(|case| case.run(&policy).diagnostic());
        return failed.map(|diagnostic| diagnostic.code).collect();
    }
    let text = format!("name = 'p'\nversion = '1'\n{text}\n");
    let all = match Policy::load("p.toml", &text, &mut ()) {
        Ok(policy) => policy.warnings(),
        Err(all) => all,
    };
    all.iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_examples_of_pages_do_what_they_say() {
    let pages = pages![
        "case-failed",
        "cedar-syntax",
        "cedar-type",
        "cedar-warning",
        "duplicate-policy",
        "empty-dataset",
        "empty-group",
        "group-cycle",
        "misplaced-obligation",
        "missing-annotation",
        "overlapping-patterns",
        "policy-too-large",
        "toml-syntax",
        "unknown-annotation",
        "unknown-class",
        "unknown-group",
        "unknown-label",
        "unknown-mask",
        "unknown-obligation",
        "unused-mask",
        "unused-obligation",
    ];
    for (code, page) in pages {
        let erroneous = codes(half(page, "Erroneous"));
        assert!(erroneous.contains(&code), "{code}: {erroneous:?}");
        let correct = codes(half(page, "Correct"));
        assert!(!correct.contains(&code), "{code}: {correct:?}");
    }
}
