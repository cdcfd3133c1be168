//! The organisation: settings, policy, keys, retention.

use http::StatusCode;
use indeck_platform::access::Verb;
use indeck_platform::accounts::OrganisationChange;
use indeck_platform::privacy::{CertificateInfo, Occasion};
use indeck_platform::records::PageRequest;

use super::form::{Fields, Sent, unknown_action};
use super::rows;
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with};
use crate::address::ClientAddress;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::views::{
    Bytes, CertificateRow, Choice, Count, Errors, KeyRow, Keys, Organisation, Policy, Retention,
    Shell,
};

/// Regions that residency can name.
const REGIONS: &[(&str, &str)] = &[
    ("", "Not decided"),
    ("EEA", "European Economic Area"),
    ("CH", "Switzerland"),
    ("UK", "United Kingdom"),
    ("US", "United States"),
];

/// `GET /organisation`.
pub(crate) async fn show(
    axum::Extension(ClientAddress(address)): axum::Extension<ClientAddress>,
    around: Around,
) -> Shown {
    let view = draw(&around.signed, &address.to_string(), Errors::default()).await?;
    page(&Organisation { shell: around.shell, ..view })
}

async fn draw(signed: &Signed, address: &str, errors: Errors) -> Result<Organisation, Problem> {
    let info = signed.caller.organisation().await?;
    Ok(Organisation {
        rev: u64::try_from(info.rev).unwrap_or_default(),
        name: info.name,
        residencies: regions(&info.residency),
        require_second_factor: info.require_second_factor,
        without_second_factor: info.without_second_factor,
        allowed_addresses: info.allowed_addresses.join("\n"),
        your_address: address.to_owned(),
        created: rows::when(info.created),
        used: Bytes(info.used_bytes),
        limit: Bytes(info.limit_bytes),
        may_edit: signed.caller.could(Verb::OrgUpdate),
        errors,
        ..Organisation::default()
    })
}

fn regions(chosen: &str) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        detail: String::new(),
        selected: value == chosen,
    };
    let mut all: Vec<Choice> = REGIONS.iter().map(|(value, label)| choice(value, label)).collect();
    if !REGIONS.iter().any(|(value, _)| *value == chosen) {
        all.push(choice(chosen, chosen));
    }
    all
}

/// `POST /organisation`.
pub(crate) async fn act(
    axum::Extension(ClientAddress(address)): axum::Extension<ClientAddress>,
    sent: Sent,
) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if fields.text("action") != "settings" {
        return Err(unknown_action());
    }
    match signed.caller.update_organisation(change(fields), fields.revision()).await {
        Ok(_) => go("/organisation?done=saved"),
        Err(error) => {
            let (status, errors) = errors(error.into())?;
            let view = draw(signed, &address.to_string(), errors).await?;
            let view = Organisation {
                shell: shell::of(signed).await?,
                name: fields.text("name"),
                require_second_factor: fields.ticked("require_second_factor"),
                allowed_addresses: fields.lines("allowed_addresses"),
                residencies: regions(&fields.text("residency")),
                ..view
            };
            page_with(status, &view)
        }
    }
}

fn change(fields: &Fields) -> OrganisationChange {
    OrganisationChange {
        name: Some(fields.text("name")),
        retention_days: None,
        require_second_factor: Some(fields.ticked("require_second_factor")),
        allowed_addresses: Some(fields.networks("allowed_addresses")),
        residency: Some(fields.text("residency")),
    }
}

/// `GET /organisation/policy`.
pub(crate) async fn policy(around: Around) -> Shown {
    let view = draw_policy(&around.signed).await?;
    page(&Policy { shell: around.shell, ..view })
}

async fn draw_policy(signed: &Signed) -> Result<Policy, Problem> {
    let info = signed.caller.policy().await?;
    Ok(Policy {
        rev: u64::try_from(info.rev).unwrap_or_default(),
        text: info.text,
        changed: info.changed.map(rows::when),
        by: info.changed_by_name,
        may_edit: signed.caller.could(Verb::PolicyUpdate),
        ..Policy::default()
    })
}

