//! Brand templates: the list, the upload, one template as it was inspected.

use axum::extract::State;
use indeck_platform::access::Verb;
use indeck_platform::data::{
    Layout as FoundLayout, NewTemplate, Placeholder as FoundPlaceholder, Summary, Template,
};
use indeck_platform::id::TemplateId;
use indeck_platform::records::{Held, PageRequest};

use super::datasets::unknown_action;
use super::form::{Fields, Sent};
use super::rows::{self, After, Names};
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with, permitted};
use super::upload::{WithFile, chosen};
use crate::app::App;
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::upload;
use crate::views::{
    Bytes, Colour, Layout, Placeholder, TemplateNew, TemplatePage, TemplateRow, Templates,
};

/// EMU of a tenth of a centimetre.
const MILLIMETRE: i64 = 36_000;

/// `GET /templates`.
pub(crate) async fn list(around: Around, Query(after): Query<After>) -> Shown {
    let caller = &around.signed.caller;
    let found = caller.templates(&after.request()).await?;
    let names = Names::of(caller, found.items.iter().map(|held| held.body.owner)).await?;
    page(&Templates {
        items: found.items.iter().map(|held| row(held, &names)).collect(),
        next: rows::next("/templates", found.next),
        may_create: caller.could(Verb::TemplateCreate),
        shell: around.shell,
    })
}

fn row(held: &Held<Template>, names: &Names) -> TemplateRow {
    let summary = &held.body.summary;
    let accents = summary.colors.iter().filter(|(name, _)| is_accent(name));
    TemplateRow {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        layouts: summary.layouts.len() as u32,
        colours: accents.map(colour).collect(),
        size: Bytes(held.body.object.bytes),
        owner: names.name(held.body.owner),
        changed: rows::when(held.changed),
    }
}

fn is_accent(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("accent")
}

fn colour((name, value): &(String, String)) -> Colour {
    Colour { name: spaced(name), value: format!("#{}", value.trim_start_matches('#')) }
}

/// A name of the theme in words: `Accent 1`, `Followed hyperlink`.
fn spaced(name: &str) -> String {
    let mut words = String::new();
    for sign in name.chars() {
        let begins = sign.is_ascii_uppercase() || sign.is_ascii_digit();
        if begins && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
            words.push(sign.to_ascii_lowercase());
        } else {
            words.push(sign);
        }
    }
    words
}

/// What a placeholder takes, in words.
fn takes(kind: &str) -> &str {
    match kind {
        "ctrTitle" => "title",
        "subTitle" => "subtitle",
        "ftr" => "footer",
        "hdr" => "header",
        "dt" => "date",
        "sldNum" => "slide number",
        "tbl" => "table",
        "pic" | "clipArt" => "picture",
        "dgm" => "diagram",
        "obj" | "" => "content",
        other => other,
    }
}

/// `GET /templates/new`.
pub(crate) async fn fresh(State(app): State<App>, around: Around) -> Shown {
    permitted(&around.signed, Verb::TemplateCreate)?;
    let limit = Bytes(app.config.limits.template_bytes);
    page(&TemplateNew { shell: around.shell, limit, ..TemplateNew::default() })
}

/// `POST /templates/new`.
pub(crate) async fn create(State(app): State<App>, sent: WithFile) -> Shown {
    let signed = sent.signed.clone();
    let mut fields = Fields::default();
    match bring_in(sent, &mut fields).await {
        Ok(held) => go(&format!("/templates/{}?done=template", held.id)),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let limit = Bytes(app.config.limits.template_bytes);
            let (shell, name) = (shell::of(&signed).await?, fields.text("name"));
            page_with(status, &TemplateNew { shell, name, limit, errors })
        }
    }
}

async fn bring_in(mut sent: WithFile, fields: &mut Fields) -> Result<Held<Template>, Problem> {
    let caller = sent.signed.caller.clone();
    while let Some(mut field) = sent.next().await? {
        let Some(filename) = chosen(&mut field, fields).await? else { continue };
        let new = NewTemplate { name: fields.text("name"), filename };
        let mut upload = caller.upload_template(new).await?;
        upload::feed(&mut upload, field).await?;
        return Ok(upload.finish().await?);
    }
    Err(Problem::of_field("file", "was not chosen"))
}

/// `GET /templates/{id}`.
pub(crate) async fn show(around: Around, Path(id): Path<TemplateId>) -> Shown {
    let caller = &around.signed.caller;
    let held = caller.template(id).await?;
    let names = Names::of(caller, [held.body.owner]).await?;
    let has_data = caller.could(Verb::DatasetRead)
        && !caller.datasets(&PageRequest::first(1)).await?.items.is_empty();
    let summary = &held.body.summary;
    let fonts = [("Headings", &summary.heading_font), ("Text", &summary.body_font)];
    let fonts = fonts.into_iter().filter(|(_, font)| !font.is_empty());
    page(&TemplatePage {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        size: Bytes(held.body.object.bytes),
        owner: names.name(held.body.owner),
        created: rows::when(held.created),
        slide_size: slide_size(summary),
        slide_ratio: per_mille(summary.height, summary.width),
        layouts: summary.layouts.iter().map(|found| layout(found, summary)).collect(),
        colours: summary.colors.iter().map(colour).collect(),
        fonts: fonts.map(|(use_, font)| (use_.to_owned(), font.clone())).collect(),
        has_data,
        may_delete: caller.could(Verb::TemplateDelete),
        may_download: caller.could(Verb::TemplateRead),
        may_create: caller.could(Verb::ReportCreate),
        shell: around.shell,
        ..TemplatePage::default()
    })
}

fn slide_size(summary: &Summary) -> String {
    let centimetres = |emu: i64| {
        let tenths = (emu + MILLIMETRE / 2) / MILLIMETRE;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let ratio = match per_mille(summary.height, summary.width) {
        562 | 563 => " (16:9)",
        750 => " (4:3)",
        625 => " (16:10)",
        _ => "",
    };
    format!("{} × {} cm{ratio}", centimetres(summary.width), centimetres(summary.height))
}

fn per_mille(part: i64, whole: i64) -> u32 {
    let whole = whole.max(1);
    u32::try_from((part.saturating_mul(1_000) + whole / 2) / whole).unwrap_or_default()
}

fn layout(found: &FoundLayout, summary: &Summary) -> Layout {
    let placeholder = |found: &FoundPlaceholder| Placeholder {
        name: found.name.clone(),
        kind: takes(&found.kind).to_owned(),
        place: found.place.map(|[left, top, width, height]| {
            let (across, down) = (summary.width, summary.height);
            let across = |emu| per_mille(emu, across);
            let down = |emu| per_mille(emu, down);
            (across(left), down(top), across(width), down(height))
        }),
    };
    let placeholders = found.placeholders.iter().map(placeholder).collect();
    Layout { name: found.name.clone(), placeholders }
}

/// `POST /templates/{id}`.
pub(crate) async fn act(Path(id): Path<TemplateId>, sent: Sent) -> Shown {
    match sent.fields.text("action").as_str() {
        "delete" => {
            sent.signed.caller.delete_template(id).await?;
            go("/templates?done=deleted")
        }
        _ => Err(unknown_action()),
    }
}
