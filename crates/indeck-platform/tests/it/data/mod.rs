//! Data: who may see it, whatever it is called, and how much of it there may be.

mod identity;
mod names;
mod storage;

use indeck_platform::data::{Dataset, DatasetVersion, NewDataset, VersionState};
use indeck_platform::records::Held;
use indeck_platform::{Caller, Classification, Error};

/// Brings a dataset in.
async fn upload(
    caller: &Caller,
    filename: &str,
    bytes: &[u8],
    classification: Option<Classification>,
) -> Result<(Held<Dataset>, Held<DatasetVersion>), Error> {
    let new = NewDataset { name: String::new(), filename: filename.to_owned(), classification };
    let mut upload = caller.upload_dataset(new).await?;
    upload.write(bytes).await?;
    upload.finish().await
}

/// The dataset, once its newest version was read.
async fn read(caller: &Caller, of: &Held<Dataset>) -> Held<Dataset> {
    loop {
        let (_, version) = caller.dataset_current(of.id).await.unwrap();
        if version.body.state != VersionState::Reading {
            return caller.dataset(of.id).await.unwrap();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}
