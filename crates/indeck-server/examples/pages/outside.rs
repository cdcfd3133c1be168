//! Pages before sign-in, errors, privacy, API.

use crate::views::{
    Api, CookieRow, ErrorPage, Invitation, Link, Privacy, Reset, SignIn, SignInCode, SignUp,
    StoredRow,
};
use crate::{Page, shell, stranger, wrong};
use askama::Template;

pub fn pages() -> Vec<Page> {
    let refused = SignIn {
        shell: stranger(),
        email: "marta.okafor@northwind.example".into(),
        next: "/reports".into(),
        errors: wrong("", "The address or the password is not right."),
    };
    vec![
        ("sign-in", SignIn { shell: stranger(), ..SignIn::default() }.render()),
        ("sign-in-refused", refused.render()),
        (
            "sign-in-code",
            SignInCode {
                shell: stranger(),
                next: "/".into(),
                errors: wrong("code", "This code is not right, or was used before."),
            }
            .render(),
        ),
        ("sign-up", sign_up().render()),
        ("invitation", invitation().render()),
        ("reset", reset().render()),
        (
            "error-404",
            error(
                404,
                "There is no such page",
                "It was moved or deleted, or the address has a mistake.",
            )
            .render(),
        ),
        (
            "error-429",
            ErrorPage {
                retry_after: Some(12),
                shell: stranger(),
                ..error(429, "Too many requests", "This address has asked too often.")
            }
            .render(),
        ),
        ("privacy", privacy().render()),
        ("api", Api { shell: shell(), ..Api::default() }.render()),
    ]
}

fn sign_up() -> SignUp {
    SignUp {
        shell: stranger(),
        organisation: "Northwind Insights".into(),
        name: "Marta Okafor".into(),
        email: "marta.okafor@northwind.example".into(),
        password_min: 12,
        errors: wrong("password", "This password is on a list of stolen ones: choose another."),
    }
}

fn invitation() -> Invitation {
    Invitation {
        shell: stranger(),
        organisation: "Northwind Insights".into(),
        email: "jo@northwind.example".into(),
        role: "author".into(),
        password_min: 12,
        ..Invitation::default()
    }
}

fn reset() -> Reset {
    Reset {
        shell: stranger(),
        organisation: "Northwind Insights".into(),
        email: "jo@northwind.example".into(),
        needs_code: true,
        password_min: 12,
        errors: wrong("code", "This code is not right, or was used before."),
    }
}

fn error(status: u16, title: &str, detail: &str) -> ErrorPage {
    ErrorPage {
        shell: shell(),
        status,
        title: title.into(),
        detail: detail.into(),
        code: "not-found".into(),
        request_id: "01jd9x6m2v4q8t0c".into(),
        retry_after: None,
        step: Link { href: "/".into(), text: "Go to Home".into() },
    }
}

fn privacy() -> Privacy {
    let cookie = CookieRow {
        name: "__Host-indeck".into(),
        purpose: "Keeps you signed in".into(),
        lifetime: "12 hours, or until you sign out".into(),
        attributes: "Secure; HttpOnly; SameSite=Lax; Path=/".into(),
    };
    let stored = [
        (
            "Account",
            "Name, mail address, password hash, second factor",
            "To sign you in",
            "Until you erase it",
        ),
        (
            "Sessions",
            "Network address, browser, times",
            "To show you where you are signed in",
            "30 days after they end",
        ),
        (
            "Audit log",
            "What was asked, when, by which account",
            "To prove who was allowed to see what",
            "As long as the organisation",
        ),
    ];
    let row = |(what, fields, purpose, kept): (&str, &str, &str, &str)| StoredRow {
        what: what.into(),
        fields: fields.into(),
        purpose: purpose.into(),
        kept: kept.into(),
        protection: "Sealed under your organisation's key".into(),
    };
    Privacy {
        shell: stranger(),
        cookies: vec![cookie],
        stored: stored.into_iter().map(row).collect(),
    }
}
