//! The organisation and its audit log.

use crate::views::{
    Audit, AuditEvent, Bytes, CertificateRow, CheckpointView, Count, Diagnostic, Effect, Errors,
    EventFilter, EventRow, InvitationRow, KeyRow, Keys, Link, MemberRow, Members, Organisation,
    Policy, Retention, Severity,
};
use crate::{Page, at, choices, fact, shell, wrong};
use askama::Template;

const POLICY: &str = "version = 1\n\n[[rule]]\nid = \"authors-internal\"\neffect = \"permit\"\nwho = [\"group:author\"]\nclassification = [\"public\", \"internal\"]\n\n[[rule]]\nid = \"mask-contact\"\ncolumns = [\"contact\"]\nmask = \"hsah\"\n";
const CHECKPOINT: &str = "northwind.example/log\n1208\nX3pWq0m7aGq1y2cT5n8r4kP9sL6vB0dZ1fH2jK3lM4o=\n\n— northwind.example/log 7Qb3kXz0Lq9mVt2wYs8uRa4cEd6fGh1iJk5lMn3oPq7rSt9uVw0xYz2aBc4dEf6g\n";

pub fn pages() -> Vec<Page> {
    let quiet = Audit {
        filter: EventFilter { active: true, ..filter() },
        items: vec![],
        checkpoint: None,
        ..audit()
    };
    vec![
        (
            "organisation",
            settings(true, wrong("allowed_addresses", "Line 2: `192.0.2.0/33` is not a network."))
                .render(),
        ),
        ("organisation-viewer", settings(false, Errors::default()).render()),
        ("members", members().render()),
        ("policy", policy().render()),
        ("keys", keys(None).render()),
        ("keys-rotating", keys(Some((412, 1890))).render()),
        ("retention", retention().render()),
        ("audit", audit().render()),
        ("audit-none", quiet.render()),
        ("audit-event", event().render()),
    ]
}

fn settings(may_edit: bool, errors: Errors) -> Organisation {
    Organisation {
        shell: shell(),
        rev: 4,
        name: "Northwind Insights".into(),
        residencies: choices(
            &[("eu-west-1", "Ireland (eu-west-1)"), ("us-east-1", "Virginia (us-east-1)")],
            0,
        ),
        require_second_factor: true,
        without_second_factor: 2,
        allowed_addresses: "198.51.100.0/24\n192.0.2.0/33".into(),
        your_address: "198.51.100.7".into(),
        created: at(1, "08:00"),
        used: Bytes(930_000_000),
        limit: Bytes(1_000_000_000),
        may_edit,
        errors,
    }
}

fn members() -> Members {
    let roles = [
        ("owner", "owner"),
        ("admin", "admin"),
        ("author", "author"),
        ("viewer", "viewer"),
        ("auditor", "auditor"),
    ];
    let row = |id: &str, name: &str, email: &str, role: usize, you| MemberRow {
        id: id.into(),
        name: name.into(),
        email: email.into(),
        role: roles.get(role).map_or("", |(value, _)| value).into(),
        roles: if you { vec![] } else { choices(&roles, role) },
        second_factor: you,
        seen: (role != 4).then(|| at(22, "08:01")),
        you,
    };
    Members {
        shell: shell(),
        items: vec![
            row("u1", "Marta Okafor", "marta.okafor@northwind.example", 0, true),
            row("u2", "Jo Lindqvist", "jo@northwind.example", 2, false),
            row("u3", "Aurelia Featherstonehaugh", "aurelia.featherstonehaugh@external-auditors.example", 4, false),
        ],
        invitations: vec![InvitationRow { id: "iv_1".into(), email: "sam@northwind.example".into(), role: "viewer".into(), by: "Marta Okafor".into(), expires: at(29, "12:00") }],
        fresh_link: Some("https://reports.northwind.example/invitation/9f2kq7m4x1v8t0c3".into()),
        fresh_for: "sam@northwind.example".into(),
        receipt: Some("off-boarded: u9\nsessions: 2\ntokens: 1\nowned things moved to: u1\n— northwind.example 7Qb3kXz0…".into()),
        email: String::new(),
        roles: choices(&roles, 3),
        reset_link: Some("https://reports.northwind.example/reset/9f2kq7m4x1v8t0c3".into()),
        reset_for: "Jo Lindqvist".into(),
        reset_expires: at(23, "12:00"),
        resettable: choices(&[("u2", "Jo Lindqvist")], 0),
        successors: choices(&[("u1", "Marta Okafor"), ("u2", "Jo Lindqvist")], 0),
        may_edit: true,
        errors: Errors::default(),
    }
}

