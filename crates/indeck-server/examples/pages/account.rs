//! The own account.

use crate::views::{
    Account, Choice, Errors, RecoveryCodes, SecondFactor, SessionRow, Sessions, TokenRow, Tokens,
    TotpSetup,
};
use crate::{Page, at, choices, shell, texts, wrong};
use askama::Template;

pub fn pages() -> Vec<Page> {
    let factor = SecondFactor { shell: shell(), ..SecondFactor::default() };
    let codes = RecoveryCodes {
        codes: texts(&[
            "k3vd-9qpm",
            "x8ra-2ntw",
            "m4hs-7bcz",
            "q1ye-5gkf",
            "t6jp-0wxd",
            "c9nb-3mva",
            "h2sz-8rqe",
            "w7gf-4ykt",
        ]),
    };
    let on = SecondFactor {
        active: true,
        since: Some(at(2, "08:00")),
        recovery_left: 2,
        ..factor.clone()
    };
    vec![
        ("account", account(Errors::default()).render()),
        (
            "account-errors",
            account(wrong("confirm", "Type your mail address as it stands above.")).render(),
        ),
        ("second-factor", SecondFactor { required: true, ..factor.clone() }.render()),
        ("second-factor-setup", SecondFactor { setup: Some(setup()), ..factor.clone() }.render()),
        ("second-factor-codes", SecondFactor { recovery: Some(codes), ..factor }.render()),
        ("second-factor-on", on.render()),
        ("sessions", Sessions { shell: shell(), items: sessions() }.render()),
        ("tokens", tokens(true).render()),
        ("tokens-empty", Tokens { items: vec![], ..tokens(false) }.render()),
    ]
}

fn account(errors: Errors) -> Account {
    Account {
        shell: shell(),
        rev: 2,
        name: "Marta Okafor".into(),
        email: "marta.okafor@northwind.example".into(),
        role: "owner".into(),
        organisation: "Northwind Insights".into(),
        created: at(1, "08:00"),
        second_factor: false,
        password_min: 12,
        may_erase: true,
        erase_obstacle: String::new(),
        errors,
    }
}

fn setup() -> TotpSetup {
    let finder = |x: u32, y: u32| format!("M{x} {y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z");
    TotpSetup {
        secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP".into(),
        uri: "otpauth://totp/indeck:marta?secret=JBSWY3DPEHPK3PXP".into(),
        modules: 29,
        path: [finder(0, 0), finder(22, 0), finder(0, 22), "M10 10h3v1h2v4h-5z".into()].concat(),
    }
}

fn sessions() -> Vec<SessionRow> {
    let row = |agent: &str, address: &str, current| SessionRow {
        id: "ss_01".into(),
        current,
        agent: agent.into(),
        address: address.into(),
        created: at(22, "08:01"),
        seen: at(22, "14:03"),
    };
    vec![
        row("Firefox on Linux", "192.0.2.14", true),
        row("Safari on iPhone", "2001:db8:4006:0:1c2f:9b1e:77aa:1", false),
    ]
}

fn tokens(fresh: bool) -> Tokens {
    let row = |name: &str, expired| TokenRow {
        id: "tk_01".into(),
        name: name.into(),
        scopes: texts(&["data:read", "runs:write"]),
        addresses: if expired { String::new() } else { "192.0.2.0/24".into() },
        created: at(1, "08:00"),
        expires: at(30, "08:00"),
        used: (!expired).then(|| at(22, "02:00")),
        expired,
    };
    let scope = |value: &str, detail: &str| Choice {
        value: value.into(),
        label: value.into(),
        detail: detail.into(),
        selected: false,
    };
    Tokens {
        shell: shell(),
        items: vec![row("nightly refresh", false), row("old notebook", true)],
        fresh: fresh.then(|| "indeck_7Hq2mV9xK4tR8wZ1cB6nD3fJ5gL0pS".into()),
        name: String::new(),
        scopes: vec![
            scope("data:read", "See and download data"),
            scope("data:write", "Upload and change data"),
            scope("reports:write", "Write reports"),
            scope("runs:write", "Run reports"),
        ],
        lifetimes: choices(&[("30", "30 days"), ("90", "90 days"), ("365", "a year")], 1),
        addresses: String::new(),
        errors: if fresh { Errors::default() } else { wrong("scopes", "Choose at least one.") },
    }
}
