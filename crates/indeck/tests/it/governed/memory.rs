//! Data and decks in memory, under a policy.

use indeck::govern::Actor;
use indeck::{BuildError, Cancel, Error, Frame, MadeDeck, Progress, Step, make};

use super::{Governed, MAY, POLICY, SPEC, ann, survey};
use crate::frames::frame;
use crate::support::explain;

fn made(governed: &Governed) -> MadeDeck {
    let project = &governed.project;
    let made = make(&project.path("report.yaml"), &project.options, &mut ());
    made.unwrap_or_else(|error| panic!("{}", explain(&error)))
}

/// The survey as a data frame, and no file of it.
fn in_memory(spec: &str, policy: &str, actor: Actor) -> Governed {
    let mut governed = Governed::new(spec, policy, actor, MAY);
    std::fs::remove_file(governed.project.path("survey.csv")).unwrap();
    governed.project.options.frames = vec![survey_frame()];
    governed
}

fn survey_frame() -> Frame {
    frame("survey", survey())
}

#[test]
fn a_deck_in_memory_is_remembered_before_it_is_handed_out() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let deck = made(&governed);
    let expected = [
        "ingest single permit",
        "query single permit",
        "disclose single permit",
        "disclose intent permit",
        "disclose outcome permit",
    ];
    assert_eq!(governed.remembered(), expected);
    assert_eq!(governed.events().last().unwrap().outputs.as_slice().len(), 1);
    assert!(deck.report.governed.is_some());
}

#[test]
fn tables_are_handed_out_as_they_may_be_shown() {
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let deck = made(&governed);
    let by_site = deck.table("by_site").unwrap();
    let withheld = by_site.column("n").unwrap().1.cells.iter().filter(|cell| cell.suppressed);
    assert_eq!(withheld.count(), 2);
    assert!(by_site.facts.is_none());
    let withheld = by_site.columns.iter().flat_map(|c| &c.cells).filter(|c| c.suppressed);
    assert!(withheld.into_iter().all(|cell| cell.value.is_null()));
    let svg = deck.slides[0].charts[0].draw().unwrap().to_svg();
    assert!(svg.contains("Delft"), "{svg}");
}

#[test]
fn tables_that_only_queries_read_are_not_handed_out() {
    let spec = SPEC.replace(
        "  by_site: { sql: \"SELECT site, COUNT(*) AS n, AVG(wage) AS wage FROM survey GROUP BY site ORDER BY site\" }",
        "  rows_of: { sql: \"SELECT site, wage FROM survey\" }\n  by_site: { sql: \"SELECT site, COUNT(*) AS n, AVG(wage) AS wage FROM rows_of GROUP BY site ORDER BY site\" }",
    );
    let deck = made(&Governed::new(&spec, POLICY, ann(), MAY));
    let names: Vec<&str> = deck.tables.iter().map(|table| &*table.name).collect();
    assert_eq!(names, ["everyone", "by_site"]);
}

#[test]
fn where_no_workbooks_may_leave_no_tables_do() {
    let policy = POLICY.replace("watermark = \"RESTRICTED\"", "workbook = \"none\"");
    let deck = made(&Governed::new(SPEC, &policy, ann(), MAY));
    assert!(deck.tables.is_empty());
    assert_eq!(deck.slides.len(), 1);
}

#[test]
fn a_frame_is_under_the_policy_of_its_name() {
    for spec in [SPEC.to_owned(), SPEC.replace("sources: { survey: survey.csv }\n", "")] {
        let governed = in_memory(&spec, POLICY, ann());
        let told = made(&governed).report.governed.unwrap();
        let by_site = told.tables.iter().find(|table| table.table == "by_site").unwrap();
        assert_eq!((by_site.rows, by_site.primary, by_site.complementary), (4, 1, 1));
        assert_eq!(governed.remembered()[0], "ingest single permit");
        let refused = in_memory(&spec, POLICY, Actor::user("bob"));
        assert_eq!(refused.codes(), ["policy-refused"]);
        assert_eq!(refused.remembered(), ["ingest single forbid"]);
        let email =
            SPEC.replace("by_site: {", "who: { sql: \"SELECT email FROM survey\" }\n  by_site: {");
        assert_eq!(in_memory(&email, POLICY, ann()).codes(), ["unknown-column"]);
    }
}

#[test]
fn a_second_deck_of_a_frame_does_not_tell_what_the_first_of_a_file_withheld() {
    let mut governed = Governed::new(SPEC, POLICY, ann(), MAY);
    made(&governed);
    governed.project.options.frames = vec![survey_frame()];
    let without = "SELECT COUNT(*) AS n, AVG(wage) AS wage FROM survey WHERE site <> 'Namur'";
    let spec = SPEC.replace("SELECT COUNT(*) AS n, AVG(wage) AS wage FROM survey", without);
    let spec = spec.lines().filter(|l| !l.contains("by_site")).collect::<Vec<_>>().join("\n");
    let shown = "title: \"{{ everyone.n | or('withheld') }} answers\"";
    let spec = spec.replace("title: \"{{ everyone.n }} answers\"", shown);
    governed.project.write("report.yaml", spec);
    match governed.project.build() {
        Ok(report) => assert_eq!(report.governed.unwrap().suppressed(), 2),
        Err(BuildError::Invalid(found)) => {
            assert_eq!(found.diagnostics[0].code, "disclosure-refused");
        }
        Err(error) => panic!("{}", explain(&error)),
    }
}

#[test]
fn a_deck_that_is_stopped_is_remembered_as_failed() {
    struct AtSlides(Cancel);
    impl Progress for AtSlides {
        fn step(&mut self, step: &Step<'_>) {
            if let Step::Slide { .. } = step {
                self.0.cancel();
            }
        }
    }
    let governed = Governed::new(SPEC, POLICY, ann(), MAY);
    let project = &governed.project;
    let mut stop = AtSlides(project.options.cancel.clone());
    let stopped = make(&project.path("report.yaml"), &project.options, &mut stop);
    assert!(matches!(stopped, Err(BuildError::Failed(Error::Cancelled))), "{stopped:?}");
    let last = governed.events().pop().unwrap();
    let outcome = last.outcome().unwrap();
    assert!(format!("{outcome:?}").contains("cancelled"), "{outcome:?}");
    assert!(last.outputs.is_empty());
}
