//! A log's folder, made of its entries by whoever keeps them elsewhere.

use std::sync::Arc;

use indeck_audit::log::{FolderBuilder, Log, Reader, number_of, numbered};
use indeck_audit::store::{FileStore, Store};

use super::support::*;

fn put(store: &FileStore, files: Vec<indeck_audit::log::FolderFile>) {
    for file in files {
        store.append(&file.path, &file.bytes).unwrap();
    }
}

#[test]
fn a_folder_made_of_entries_is_one_that_verifies_and_goes_on() {
    for (size, every) in [(0, 1), (1, 1), (255, 7), (256, 256), (600, 50), (700, 300)] {
        let folder = tempfile::tempdir().unwrap();
        let store = FileStore::open(folder.path()).unwrap();
        let key = key();
        let mut builder = FolderBuilder::new(size);
        put(&store, vec![FolderBuilder::identity(key.verifying_key())]);
        let (mut number, mut latest) = (0, String::new());
        for index in 0..=size {
            if index % every == 0 || index == size {
                number += 1;
                let origin = key.verifying_key().name().as_str();
                let checkpoint = numbered(origin, index, builder.root(), number).unwrap();
                assert_eq!(number_of(&checkpoint), number);
                latest = checkpoint.sign(&key).unwrap();
                store.append(FolderBuilder::HISTORY, latest.as_bytes()).unwrap();
                put(&store, builder.signed());
            }
            if index < size {
                put(&store, builder.push(&event(index).encode()).unwrap());
            }
        }
        store.append(FolderBuilder::CHECKPOINT, latest.as_bytes()).unwrap();
        put(&store, vec![builder.finish()]);
        let store: Arc<dyn Store> = Arc::new(store);
        let report =
            Reader::open(Arc::clone(&store), key.verifying_key().clone(), &[]).unwrap().verify();
        let report = report.unwrap();
        assert!(report.is_intact(), "{size}: {:?}", report.faults);
        assert_eq!((report.events, report.signed), (size, size));
        let log = Log::open(store, key, options()).unwrap();
        assert_eq!(log.append(&event(size)).unwrap().index, size);
    }
}
