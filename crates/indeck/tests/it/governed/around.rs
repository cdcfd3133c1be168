//! Ways around a policy, each of them closed.

use indeck::govern::AuthMethod;
use indeck::{RenderOptions, render_charts};

use super::{BuildError, Governed, MAY, POLICY, SPEC, ann, explain, made, survey};

/// The findings of a report that cannot be built, hints included.
fn told(governed: &Governed) -> String {
    match governed.project.build() {
        Err(BuildError::Invalid(found)) => format!("{:?}", found.diagnostics),
        Err(error) => panic!("{}", explain(&error)),
        Ok(_) => panic!("it was built"),
    }
}

/// The report with further tables.
fn with_tables(tables: &str) -> String {
    SPEC.replace("  by_site: {", &format!("{tables}\n  by_site: {{"))
}

#[test]
fn a_query_that_breaks_off_tells_no_value() {
    for expression in ["to_timestamp(site)", "arrow_cast(wage, 'Int8')"] {
        let lost = format!("  lost: {{ sql: \"SELECT {expression} AS x FROM survey\" }}");
        let told = told(&Governed::new(&with_tables(&lost), POLICY, ann(), MAY));
        assert!(told.contains("sql-failed"), "{told}");
        let survey = survey();
        let values = survey.lines().skip(1).flat_map(|line| line.split(',').skip(2));
        for value in values {
            assert!(!told.contains(value), "{expression}: {told}");
        }
    }
}

#[test]
fn rows_are_those_of_the_policy_though_no_query_says_the_column() {
    let query = r#"action == Action::"ingest", resource is Dataset);

@id("own-site")
@reason("analysts read their site")
@obligations("delft")
permit (principal in Group::"analysts", action == Action::"query", resource is Dataset);"#;
    let policy = POLICY
        .replace(r#"action in [Action::"ingest", Action::"query"], resource is Dataset);"#, query)
        .replace(
            "[tables]",
            "[obligations.delft]\nfilter = { survey = \"site = 'Delft'\" }\n\n[tables]",
        );
    let spec: Vec<&str> = SPEC.lines().filter(|line| !line.contains("by_site")).collect();
    let governed = Governed::new(&spec.join("\n"), &policy, ann(), MAY);
    let page = Governed::page(&made(&governed).output);
    assert!(page.contains("<a:t>12</a:t>"), "{page}");
}

#[test]
fn a_burst_is_not_over_what_is_masked() {
    let spec = SPEC.replace("slides:", "burst: { over: person }\nslides:");
    let mut governed = Governed::new(&spec, POLICY, ann(), MAY);
    governed.project.options.burst = Some("p17".to_owned());
    let told = told(&governed);
    assert!(told.contains("policy-refused"), "{told}");
    assert!(!told.contains("p17") && !told.contains("p16"), "{told}");
}

#[test]
fn a_value_of_a_burst_is_not_told_where_its_column_is_classified() {
    let spec = SPEC.replace("slides:", "burst: { over: wage }\nslides:");
    let mut governed = Governed::new(&spec, POLICY, ann(), MAY);
    governed.project.options.burst = Some("1".to_owned());
    let told = told(&governed);
    assert!(told.contains("unknown-burst-value") && !told.contains("30011"), "{told}");
}

#[test]
fn a_query_over_a_table_is_held_against_the_tables_before_it() {
    // Forty persons less the 36 who are not at Namur; `made` makes it a query over another table.
    let tables = "  made: { sql: \"SELECT COUNT(*) AS n FROM survey\", limit: 9 }\n  \
        rest: { sql: \"SELECT COUNT(*) AS made FROM survey WHERE site <> 'Namur'\" }";
    let title = "{{ everyone.n }} {{ made.n }} {{ rest.made | or('x') }}";
    let spec = with_tables(tables).replace("{{ everyone.n }} answers", title);
    for linked in ["deck", "ledger"] {
        let policy = POLICY.replace("[tables]", &format!("[tables]\nlinked = \"{linked}\""));
        let governed = Governed::new(&spec, &policy, ann(), MAY);
        match governed.project.build() {
            Ok(report) => assert!(!Governed::page(&report.output).contains("<a:t>36</a:t>")),
            Err(BuildError::Invalid(found)) => {
                assert_eq!(found.diagnostics[0].code, "disclosure-refused", "{linked}");
            }
            Err(error) => panic!("{}", explain(&error)),
        }
    }
}

#[test]
fn pictures_of_charts_are_remembered_as_decks_are() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let (spec, folder) = (governed.project.path("report.yaml"), governed.project.path("charts"));
    let options = &governed.project.options;
    let made = render_charts(&spec, &folder, options, &RenderOptions::default(), &mut ());
    assert_eq!(made.unwrap_or_else(|e| panic!("{}", explain(&e))).charts.len(), 1);
    let remembered = governed.remembered().join(", ");
    assert!(
        remembered.ends_with("disclose intent permit, disclose outcome permit"),
        "{remembered}"
    );
    assert!(governed.project.path("ledger").is_file());
}

#[test]
fn who_must_authenticate_anew_is_refused_until_then() {
    let show = "@reason(\"analysts show figures of groups\")";
    let policy = POLICY
        .replace(show, &format!("{show}\n@obligations(\"anew\")"))
        .replace("[tables]", "[obligations.anew]\nstep_up = [\"totp\"]\n\n[tables]");
    let governed = Governed::new(SPEC, &policy, ann(), MAY);
    assert_eq!(governed.codes(), ["policy-refused"]);
    assert!(governed.remembered().contains(&"disclose single forbid".to_owned()));
    let governed = Governed::new(SPEC, &policy, ann().by(AuthMethod::OneTimeCode), MAY);
    assert_eq!(governed.codes(), [""; 0]);
}

#[test]
fn a_column_that_nobody_declared_and_that_names_persons_goes() {
    let policy = POLICY
        .replace(
            "email = { class = \"personal\", role = \"direct\" }",
            "email = { class = \"internal\" }",
        )
        .replace("[tables]", "[detect]\nemail = \"mask\"\n\n[tables]");
    let spec = SPEC.replace(
        "by_site: {",
        "who: { sql: \"SELECT MAX(email) AS e FROM survey\" }\n  by_site: {",
    );
    let governed = Governed::new(&spec, &policy, ann(), MAY);
    assert_eq!(governed.codes(), ["unknown-column"]);
}
