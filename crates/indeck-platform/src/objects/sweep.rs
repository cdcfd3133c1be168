//! Sweeping: removing what no record knows.

use std::collections::BTreeSet;

use futures::future::ready;
use futures::{Stream, StreamExt, TryStreamExt};
use object_store::{ObjectMeta, ObjectStore};

use super::{ObjectError, Objects, Place, durable};

/// What a sweep removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Objects that no record knows.
    pub objects: u64,
    /// Files of uploads that were cut off.
    pub uploads: u64,
}

impl Objects {
    /// The objects that were last changed before a time, in microseconds since 1970. What is not
    /// ours in the store is left out.
    pub fn older_than(&self, time: i64) -> impl Stream<Item = Result<Place, ObjectError>> + Send {
        let old = move |meta: ObjectMeta| {
            let old = meta.last_modified.timestamp_micros() < time;
            Place::of(meta.location.as_ref()).filter(|_| old)
        };
        self.store.list(None).filter_map(move |meta| {
            ready(match meta {
                Ok(meta) => old(meta).map(Ok),
                // Deleted while the list was made.
                Err(object_store::Error::NotFound { .. }) => None,
                Err(error) => Some(Err(ObjectError::of("list", error))),
            })
        })
    }

    /// Removes objects that are not `known` and were last changed before `older_than`, in
    /// microseconds since 1970, and what uploads left behind that were cut off before that.
    ///
    /// An object is stored before its record is: `older_than` must lie further back than an upload
    /// may take, and `known` must be asked for after that time.
    ///
    /// # Errors
    /// [`ObjectError::Unavailable`]; what was removed until then stays removed.
    pub async fn sweep(
        &self,
        known: &BTreeSet<Place>,
        older_than: i64,
    ) -> Result<Swept, ObjectError> {
        let mut swept = Swept::default();
        let mut old = std::pin::pin!(self.older_than(older_than));
        while let Some(place) = old.try_next().await? {
            if !known.contains(&place) {
                swept.objects += u64::from(self.delete(place).await?);
            }
        }
        if let Some(root) = &self.root {
            swept.uploads = durable::clear(root, older_than).await?;
        }
        Ok(swept)
    }
}
