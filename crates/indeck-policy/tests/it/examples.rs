//! The example policies: they load without a warning, decide as their tables say, and no part of
//! them can be left out unnoticed.

use indeck_policy::table_test::Case;
use indeck_policy::{Policy, mutate};

use crate::support::{Memory, shown};

macro_rules! example {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../../examples/policies/", $name, "/policy.toml")),
            include_str!(concat!("../../../../examples/policies/", $name, "/access.cedar")),
            include_str!(concat!("../../../../examples/policies/", $name, "/policy.test.toml")),
        )
    };
}

const EXAMPLES: [(&str, &str, &str, &str); 3] =
    [example!("survey"), example!("customers"), example!("finance")];

fn cases(text: &str) -> Vec<Case> {
    Case::read("policy.test.toml", text).unwrap_or_else(|all| panic!("{:#?}", shown(&all)))
}

#[test]
fn example_policies_decide_as_their_tables_say() {
    for (name, toml, cedar, table) in EXAMPLES {
        let mut files = Memory::of(&[("access.cedar", cedar)]);
        let policy = Policy::load("policy.toml", toml, &mut files)
            .unwrap_or_else(|all| panic!("{name}: {:#?}", shown(&all)));
        assert_eq!(shown(&policy.warnings()), Vec::<String>::new(), "{name}");
        let cases = cases(table);
        assert!(cases.len() > 20, "{name}");
        for outcome in cases.iter().map(|case| case.run(&policy)) {
            assert!(outcome.is_passed(), "{name}: {:#?}", outcome.diagnostic());
        }
    }
}

/// All mutants with `INDECK_JUDGE_ALL=1`, every eighth one otherwise.
#[test]
#[allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "the caller says how much is judged, and reads the figures"
)]
fn leaving_out_any_part_of_an_example_policy_makes_a_case_fail() {
    let step = if std::env::var_os("INDECK_JUDGE_ALL").is_some() { 1 } else { 8 };
    let mut alive = Vec::new();
    for (name, toml, cedar, table) in EXAMPLES {
        let files = [("access.cedar".to_owned(), cedar.to_owned())];
        let (cases, mutants) = (cases(table), mutate::mutants(toml, &files));
        assert!(mutants.len() > 60, "{name}: {}", mutants.len());
        let tried: Vec<_> = mutants.iter().step_by(step).collect();
        let missed = tried.iter().filter(|mutant| !mutant.is_noticed("policy.toml", &cases));
        let missed: Vec<String> = missed.map(|m| format!("{name}: {}", m.without)).collect();
        println!("{name}: {} of {} mutants, {} survive", tried.len(), mutants.len(), missed.len());
        alive.extend(missed);
    }
    assert_eq!(alive, Vec::<String>::new(), "nobody noticed that these are missing");
}

#[test]
fn a_part_that_no_case_needs_is_found() {
    let (_, toml, cedar, table) = EXAMPLES[2];
    let toml = format!("{toml}\n[retention]\nrestricted = 30\n");
    let cedar = format!(
        "{cedar}\n@id(\"more\") @reason(\"r\") forbid (principal, action == Action::\"export\", \
         resource is Log) when {{ context.channel == \"web\" || context.channel == \"api\" }};"
    );
    let mut files = Memory::of(&[("access.cedar", &cedar)]);
    let report = mutate::run("policy.toml", &toml, &mut files, &cases(table)).unwrap();
    let alive: Vec<&str> = report.survivors.iter().map(|m| m.without.as_str()).collect();
    for part in ["`retention`", "`retention.restricted`", "access.cedar: policy `more`"] {
        assert!(alive.contains(&part), "{part}: {alive:#?}");
    }
    let side = "access.cedar: policy `more`: `context.channel == \"web\"`";
    assert!(alive.contains(&side), "{alive:#?}");
}

#[test]
fn a_failed_case_says_what_was_otherwise() {
    let (_, toml, cedar, _) = EXAMPLES[2];
    let mut files = Memory::of(&[("access.cedar", cedar)]);
    let policy = Policy::load("policy.toml", toml, &mut files).unwrap();
    let table = "[[case]]\nname = 'wrong'\nactor = 'user:finn@example.com'\naction = 'query'\n\
                 resource = 'dataset:results'\nexpect = 'deny'\nby = ['x']\nis = 'public'\n\
                 obligations = { step_up = 'none', max_rows = 5 }\n";
    let outcome = cases(table)[0].run(&policy);
    assert_eq!(
        outcome.differences,
        [
            "expected `deny`, decided `permit`",
            "expected by `x`, decided by `finance-reads`",
            "expected class `public`, found `restricted`",
            "expected obligation `max_rows` = `5`, found `none`",
            "expected obligation `step_up` = `none`, found `totp`",
        ]
    );
    let diagnostic = outcome.diagnostic().unwrap();
    assert_eq!(diagnostic.at.map(|at| at.line), Some(2));
}

#[test]
fn mistakes_in_a_table_are_told_with_their_places() {
    let table = "[[case]]\nname = 'x'\nactor = 'anna'\naction = 'read'\nresource = 'dataset:'\nexpekt = 'deny'\ncolumns = ['a']\n";
    let all = shown(&Case::read("t.toml", table).unwrap_err());
    assert_eq!(all.len(), 6, "{all:#?}");
    assert!(all.iter().any(|m| m.starts_with("t.toml:3:9: error[bad-value]")), "{all:#?}");
    assert!(all.iter().any(|m| m.starts_with("t.toml:6:1: error[unknown-key]")), "{all:#?}");
}
