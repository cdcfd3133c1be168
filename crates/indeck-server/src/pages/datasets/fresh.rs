//! Bringing data in.

use axum::extract::State;
use indeck_platform::Classification;
use indeck_platform::access::Verb;
use indeck_platform::data::{Dataset, NewDataset};
use indeck_platform::records::Held;

use super::ACCEPT;
use crate::api::datasets::class;
use crate::app::App;
use crate::pages::form::Fields;
use crate::pages::rows;
use crate::pages::shell::{self, Around};
use crate::pages::show::{Shown, errors, go, page, page_with, permitted};
use crate::pages::upload::{WithFile, chosen};
use crate::problem::Problem;
use crate::upload;
use crate::views::{Bytes, Choice, DatasetNew};

/// `GET /datasets/new`.
pub(crate) async fn fresh(State(app): State<App>, around: Around) -> Shown {
    permitted(&around.signed, Verb::DatasetCreate)?;
    let view = DatasetNew { shell: around.shell, ..blank(&app, None) };
    page(&view)
}

fn blank(app: &App, chosen: Option<Classification>) -> DatasetNew {
    let undecided = Choice {
        label: "Decide from what is in it".to_owned(),
        selected: chosen.is_none(),
        ..Choice::default()
    };
    let classes = rows::classes(chosen);
    DatasetNew {
        classifications: std::iter::once(undecided).chain(classes).collect(),
        limit: Bytes(app.config.limits.dataset_bytes),
        accept: ACCEPT.clone(),
        ..DatasetNew::default()
    }
}

/// `POST /datasets/new`.
pub(crate) async fn create(State(app): State<App>, sent: WithFile) -> Shown {
    let signed = sent.signed.clone();
    let mut fields = Fields::default();
    match bring_in(sent, &mut fields).await {
        Ok(held) => go(&format!("/datasets/{}?done=uploaded", held.id)),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let chosen = Classification::parse(&fields.text("classification"));
            let shell = shell::of(&signed).await?;
            let name = fields.text("name");
            let view = blank(&app, chosen);
            page_with(status, &DatasetNew { shell, name, errors, ..view })
        }
    }
}

async fn bring_in(mut sent: WithFile, fields: &mut Fields) -> Result<Held<Dataset>, Problem> {
    let caller = sent.signed.caller.clone();
    while let Some(mut field) = sent.next().await? {
        let Some(filename) = chosen(&mut field, fields).await? else { continue };
        let word = fields.text("classification");
        let classification = if word.is_empty() { None } else { Some(class(&word)?) };
        let new = NewDataset { name: fields.text("name"), filename, classification };
        let mut upload = caller.upload_dataset(new).await?;
        upload::feed(&mut upload, field).await?;
        return Ok(upload.finish().await?.0);
    }
    Err(Problem::of_field("file", "was not chosen"))
}
