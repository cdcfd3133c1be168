//! Writes every page with made-up content into a folder, to look at them without a server:
//! `cargo run -p indeck-server --example pages -- FOLDER`. Serve the folder with the assets beside.
#![allow(missing_docs, dead_code, unreachable_pub, clippy::disallowed_methods)]

#[path = "../../src/views/mod.rs"]
mod views;

mod account;
mod brand;
mod data;
mod made;

mod organisation;
mod outside;

use std::{env, error::Error, fs, path::Path};

/// A page: the name of its file and its text.
type Page = (&'static str, Result<String, askama::Error>);

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("name a folder")?;
    fs::create_dir_all(&folder)?;
    for (name, text) in pages() {
        fs::write(Path::new(&folder).join(format!("{name}.html")), text?)?;
    }
    Ok(())
}

fn pages() -> Vec<Page> {
    let groups = [
        outside::pages(),
        data::pages(),
        brand::pages(),
        made::pages(),
        account::pages(),
        organisation::pages(),
    ];
    groups.into_iter().flatten().collect()
}

/// Around every page: signed in as the owner.
fn shell() -> views::Shell {
    let user = views::SignedIn {
        name: "Marta Okafor".into(),
        email: "marta.okafor@northwind.example".into(),
        organisation: "Northwind Insights".into(),
        role: "owner".into(),
        may_read_data: true,
        may_read_reports: true,
        may_audit: true,
        may_administer: true,
    };
    views::Shell {
        user: Some(user),
        csrf: "token".into(),
        flash: None,
        version: "0.1.0".into(),
        assets: "1".into(),
        ..views::Shell::default()
    }
}

/// The same with a message.
fn told(kind: views::FlashKind, text: &str) -> views::Shell {
    views::Shell { flash: Some(views::Flash { kind, text: text.into() }), ..shell() }
}

/// Around a page of somebody who may only look.
fn viewer() -> views::Shell {
    let user = views::SignedIn {
        name: "Jo Lindqvist".into(),
        email: "jo@northwind.example".into(),
        organisation: "Northwind Insights".into(),
        role: "viewer".into(),
        ..views::SignedIn::default()
    };
    views::Shell { user: Some(user), ..shell() }
}

/// Before sign-in.
fn stranger() -> views::Shell {
    views::Shell { user: None, ..shell() }
}

fn at(day: u32, time: &str) -> views::When {
    views::When::new(format!("2026-11-{day:02}T{time}:05Z"))
}

fn wrong(field: &str, message: &str) -> views::Errors {
    vec![views::FieldError { field: field.into(), message: message.into() }].into()
}

fn choices(all: &[(&str, &str)], selected: usize) -> Vec<views::Choice> {
    let each = all.iter().enumerate().map(|(index, (value, label))| views::Choice {
        value: (*value).into(),
        label: (*label).into(),
        detail: String::new(),
        selected: index == selected,
    });
    each.collect()
}

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn fact(label: &str, value: &str, code: bool) -> views::Fact {
    views::Fact { label: label.into(), value: value.into(), code }
}
