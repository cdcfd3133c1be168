//! Changing a dataset, and bringing new versions of it in.

use axum::extract::State;
use indeck_platform::data::DatasetChange;
use indeck_platform::id::DatasetId;

use super::show::draw;
use crate::api::datasets::class;
use crate::app::App;
use crate::extract::Path;
use crate::pages::form::{Fields, Sent, unknown_action};
use crate::pages::shell;
use crate::pages::show::{Shown, errors, go, page_with};
use crate::pages::upload::{Form, WithFile, chosen};
use crate::problem::Problem;
use crate::upload;
use crate::views::DatasetPage;

/// `POST /datasets/{id}`: a form, or a form with the file of a new version.
pub(crate) async fn act(State(app): State<App>, Path(id): Path<DatasetId>, form: Form) -> Shown {
    let (signed, done) = match form {
        Form::Plain(sent) => (sent.signed.clone(), change(sent, id).await),
        Form::File(sent) => (sent.signed.clone(), add_version(sent, id).await),
    };
    match done {
        Ok(to) => go(&to),
        Err(problem) => {
            let (status, errors) = errors(problem)?;
            let view = draw(&app, &signed, id, errors).await?;
            page_with(status, &DatasetPage { shell: shell::of(&signed).await?, ..view })
        }
    }
}

async fn change(sent: Sent, id: DatasetId) -> Result<String, Problem> {
    let (caller, fields) = (&sent.signed.caller, &sent.fields);
    match fields.text("action").as_str() {
        "describe" => {
            let owner = fields.text("owner");
            let owner = (!owner.is_empty()).then(|| owner.parse()).transpose();
            let change = DatasetChange {
                name: Some(fields.text("name")),
                classification: Some(class(&fields.text("classification"))?),
                owner: owner.map_err(|_| Problem::of_field("owner", "is no member"))?,
                rev: fields.revision(),
            };
            caller.change_dataset(id, change).await?;
            Ok(format!("/datasets/{id}?done=saved"))
        }
        "delete" => {
            caller.delete_dataset(id).await?;
            Ok("/datasets?done=deleted".to_owned())
        }
        _ => Err(unknown_action()),
    }
}

async fn add_version(mut sent: WithFile, id: DatasetId) -> Result<String, Problem> {
    let caller = sent.signed.caller.clone();
    let mut fields = Fields::default();
    while let Some(mut field) = sent.next().await? {
        let Some(filename) = chosen(&mut field, &mut fields).await? else { continue };
        let mut upload = caller.upload_version(id, &filename).await?;
        upload::feed(&mut upload, field).await?;
        upload.finish().await?;
        return Ok(format!("/datasets/{id}?done=version"));
    }
    Err(Problem::of_field("file", "was not chosen"))
}
