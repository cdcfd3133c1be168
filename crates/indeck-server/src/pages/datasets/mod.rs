//! Data: the list, the upload, one dataset with its profile.

mod act;
mod columns;
mod fresh;
mod show;

use std::sync::LazyLock;

use indeck_platform::access::Verb;
use indeck_platform::data::{Dataset, DatasetVersion};
use indeck_platform::records::Held;

use super::rows::{self, After, Names};
use super::shell::Around;
use super::show::{Shown, page};
use crate::extract::Query;
use crate::views::{Bytes, Count, DatasetRow, Datasets};

pub(crate) use act::act;
pub(crate) use fresh::{create, fresh};
pub(crate) use show::show;

/// The files that are read, for the dialog of files.
static ACCEPT: LazyLock<String> = LazyLock::new(|| {
    let endings = indeck_platform::DATA_EXTENSIONS.map(|ending| format!(".{ending}"));
    endings.join(",")
});

/// `GET /datasets`.
pub(crate) async fn list(around: Around, Query(after): Query<After>) -> Shown {
    let caller = &around.signed.caller;
    let found = caller.dataset_rows(&after.request()).await?;
    let names = Names::of(caller, found.items.iter().map(|(held, _)| held.body.owner)).await?;
    let row = |(held, version): &(Held<Dataset>, Option<Held<DatasetVersion>>)| {
        row(held, version.as_ref(), &names)
    };
    page(&Datasets {
        items: found.items.iter().map(row).collect(),
        next: rows::next("/datasets", found.next),
        may_create: caller.could(Verb::DatasetCreate),
        shell: around.shell,
    })
}

fn row(held: &Held<Dataset>, version: Option<&Held<DatasetVersion>>, names: &Names) -> DatasetRow {
    let profile = version.and_then(|version| version.body.profile.as_ref());
    DatasetRow {
        id: held.id.to_string(),
        name: held.body.name.clone(),
        file_name: held.body.filename.clone(),
        kind: kind(&held.body.filename),
        rows: profile.map(|profile| Count(profile.rows)),
        columns: profile.map(|profile| Count(profile.columns.len() as u64)),
        size: Bytes(version.map_or(0, |version| version.body.object.bytes)),
        classification: held.body.classification.word().to_owned(),
        owner: names.name(held.body.owner),
        findings: profile.map_or(0, |profile| {
            profile.columns.iter().filter(|column| !column.personal.is_empty()).count() as u32
        }),
        changed: rows::when(held.changed),
    }
}

fn kind(file: &str) -> String {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "txt" => "CSV".to_owned(),
        "parquet" => "Parquet".to_owned(),
        "arrow" | "feather" | "ipc" => "Arrow".to_owned(),
        other => other.to_uppercase(),
    }
}
