//! Runs and decks.

use crate::views::{
    Bytes, ChartPicture, DeckPage, DeckRow, Decks, Diagnostic, InputRow, Link, LogLine, RunPage,
    RunRow, RunState, Runs, Severity, SlideRow, StepRow, StepState,
};
use crate::{Page, at, fact, shell, viewer};
use askama::Template;

pub fn pages() -> Vec<Page> {
    vec![
        (
            "runs",
            Runs { shell: shell(), items: runs(), next: None, report: None, may_run: true }
                .render(),
        ),
        ("runs-empty", Runs { shell: shell(), may_run: true, ..Runs::default() }.render()),
        ("run-live", live().render()),
        ("run-done", done().render()),
        ("run-failed", failed().render()),
        (
            "run-refused",
            RunPage {
                state: RunState::Refused,
                reason: "The policy does not permit `confidential` data in a deck for viewers."
                    .into(),
                decks: vec![],
                charts: vec![],
                ..done()
            }
            .render(),
        ),
        (
            "decks",
            Decks {
                shell: shell(),
                items: decks(),
                next: None,
                may_download: true,
                may_create: true,
            }
            .render(),
        ),
        ("decks-empty", Decks { shell: viewer(), ..Decks::default() }.render()),
        ("deck", deck().render()),
    ]
}

pub fn runs() -> Vec<RunRow> {
    let row = |(name, state, took, deck): (&str, RunState, &str, bool)| RunRow {
        id: "rn_01".into(),
        report: "rp_01".into(),
        report_name: name.into(),
        state,
        created: at(22, "14:03"),
        took: took.into(),
        by: "Marta Okafor".into(),
        deck: deck.then(|| "dk_01".into()),
    };
    let all = [
        ("Brand tracker", RunState::Running, "0.8 s", false),
        ("Sales review", RunState::Done, "1.2 s", true),
        ("Store audit", RunState::Failed, "0.2 s", false),
        ("Panel", RunState::Refused, "", false),
        ("Board pack", RunState::Cancelled, "3.1 s", false),
        ("Board pack", RunState::Waiting, "", false),
    ];
    all.into_iter().map(row).collect()
}

pub fn decks() -> Vec<DeckRow> {
    let row = |(file, slides, class): (&str, u64, &str)| DeckRow {
        id: "dk_01".into(),
        file_name: file.into(),
        report: "rp_01".into(),
        report_name: "Sales review".into(),
        slides,
        size: Bytes(412_000),
        classification: class.into(),
        by: "Marta Okafor".into(),
        created: at(22, "14:03"),
    };
    vec![
        row(("sales-review.pptx", 10, "internal")),
        row(("brand-tracker-w12.pptx", 48, "confidential")),
    ]
}

fn steps(states: [StepState; 4]) -> Vec<StepRow> {
    let names = [
        ("data", "Read the data"),
        ("policy", "Ask the policy"),
        ("slides", "Make the slides"),
        ("deck", "Seal the deck"),
    ];
    names
        .iter()
        .zip(states)
        .map(|((key, name), state)| StepRow { key: (*key).into(), name: (*name).into(), state })
        .collect()
}

fn log() -> Vec<LogLine> {
    let all = [
        ("14:03:05", "info", "sales.csv: 12 480 rows"),
        ("14:03:05", "info", "by_region: 48 rows"),
        ("14:03:06", "warning", "slide `share`: the base of West is 28, below 30: marked"),
        ("14:03:06", "info", "10 slides"),
    ];
    all.iter()
        .map(|(at, level, text)| LogLine {
            at: (*at).into(),
            level: (*level).into(),
            text: (*text).into(),
        })
        .collect()
}

fn done() -> RunPage {
    let picture = |number: u32, alt: &str, slide: &str| ChartPicture {
        number,
        alt: alt.into(),
        slide: slide.into(),
    };
    let input = |kind: &str, name: &str, version: u64| InputRow {
        kind: kind.into(),
        name: name.into(),
        href: "/datasets/ds_01".into(),
        version,
        digest: "sha256:4f6d7a…".into(),
        size: Bytes(1_830_000),
    };
    RunPage {
        shell: shell(),
        id: "rn_01".into(),
        report: "rp_01".into(),
        report_name: "Sales review".into(),
        report_version: 7,
        state: RunState::Done,
        by: "Marta Okafor".into(),
        created: at(22, "14:03"),
        took: "1.2 s".into(),
        attempt: 1,
        done: 10,
        total: 10,
        steps: steps([StepState::Done; 4]),
        log: log(),
        charts: vec![
            picture(1, "Column chart of revenue by month and region", "Revenue reached 18 432 110"),
            picture(2, "Bar chart of revenue by region", "Where it came from"),
            picture(3, "Line chart of revenue by month", "How it grew"),
        ],
        decks: decks().into_iter().take(1).collect(),
        inputs: vec![
            input("Report", "Sales review", 7),
            input("Data", "sales.csv", 2),
            input("Template", "northwind.potx", 1),
        ],
        may_retry: true,
        may_download: true,
        ..RunPage::default()
    }
}

fn live() -> RunPage {
    RunPage {
        state: RunState::Running,
        done: 4,
        took: String::new(),
        steps: steps([StepState::Done, StepState::Done, StepState::Running, StepState::Waiting]),
        charts: vec![],
        decks: vec![],
        inputs: vec![],
        may_cancel: true,
        may_retry: false,
        ..done()
    }
}

fn failed() -> RunPage {
    let found = Diagnostic {
        severity: Severity::Error,
        code: "unknown-column".into(),
        message: "there is no column `revenu` in `by_region`".into(),
        help: "did you mean `revenue`?".into(),
        line: 14,
        column: 60,
    };
    RunPage {
        state: RunState::Failed,
        attempt: 2,
        reason: "The spec has a mistake.".into(),
        diagnostics: vec![found],
        steps: steps([StepState::Done, StepState::Done, StepState::Failed, StepState::Waiting]),
        charts: vec![],
        decks: vec![],
        ..done()
    }
}

fn deck() -> DeckPage {
    let slide = |id: &str, layout: &str, title: &str, charts| SlideRow {
        id: id.into(),
        layout: layout.into(),
        title: title.into(),
        charts,
    };
    DeckPage {
        shell: shell(),
        deck: decks().swap_remove(0),
        run: "rn_01".into(),
        slides: vec![
            slide("cover", "Title Slide", "Sales review", vec![]),
            slide(
                "revenue",
                "Title and Content",
                "Revenue reached 18 432 110",
                vec![(1, "Column chart of revenue by month and region".into())],
            ),
        ],
        evidence: vec![
            fact(
                "File",
                "sha256:4f6d7a1b0c9e8d7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f",
                true,
            ),
            fact("Policy", "version 3, permitted by `authors-internal`", false),
            fact("Data", "sales.csv, version 2", false),
        ],
        events: vec![
            Link { href: "/audit/1204".into(), text: "event 1204".into() },
            Link { href: "/audit/1207".into(), text: "event 1207".into() },
        ],
        may_download: true,
        may_delete: true,
    }
}