fn policy() -> Policy {
    let found = Diagnostic {
        severity: Severity::Error,
        code: "unknown-mask".into(),
        message: "there is no mask `hsah`".into(),
        help: "did you mean `hash`?".into(),
        line: 12,
        column: 8,
    };
    Policy {
        shell: shell(),
        rev: 2,
        text: POLICY.into(),
        checked: true,
        diagnostics: vec![found],
        changed: Some(at(20, "10:00")),
        by: "Marta Okafor".into(),
        may_edit: true,
    }
}

fn keys(rotating: Option<(u64, u64)>) -> Keys {
    let row = |version: u64, records: u64, current| KeyRow {
        version,
        created: at(2, "08:00"),
        records: Count(records),
        current,
    };
    Keys {
        shell: shell(),
        items: vec![row(2, 412, true), row(1, 1478, false)],
        rotating,
        may_rotate: true,
    }
}

fn retention() -> Retention {
    Retention {
        shell: shell(),
        rev: 4,
        retention_days: "365".into(),
        due: Count(37),
        due_size: Bytes(48_000_000),
        certificates: vec![CertificateRow {
            id: "ct_1".into(),
            at: at(3, "03:00"),
            kind: "Purge".into(),
            counts: "runs: 80, decks: 32".into(),
            by: "Marta Okafor".into(),
            things: Count(112),
            size: Bytes(930_000_000),
            text: "purge certificate 1\nthings: 112\n— northwind.example 7Qb3kXz0…".into(),
        }],
        may_edit: true,
        errors: Errors::default(),
    }
}

fn row(index: u64, action: &str, target: &str, effect: Effect) -> EventRow {
    EventRow {
        index,
        at: at(22, "14:03"),
        actor: "Marta Okafor".into(),
        action: action.into(),
        code: "run.create".into(),
        target: Link { href: "/reports/rp_01".into(), text: target.into() },
        effect,
    }
}

fn filter() -> EventFilter {
    EventFilter {
        from: "2026-11-01".into(),
        to: String::new(),
        actions: choices(
            &[("run.create", "Ran a report"), ("deck.download", "Downloaded a deck")],
            9,
        ),
        actors: choices(&[("u1", "Marta Okafor"), ("u2", "Jo Lindqvist")], 9),
        effects: choices(
            &[("permitted", "permitted"), ("refused", "refused"), ("failed", "failed")],
            9,
        ),
        reads: false,
        active: false,
    }
}

fn audit() -> Audit {
    Audit {
        shell: shell(),
        filter: filter(),
        items: vec![
            row(1207, "Looked at a deck", "Sales review", Effect::Permitted),
            row(1206, "Ran a report", "Sales review", Effect::Done),
            row(1205, "Ran a report", "Sales review", Effect::Begun),
            row(1204, "Looked at data", "Customer panel", Effect::Refused),
            row(1203, "Uploaded a template", "northwind.potx", Effect::Failed),
        ],
        next: Some("/audit?after=1203".into()),
        checkpoint: Some(CheckpointView {
            size: Count(1208),
            root: "X3pWq0m7".into(),
            at: Some(at(22, "14:03")),
            text: CHECKPOINT.into(),
            key: "northwind.example/log+7a1b2c3d+AQ3pWq0m7aGq1y2cT5n8r4kP9sL6vB0dZ1fH2jK3lM4o"
                .into(),
        }),
        may_export: true,
        errors: Errors::default(),
    }
}

fn event() -> AuditEvent {
    AuditEvent {
        shell: shell(),
        event: row(1204, "Looked at data", "Customer panel", Effect::Refused),
        facts: vec![
            fact("On", "Customer panel", false),
            fact("Id", "ds_01jd9x6m2v4q8t0c0000000000", true),
            fact("Address", "198.51.100.7", true),
            fact("Why", "no rule permits `restricted` for viewers", false),
        ],
        body: "{\n  \"action\": \"dataset.read\",\n  \"effect\": \"refused\"\n}".into(),
        proof: format!(
            "c2sp.org/tlog-proof@v1\nindex 1204\nX3pWq0m7aGq1y2cT5n8r4kP9sL6vB0dZ1fH2jK3lM4o=\n\n{CHECKPOINT}"
        ),
        size: 1208,
    }
}
