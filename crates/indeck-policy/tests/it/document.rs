//! The TOML and Cedar of a policy: what is read, and what is refused where.

use indeck_policy::Policy;
use indeck_policy::document::{Document, Mask};

use crate::support::{Memory, load, shown, statement};

fn mistakes(text: &str) -> Vec<String> {
    match Policy::load("p.toml", text, &mut ()) {
        Ok(_) => Vec::new(),
        Err(all) => shown(&all),
    }
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let text = "\
nam = 'p'
version = 1
[masks]
a = { method = 'partial', keep_frist = 1 }
b = { method = 'blur' }
[datasets.d.columns]
x = { class = 'secret', mask = 'c' }
[tables]
min_frequency = 0
dominance = { n = 9 }
[quiet.q]
from = 2026-01-01T00:00:00
until = 2025-01-01
";
    assert_eq!(
        mistakes(text),
        [
            "p.toml:1:1: error[missing-key]: the policy lacks `name`",
            "p.toml:1:1: error[unknown-key]: a policy has no key `nam`",
            "p.toml:2:11: error[wrong-type]: `version` takes a text, not a number",
            "p.toml:4:27: error[unknown-key]: `masks.a` has no key `keep_frist`",
            "p.toml:5:16: error[bad-value]: `masks.b.method` does not take `blur`",
            "p.toml:7:15: error[bad-value]: `datasets.d.columns.x.class` does not take `secret`",
            "p.toml:9:17: error[bad-value]: `tables.min_frequency` is a number from 1 to 1000000",
            "p.toml:10:13: error[missing-key]: `tables.dominance` lacks `k`",
            "p.toml:10:19: error[bad-value]: `tables.dominance.n` is a number from 1 to 5",
            "p.toml:12:8: error[bad-value]: `quiet.q.from` needs an offset from UTC",
        ]
    );
}

#[test]
fn slips_get_a_hint() {
    let all = Policy::load("p.toml", "nam = 'p'\nversion = '1'", &mut ()).unwrap_err();
    let hints: Vec<&str> = all.iter().flat_map(|d| &d.hints).map(String::as_str).collect();
    assert!(hints.contains(&"did you mean `name`?"), "{hints:?}");
}

#[test]
fn damaged_toml_is_told_with_its_place() {
    let all = mistakes("name = 'p'\nversion = = '1'\n[tables\n");
    assert!(all.iter().any(|m| m.starts_with("p.toml:2:") && m.contains("toml-syntax")), "{all:?}");
}

#[test]
fn names_that_nothing_bears_are_refused() {
    let cases = [
        ("[datasets.e.columns]\nx = { mask = 'm' }", "there is no mask `m`"),
        ("[groups.a]\nwithin = ['b']", "there is no group `b`"),
        ("[groups.a]\nwithin = ['c']\n[groups.c]\nwithin = ['a']", "group `a` is within itself"),
        ("[obligations.o]\nlabel = 'public'", "names a label that class `public` lacks"),
        ("[obligations.o]\nmask = { 'd.x' = 'm' }", "there is no mask `m`"),
        ("[obligations.o]\nquarantine = false", "can only be `true`"),
        ("[obligations.o]", "lacks `every obligation`"),
        ("[labels.secret]\nname = 'x'", "`secret` is no class"),
        ("[labels.public]\nname = 'x'\nid = '12'", "is no GUID"),
        ("[recipients]\ndomains = ['https://x']", "`https://x` is no domain"),
        ("[masks]\nb = { method = 'bands', breaks = [3, 2] }", "ascending"),
        ("[masks]\nb = { method = 'bands', breaks = [3], labels = ['a'] }", "has 2 members"),
    ];
    for (more, expected) in cases {
        let all = shown(&load(more, "").expect_err(more));
        assert!(all.iter().any(|m| m.contains(expected)), "{more}: {all:?}");
    }
}

#[test]
fn mistakes_in_cedar_have_their_line_in_the_file_that_they_are_in() {
    let toml = "name = 'p'\nversion = '1'\n[cedar]\npolicies = ['a.cedar', 'b.cedar']\n";
    let first = "// first\n@id(\"a\") @reason(\"r\")\npermit (principal, action, resource)\nwhen { true &&& };\n";
    let second = "@id(\"b\") @reason(\"r\")\npermit (principal, action == Action::\"query\", resource is Dataset)\n\
                  when { resource.clas in Class::\"public\" };\n\
                  @id(\"c\") @reason(\"r\") permit (principal in Group::\"g\", action == Action::\"qery\", resource);";
    let mut files = Memory::of(&[("a.cedar", first), ("b.cedar", second)]);
    let all = shown(&Policy::load("p.toml", toml, &mut files).unwrap_err());
    let has =
        |start: &str, code: &str| all.iter().any(|m| m.starts_with(start) && m.contains(code));
    assert!(has("a.cedar:4:15", "cedar-syntax"), "{all:#?}");
    assert!(has("b.cedar:3:8", "cedar-type"), "{all:#?}");
    assert!(has("b.cedar:4:", "unknown-group"), "{all:#?}");
    assert!(all.iter().any(|m| m.contains("qery") && m.contains("b.cedar:4:")), "{all:#?}");
}