/// `POST /organisation/policy`.
pub(crate) async fn change_policy(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    let text = fields.lines("text");
    let (status, diagnostics) = match fields.text("action").as_str() {
        "check" => {
            let found = signed.caller.check_policy(&text).await?;
            (StatusCode::OK, found.iter().map(rows::found).collect())
        }
        "save" => match signed.caller.update_policy(&text, fields.revision()).await {
            Ok(_) => return go("/organisation/policy?done=saved"),
            Err(indeck_platform::Error::Mistakes { diagnostics, .. }) => {
                let found = diagnostics.iter().map(rows::found).collect();
                (StatusCode::UNPROCESSABLE_ENTITY, found)
            }
            Err(error) => return Err(error.into()),
        },
        _ => return Err(unknown_action()),
    };
    let kept = draw_policy(signed).await?;
    let shell = shell::of(signed).await?;
    page_with(status, &Policy { shell, text, checked: true, diagnostics, ..kept })
}

/// `GET /organisation/keys`.
pub(crate) async fn keys(around: Around) -> Shown {
    let info = around.signed.caller.key_versions().await?;
    let row = |key: indeck_platform::privacy::KeyVersion| KeyRow {
        version: key.version.into(),
        created: rows::when(key.created),
        records: Count(key.records),
        current: key.current,
    };
    page(&Keys {
        items: info.versions.into_iter().map(row).collect(),
        rotating: info.rotating,
        may_rotate: around.signed.caller.could(Verb::KeyRotate),
        shell: around.shell,
    })
}

/// `POST /organisation/keys`.
pub(crate) async fn rotate(sent: Sent) -> Shown {
    if sent.fields.text("action") != "rotate" {
        return Err(unknown_action());
    }
    sent.signed.caller.rotate_keys().await?;
    go("/organisation/keys?done=rotating")
}

/// `GET /organisation/retention`.
pub(crate) async fn retention(around: Around) -> Shown {
    page(&draw_retention(&around.signed, around.shell, Errors::default()).await?)
}

async fn draw_retention(
    signed: &Signed,
    shell: Shell,
    errors: Errors,
) -> Result<Retention, Problem> {
    let caller = &signed.caller;
    let info = caller.organisation().await?;
    let (due, due_size) = caller.due_for_purge().await?;
    let certificates = caller.certificates(&PageRequest::default()).await?.items;
    Ok(Retention {
        shell,
        rev: u64::try_from(info.rev).unwrap_or_default(),
        retention_days: info.retention_days.map(|days| days.to_string()).unwrap_or_default(),
        due: Count(due),
        due_size: Bytes(due_size),
        certificates: certificates.into_iter().map(certificate).collect(),
        may_edit: caller.could(Verb::OrgPurge),
        errors,
    })
}

fn certificate(info: CertificateInfo) -> CertificateRow {
    let told = |(what, count): &(String, u64)| format!("{what}: {count}");
    CertificateRow {
        kind: match info.kind {
            Occasion::Purge => "Purge",
            Occasion::Erasure => "Account erased",
            Occasion::OffBoarding => "Member removed",
        }
        .to_owned(),
        counts: info.counts.iter().map(told).collect::<Vec<_>>().join(", "),
        id: info.id.to_string(),
        at: rows::when(info.at),
        by: info.by_name,
        things: Count(info.things),
        size: Bytes(info.bytes),
        text: info.text,
    }
}

/// `POST /organisation/retention`.
pub(crate) async fn change_retention(sent: Sent) -> Shown {
    let (signed, fields) = (&sent.signed, &sent.fields);
    match retain(signed, fields).await {
        Ok(to) => go(to),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let shell = shell::of(signed).await?;
            let mut view = draw_retention(signed, shell, errors).await?;
            if fields.text("action") == "settings" {
                view.retention_days = fields.text("retention_days");
            }
            page_with(status, &view)
        }
    }
}

async fn retain(signed: &Signed, fields: &Fields) -> Result<&'static str, Problem> {
    let caller = &signed.caller;
    match fields.text("action").as_str() {
        "settings" => {
            let days = fields.text("retention_days");
            let days = match days.trim() {
                "" => None,
                days => Some(days.parse::<u32>().map_err(|_| {
                    Problem::of_field("retention_days", "must be a whole number of days, or empty")
                })?),
            };
            let change = OrganisationChange { retention_days: Some(days), ..Default::default() };
            caller.update_organisation(change, fields.revision()).await?;
            Ok("/organisation/retention?done=saved")
        }
        "purge" if fields.text("confirm").trim() != "purge" => {
            Err(Problem::of_field("confirm", "type `purge` to confirm"))
        }
        "purge" => {
            caller.purge().await?;
            Ok("/organisation/retention?done=purged")
        }
        _ => Err(unknown_action()),
    }
}
