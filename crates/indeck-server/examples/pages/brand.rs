//! Templates and reports.

use crate::views::{
    Bytes, Choice, Colour, Diagnostic, Layout, Link, ParamField, Placeholder, ReportNew,
    ReportPage, ReportRow, Reports, RunState, Severity, TemplateNew, TemplatePage, TemplateRow,
    Templates, VersionRow,
};
use crate::{Page, at, made, shell, texts, wrong};
use askama::Template;

const SPEC: &str = include_str!("spec.yaml");

pub fn pages() -> Vec<Page> {
    vec![
        (
            "templates",
            Templates { shell: shell(), items: templates(), next: None, may_create: true }.render(),
        ),
        (
            "templates-empty",
            Templates { shell: shell(), may_create: true, ..Templates::default() }.render(),
        ),
        (
            "template-new",
            TemplateNew {
                shell: shell(),
                limit: Bytes(100_000_000),
                errors: wrong("file", "`brand.potm` has macros: save it as .potx first."),
                ..TemplateNew::default()
            }
            .render(),
        ),
        ("template", template().render()),
        (
            "reports",
            Reports { shell: shell(), items: reports(), next: None, may_create: true }.render(),
        ),
        (
            "reports-empty",
            Reports { shell: shell(), may_create: true, ..Reports::default() }.render(),
        ),
        ("report-new", report_new().render()),
        ("report-new-empty", ReportNew { shell: shell(), ..ReportNew::default() }.render()),
        ("report", report().render()),
        (
            "report-fine",
            ReportPage {
                diagnostics: vec![],
                slides: texts(&["cover: Title Slide", "revenue: Title and Content"]),
                unsaved: false,
                runs: vec![],
                ..report()
            }
            .render(),
        ),
    ]
}

fn colours() -> Vec<Colour> {
    let all = [
        ("Text 1", "#1B1D1F"),
        ("Background 1", "#FFFFFF"),
        ("Accent 1", "#0B5D66"),
        ("Accent 2", "#C8553D"),
        ("Accent 3", "#E0A458"),
        ("Accent 4", "#4F6D7A"),
        ("Accent 5", "#8FA88F"),
        ("Accent 6", "#5B3758"),
    ];
    all.iter()
        .map(|(name, value)| Colour { name: (*name).into(), value: (*value).into() })
        .collect()
}

fn templates() -> Vec<TemplateRow> {
    let row = TemplateRow {
        id: "tp_01".into(),
        name: "Northwind 2026".into(),
        file_name: "northwind.potx".into(),
        layouts: 11,
        colours: colours(),
        size: Bytes(812_000),
        owner: "Marta Okafor".into(),
        changed: at(18, "10:02"),
    };
    vec![row]
}

fn template() -> TemplatePage {
    let holder = |name: &str, kind: &str, place| Placeholder {
        label: name.into(),
        name: name.into(),
        kind: kind.into(),
        place: Some(place),
    };
    let layout = |name: &str, placeholders| Layout { name: name.into(), placeholders };
    TemplatePage {
        shell: shell(),
        id: "tp_01".into(),
        name: "Northwind 2026".into(),
        file_name: "northwind.potx".into(),
        size: Bytes(812_000),
        owner: "Marta Okafor".into(),
        created: at(18, "10:02"),
        slide_size: "33.9 × 19.1 cm (16:9)".into(),
        slide_ratio: 563,
        layouts: vec![
            layout(
                "Title Slide",
                vec![
                    holder("Title 1", "title", (80, 300, 840, 200)),
                    holder("Subtitle 2", "subtitle", (80, 540, 840, 120)),
                ],
            ),
            layout(
                "Title and Content",
                vec![
                    holder("Title 1", "title", (60, 60, 880, 140)),
                    holder("Content Placeholder 2", "body", (60, 240, 880, 640)),
                ],
            ),
            layout(
                "Chart + Takeaway",
                vec![
                    holder("Title 1", "title", (60, 60, 880, 140)),
                    holder("Chart 3", "chart", (60, 240, 560, 640)),
                    holder("Takeaway", "body", (660, 240, 280, 640)),
                ],
            ),
            layout("Blank", vec![]),
        ],
        colours: colours(),
        fonts: vec![("Headings".into(), "Georgia".into()), ("Body".into(), "Calibri".into())],
        remarks: texts(&[
            "The font Georgia is not embedded: slides look otherwise where it is not installed.",
        ]),
        used_by: vec![Link { href: "/reports/rp_1".into(), text: "Sales review".into() }],
        has_data: true,
        may_delete: true,
        may_download: true,
        may_create: true,
        errors: crate::views::Errors::default(),
    }
}

fn reports() -> Vec<ReportRow> {
    let row = |(name, version, state): (&str, u64, Option<RunState>)| ReportRow {
        id: "rp_01".into(),
        name: name.into(),
        version,
        owner: "Marta Okafor".into(),
        changed: at(22, "11:31"),
        last_run: state.map(|state| ("rn_01".into(), state)),
    };
    let all = [
        ("Sales review", 7, Some(RunState::Done)),
        ("Brand tracker", 23, Some(RunState::Running)),
        ("Store audit", 2, Some(RunState::Failed)),
        ("Board pack", 1, None),
    ];
    all.into_iter().map(row).collect()
}

fn report_new() -> ReportNew {
    let detailed = |label: &str, detail: &str| Choice {
        value: label.into(),
        label: label.into(),
        detail: detail.into(),
        selected: false,
    };
    ReportNew {
        shell: shell(),
        datasets: vec![
            detailed("Sales", "12 480 rows, 4 columns"),
            detailed("Stores", "212 rows, 9 columns"),
        ],
        templates: vec![detailed("Northwind 2026", "11 layouts")],
        ..ReportNew::default()
    }
}

fn report() -> ReportPage {
    let found = |severity, line, column, code: &str, message: &str, help: &str| Diagnostic {
        severity,
        code: code.into(),
        message: message.into(),
        help: help.into(),
        line,
        column,
    };
    ReportPage {
        shell: shell(),
        id: "rp_01".into(),
        rev: 7,
        name: "Sales review".into(),
        version: 7,
        latest: None,
        spec: SPEC.into(),
        unsaved: true,
        checked: true,
        diagnostics: vec![
            found(
                Severity::Error,
                14,
                60,
                "unknown-column",
                "there is no column `revenu` in `by_region`",
                "did you mean `revenue`?",
            ),
            found(
                Severity::Warning,
                6,
                3,
                "unused-table",
                "the table `stores_by_region` is used by no slide",
                "",
            ),
        ],
        slides: vec![],
        params: vec![param()],
        data_files: texts(&["sales.csv", "stores.xlsx", "tracker_w12.parquet"]),
        template_files: texts(&["northwind.potx"]),
        versions: vec![VersionRow {
            id: "rv_7".into(),
            number: 7,
            by: "Marta Okafor".into(),
            at: at(22, "11:31"),
            size: Bytes(1204),
            ..VersionRow::default()
        }],
        runs: made::runs(),
        changed: at(22, "11:31"),
        may_edit: true,
        may_run: true,
        may_delete: true,
        errors: crate::views::Errors::default(),
    }
}

fn param() -> ParamField {
    ParamField {
        key: "params.region".into(),
        label: "Region".into(),
        value: "North".into(),
        choices: crate::choices(&[("North", "North"), ("South", "South")], 0),
        input: "text",
        ..ParamField::default()
    }
}
