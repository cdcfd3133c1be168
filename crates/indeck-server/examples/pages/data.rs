//! Home and data.

use crate::views::{
    Bar, Bars, Bytes, Choice, ColumnView, Count, DatasetNew, DatasetPage, DatasetRow, Datasets,
    Finding, FlashKind, Home, Next, ProfileState, Progress, Table, Tally, VersionRow,
};
use crate::{Page, at, choices, made, shell, texts, told, viewer};
use askama::Template;

pub fn pages() -> Vec<Page> {
    let many = |count| Some(Tally { count, more: false });
    let started = Progress { datasets: many(1), ..Progress::default() };
    let all = Progress {
        datasets: many(14),
        templates: many(1),
        reports: many(9),
        decks: Some(Tally { count: 200, more: true }),
    };
    let factor = || {
        let text = "Your organisation asks for a second factor. It takes a minute.";
        Next::new(text, "/account/second-factor", "Set it up")
    };
    vec![
        (
            "home-new",
            Home { shell: shell(), may_create: true, next: vec![factor()], ..Home::default() }
                .render(),
        ),
        (
            "home-started",
            Home {
                shell: told(FlashKind::Done, "The data is uploaded."),
                may_create: true,
                progress: started,
                ..Home::default()
            }
            .render(),
        ),
        (
            "home",
            Home {
                shell: shell(),
                may_create: true,
                progress: all,
                runs: made::runs(),
                decks: made::decks(),
                may_download: true,
                next: vec![factor()],
            }
            .render(),
        ),
        ("home-viewer", Home { shell: viewer(), ..Home::default() }.render()),
        (
            "datasets",
            Datasets {
                shell: shell(),
                items: datasets(),
                next: Some("/datasets?after=ds_01".into()),
                may_create: true,
            }
            .render(),
        ),
        (
            "datasets-empty",
            Datasets { shell: shell(), may_create: true, ..Datasets::default() }.render(),
        ),
        ("dataset-new", dataset_new().render()),
        ("dataset", dataset().render()),
        (
            "dataset-pending",
            DatasetPage {
                profile: ProfileState::Pending,
                columns: vec![],
                findings: vec![],
                sample: None,
                rows: None,
                has_template: false,
                ..dataset()
            }
            .render(),
        ),
    ]
}

fn datasets() -> Vec<DatasetRow> {
    let row = |(name, file, kind, rows, size, class, findings): (
        &str,
        &str,
        &str,
        u64,
        u64,
        &str,
        u32,
    )| DatasetRow {
        id: "ds_01jd9x6m2v4q8t0c".into(),
        name: name.into(),
        file_name: file.into(),
        kind: kind.into(),
        rows: (rows > 0).then_some(Count(rows)),
        columns: (rows > 0).then_some(Count(14)),
        size: Bytes(size),
        classification: class.into(),
        owner: "Marta Okafor".into(),
        findings,
        changed: at(21, "16:40"),
    };
    let all = [
        ("Sales", "sales.csv", "CSV", 12_480, 1_830_000, "internal", 0),
        (
            "Brand tracker wave 12",
            "tracker_w12.parquet",
            "Parquet",
            1_204_332,
            48_300_000,
            "confidential",
            2,
        ),
        ("Stores", "stores.xlsx", "Excel", 212, 18_300, "public", 0),
        (
            "Customer panel with a rather long name that has to wrap somewhere",
            "panel.csv",
            "CSV",
            0,
            930_000_000,
            "confidential",
            0,
        ),
    ];
    all.into_iter().map(row).collect()
}

fn classifications() -> Vec<Choice> {
    choices(
        &[
            ("public", "public"),
            ("internal", "internal"),
            ("confidential", "confidential"),
            ("restricted", "restricted"),
        ],
        1,
    )
}

fn dataset_new() -> DatasetNew {
    DatasetNew {
        shell: shell(),
        name: String::new(),
        classifications: classifications(),
        limit: Bytes(2_000_000_000),
        accept: ".csv,.xlsx,.parquet".into(),
        errors: crate::views::Errors::default(),
    }
}

fn bars(counts: &[(&str, u64)], ranges: bool) -> Option<Bars> {
    let bars =
        counts.iter().map(|(label, count)| Bar { label: (*label).into(), count: *count }).collect();
    Some(Bars { bars, ranges })
}

fn columns() -> Vec<ColumnView> {
    let column = |name: &str, kind: &str, distinct: u64| ColumnView {
        name: name.into(),
        kind: kind.into(),
        distinct: Some(Count(distinct)),
        ..ColumnView::default()
    };
    let histogram = [
        ("0–500", 40),
        ("500–1000", 310),
        ("1000–1500", 920),
        ("1500–2000", 760),
        ("2000–2500", 330),
        ("2500–3000", 90),
        ("3000–3500", 4),
    ];
    vec![
        ColumnView {
            min: "2025-01-01".into(),
            max: "2025-12-01".into(),
            bars: bars(&[("Q1", 3100), ("Q2", 3050), ("Q3", 3180), ("Q4", 3150)], true),
            ..column("month", "date", 12)
        },
        ColumnView {
            bars: bars(&[("North", 4200), ("South", 3900), ("East", 2500), ("West", 1880)], false),
            ..column("region", "text", 4)
        },
        ColumnView {
            min: "12".into(),
            mean: "1 482.3".into(),
            max: "3 310".into(),
            missing: Count(26),
            missing_per_mille: 2,
            bars: bars(&histogram, true),
            ..column("revenue", "number", 9120)
        },
        ColumnView {
            missing: Count(3120),
            missing_per_mille: 250,
            findings: texts(&["mail address"]),
            ..column("contact", "text", 8011)
        },
    ]
}

fn dataset() -> DatasetPage {
    let version = |number: u64| VersionRow {
        id: format!("dv_{number}"),
        number,
        file_name: "sales.csv".into(),
        size: Bytes(1_830_000),
        rows: Some(Count(12_480)),
        by: "Marta Okafor".into(),
        at: at(20, "09:12"),
    };
    let cells = |row: &[&str]| texts(row);
    DatasetPage {
        shell: told(FlashKind::Done, "`sales.csv` is uploaded."),
        id: "ds_01jd9x6m2v4q8t0c".into(),
        rev: 3,
        name: "Sales".into(),
        file_name: "sales.csv".into(),
        kind: "CSV".into(),
        classification: "internal".into(),
        class_reason: "the column `contact` looks like mail addresses".into(),
        classifications: classifications(),
        owner: "Marta Okafor".into(),
        owners: choices(&[("u1", "Marta Okafor"), ("u2", "Jo Lindqvist")], 0),
        created: at(20, "09:12"),
        changed: at(21, "16:40"),
        size: Bytes(1_830_000),
        rows: Some(Count(12_480)),
        versions: vec![version(2), version(1)],
        profile: ProfileState::Ready,
        columns: columns(),
        findings: vec![Finding {
            column: "contact".into(),
            what: "mail addresses".into(),
            detail: "In 9 360 of 12 480 rows.".into(),
        }],
        sample: Some(Table {
            head: cells(&["month", "region", "revenue", "contact"]),
            rows: vec![
                cells(&["2025-01-01", "North", "1204", "a•••@example.com"]),
                cells(&["2025-01-01", "South", "998", "b•••@example.com"]),
            ],
        }),
        has_template: true,
        limit: Bytes(2_000_000_000),
        accept: ".csv,.xlsx,.parquet".into(),
        may_edit: true,
        may_delete: true,
        may_download: true,
        may_create: true,
        errors: crate::views::Errors::default(),
    }
}
