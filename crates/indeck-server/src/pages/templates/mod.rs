//! Brand templates: the list, the upload, one template as it was inspected.

mod show;
mod words;

use axum::extract::State;
use indeck_platform::access::Verb;
use indeck_platform::data::{NewTemplate, Template};
use indeck_platform::records::Held;

use super::form::Fields;
use super::rows::{self, After, Names};
use super::shell::{self, Around};
use super::show::{Shown, errors, go, page, page_with, permitted};
use super::upload::{WithFile, chosen};
use crate::app::App;
use crate::extract::Query;
use crate::problem::Problem;
use crate::upload;
use crate::views::{Bytes, Colour, TemplateNew, TemplateRow, Templates};

pub(crate) use show::{act, show};

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
    Colour { name: words::spaced(name), value: format!("#{}", value.trim_start_matches('#')) }
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