#[test]
fn cedar_inside_toml_has_its_line_in_the_toml() {
    let all = load("", "permit (principal, action, resource);").unwrap_err();
    let ids: Vec<String> = shown(&all);
    assert_eq!(ids[0], "policy.toml:10:1: error[missing-annotation]: a policy lacks `@id`");
    assert_eq!(ids[1], "policy.toml:10:1: error[missing-annotation]: a policy lacks `@reason`");
}

#[test]
fn obligations_are_named_where_they_mean_something() {
    let more = "[obligations.rows]\nmax_rows = 5\n[obligations.both]\nmax_rows = 5\nround = 5";
    let permit = |names: &str, action: &str| {
        format!(
            "@id(\"a\") @reason(\"r\") @obligations(\"{names}\") permit (principal, action == \
             Action::\"{action}\", resource);"
        )
    };
    let cases = [
        (permit("rows", "query"), None),
        (permit("rwos", "query"), Some("unknown-obligation")),
        (permit("rows, rwos", "query"), Some("unknown-obligation")),
        (permit(" , ", "query"), Some("unknown-obligation")),
        (permit("rows", "share"), Some("misplaced-obligation")),
        (permit("both", "query"), Some("misplaced-obligation")),
        (permit("rows", "query").replace("permit (", "forbid ("), Some("misplaced-obligation")),
        (
            permit("rows", "query").replace("@obligations", "@obligation"),
            Some("unknown-annotation"),
        ),
    ];
    for (cedar, expected) in cases {
        let found = load(more, &cedar).err().map(|all| all[0].code);
        assert_eq!(found, expected, "{cedar}");
    }
}

#[test]
fn two_policies_of_one_name_are_refused() {
    let one = statement("a", "permit (principal, action, resource);");
    let all = load("", &format!("{one}\n{one}")).unwrap_err();
    assert_eq!(all[0].code, "duplicate-policy");
    assert!(all[0].notes[0].at.is_some());
}

#[test]
fn a_missing_file_is_told() {
    let text = "name = 'p'\nversion = '1'\ncedar.policies = ['none.cedar']\n";
    assert_eq!(mistakes(text), ["p.toml:3:19: error[missing-file]: `none.cedar` cannot be read"]);
}

#[test]
fn what_is_left_out_has_its_documented_value() {
    let document = Document::read("p", "name = 'p'\nversion = '1'").unwrap();
    assert_eq!((document.records.k, document.records.l), (5, 2));
    assert_eq!(document.tables.min_frequency, 5);
    assert!(document.tables.complementary);
    let text = "name = 'p'\nversion = '1'\n[masks]\na = { method = 'bands', breaks = [1, 2.5] }";
    let document = Document::read("p", text).unwrap();
    let Mask::Bands { labels, .. } = &document.masks["a"].value else { panic!() };
    assert_eq!(labels, &["under 1", "1 to under 2.5", "2.5 and over"]);
}

#[test]
fn the_hash_is_of_what_is_said() {
    let hash = |toml: &str, cedar: &str| {
        Policy::load("x/p.toml", toml, &mut Memory::of(&[("a.cedar", cedar)])).unwrap().hash()
    };
    let toml = "name = 'p'\nversion = '1'\ncedar.policies = ['a.cedar']\ntables.rounding = 5\n";
    let same = "# said otherwise\nversion = \"1\"\r\n[tables]\nrounding = 0x5\n[cedar]\npolicies = [\n'a.cedar']\n"
        .replacen("version", "name = 'p'\nversion", 1);
    let cedar = "@id(\"a\") @reason(\"r\")\npermit (principal, action, resource);\n";
    let first = hash(toml, cedar);
    assert_eq!(first, hash(&same, &cedar.replace('\n', "\r\n")));
    assert_ne!(first, hash(&toml.replace('5', "10"), cedar));
    assert_ne!(first, hash(toml, &cedar.replace("\"r\"", "\"s\"")));
    assert_eq!(
        first,
        Policy::load("y.toml", toml, &mut Memory::of(&[("a.cedar", cedar)])).unwrap().hash()
    );
}

#[test]
fn lints_find_what_has_no_effect() {
    let more = "masks.m = { method = 'drop' }\n[obligations.o]\nmax_rows = 3\n[groups.g]\n[datasets.e]\n\
                [datasets.f.columns]\n'a*' = { class = 'public' }\n'*b' = { class = 'personal' }\n";
    let never = statement(
        "n",
        "permit (principal is User, action == Action::\"query\", resource is Log) when { principal is Service };",
    );
    let policy = load(more, &never).unwrap();
    let warnings = policy.warnings();
    let codes: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
    for code in [
        "unused-mask",
        "unused-obligation",
        "empty-group",
        "empty-dataset",
        "overlapping-patterns",
        "cedar-warning",
    ] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    assert!(warnings.iter().all(|warning| warning.at.is_some() && !warning.is_error()));
}
