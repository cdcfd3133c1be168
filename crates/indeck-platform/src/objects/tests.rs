use std::collections::BTreeSet;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use futures::{StreamExt, TryStreamExt};
use object_store::{ObjectStoreExt, PutPayload};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::stream::{CHUNK, Chunks, HEADER, NotHere, TAG};
use super::*;
use crate::id::{ObjectId, OrgId};
use crate::keys::SecretKey;
use crate::keys::tests::Dice;

const MARKER: &[u8] = b"MARKER-OF-CLEAR-TEXT";
const SMALL: usize = 64 * 1024;

fn place(version: u32) -> Place {
    Place { org: OrgId::from_bytes([1; 16]), id: ObjectId::from_bytes([2; 16]), version }
}

fn key() -> SecretKey {
    SecretKey::new([7; 32])
}

fn code<T>(result: Result<T, ObjectError>) -> &'static str {
    result.err().map_or("fine", |error| error.code())
}

fn marked(length: usize) -> Vec<u8> {
    MARKER.iter().copied().cycle().take(length).collect()
}

async fn read(objects: &Objects, place: Place, key: &SecretKey) -> Result<Vec<u8>, ObjectError> {
    objects.reader(place, key).await?.read_all(u64::MAX).await
}

/// What the store holds of an object.
async fn stored(objects: &Objects, place: Place) -> Vec<u8> {
    objects.store.get(&place.path()).await.unwrap().bytes().await.unwrap().to_vec()
}

async fn plant(objects: &Objects, place: Place, bytes: Vec<u8>) {
    objects.store.put(&place.path(), PutPayload::from(bytes)).await.unwrap();
}

/// An object of three chunks of the smallest size, as the store would hold it.
fn three_chunks(place: Place, salt: u8) -> (Vec<u8>, Vec<Vec<u8>>) {
    let (mut chunks, header) = Chunks::begin_with(&key(), place, [salt; 32], SMALL);
    let sealed = [(1, SMALL), (2, SMALL), (3, 100)].map(|(value, length)| {
        let mut bytes = vec![value; length];
        chunks.seal(&mut bytes, value == 3).unwrap();
        bytes
    });
    (header.to_vec(), sealed.to_vec())
}

#[tokio::test]
async fn an_object_comes_back_as_it_was() {
    let objects = Objects::memory();
    let bytes = marked(700_000);
    let stored = objects.put(place(1), &key(), &bytes, &Dice::default()).await.unwrap();
    assert_eq!(stored.clear_bytes, 700_000);
    assert_eq!(stored.stored_bytes, (700_000 + HEADER + 3 * TAG) as u64);
    assert_eq!(stored.sha256, <[u8; 32]>::from(Sha256::digest(&bytes)));
    assert_eq!(objects.reader(place(1), &key()).await.unwrap().clear_bytes(), 700_000);
    assert!(read(&objects, place(1), &key()).await.unwrap() == bytes);
    let reader = objects.reader(place(1), &key()).await.unwrap();
    let chunks: Vec<_> = reader.into_stream().try_collect().await.unwrap();
    assert!(chunks.concat() == bytes);
    let reader = objects.reader(place(1), &key()).await.unwrap();
    assert_eq!(code(reader.read_all(699_999).await), "object-too-large");
    assert_eq!(code(read(&objects, place(2), &key()).await), "object-not-found");
}

#[tokio::test]
async fn a_thread_that_waits_reads_the_same() {
    let objects = Objects::memory();
    for length in [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
        let bytes = marked(length);
        objects.put(place(1), &key(), &bytes, &Dice::default()).await.unwrap();
        let reader = objects.reader(place(1), &key()).await.unwrap();
        let mut reader = reader.blocking(tokio::runtime::Handle::current());
        let task = tokio::task::spawn_blocking(move || {
            let mut all = Vec::new();
            reader.read_to_end(&mut all).map(|_| all)
        });
        assert!(task.await.unwrap().unwrap() == bytes, "{length}");
    }
}

#[tokio::test]
async fn a_reader_goes_to_any_byte() {
    let objects = Objects::memory();
    let bytes: Vec<u8> = (0..3 * CHUNK + 100).map(|at| (at % 251) as u8).collect();
    objects.put(place(1), &key(), &bytes, &Dice::default()).await.unwrap();
    let spots = [3 * CHUNK + 99, 0, CHUNK, CHUNK - 1, 2 * CHUNK + 7, 2 * CHUNK + 9, bytes.len()];
    let mut reader = objects.reader(place(1), &key()).await.unwrap();
    for at in spots.into_iter().chain([bytes.len() + 1]) {
        reader.seek(at as u64);
        let chunk = reader.next().await.unwrap().unwrap_or_default();
        let rest = &bytes[at.min(bytes.len())..];
        assert!(rest.starts_with(&chunk) && chunk.is_empty() == rest.is_empty(), "{at}");
    }
    let mut reader = reader.blocking(tokio::runtime::Handle::current());
    let task = tokio::task::spawn_blocking(move || {
        for at in spots {
            let back = i64::try_from(bytes.len() - at).unwrap();
            let mut some = [0; 10];
            for to in [SeekFrom::Start(at as u64), SeekFrom::End(-back)] {
                assert_eq!(reader.seek(to).unwrap(), at as u64);
                let read = reader.read(&mut some).unwrap();
                assert!(bytes[at..].starts_with(&some[..read]) && (read > 0 || back == 0), "{at}");
            }
        }
        assert!(reader.seek(SeekFrom::Current(-i64::MAX)).is_err());
        reader.rewind().unwrap();
        let mut all = Vec::new();
        reader.read_to_end(&mut all).unwrap();
        assert!(all == bytes);
        reader.seek(SeekFrom::Start(u64::MAX)).unwrap();
        assert_eq!(reader.read(&mut [0; 4]).unwrap(), 0);
    });
    task.await.unwrap();
}

#[tokio::test]
async fn every_flipped_bit_of_an_object_is_refused() {
    let objects = Objects::memory();
    objects.put(place(1), &key(), b"sales", &Dice::default()).await.unwrap();
    let bytes = stored(&objects, place(1)).await;
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        plant(&objects, place(1), flipped).await;
        assert_eq!(code(read(&objects, place(1), &key()).await), "object-not-sealed-here", "{bit}");
    }
}

#[tokio::test]
async fn an_object_that_was_cut_is_refused() {
    let objects = Objects::memory();
    let (header, chunks) = three_chunks(place(1), 9);
    let whole = [header, chunks.concat()].concat();
    let full = SMALL + TAG;
    let borders = [0, 1, HEADER - 1, HEADER, HEADER + 1, HEADER + TAG, HEADER + full - 1];
    let later = [HEADER + full, HEADER + full + 1, HEADER + 2 * full, whole.len() - 1];
    for length in borders.into_iter().chain(later) {
        plant(&objects, place(1), whole[..length].to_vec()).await;
        assert_ne!(code(read(&objects, place(1), &key()).await), "fine", "{length}");
    }
    plant(&objects, place(1), whole).await;
    assert_eq!(read(&objects, place(1), &key()).await.unwrap().len(), 2 * SMALL + 100);
}

#[tokio::test]
async fn chunks_that_were_moved_doubled_left_out_or_added_are_refused() {
    let objects = Objects::memory();
    let (header, ours) = three_chunks(place(1), 9);
    let (_, others) = three_chunks(place(2), 9);
    let (other_header, again) = three_chunks(place(1), 8);
    let [a, b, c] = [&ours[0], &ours[1], &ours[2]];
    for (name, parts) in [
        ("swapped", vec![&header, b, a, c]),
        ("doubled", vec![&header, a, a, b, c]),
        ("left out", vec![&header, a, c]),
        ("the first alone", vec![&header, a]),
        ("the last alone", vec![&header, c]),
        ("the last twice", vec![&header, a, b, c, c]),
        ("a byte more", vec![&header, a, b, c, &vec![0]]),
        ("an empty chunk more", vec![&header, a, b, c, &vec![0; TAG]]),
        ("of another version", vec![&header, a, &others[1], c]),
        ("of another writing", vec![&header, a, &again[1], c]),
        ("header of another writing", vec![&other_header, a, b, c]),
    ] {
        let parts: Vec<&[u8]> = parts.into_iter().map(Vec::as_slice).collect();
        plant(&objects, place(1), parts.concat()).await;
        let got = code(read(&objects, place(1), &key()).await);
        assert_eq!(got, "object-not-sealed-here", "{name}");
    }
}

#[tokio::test]
async fn an_object_opens_in_its_place_with_its_key_only() {
    let objects = Objects::memory();
    objects.put(place(1), &key(), b"sales", &Dice::default()).await.unwrap();
    let bytes = stored(&objects, place(1)).await;
    let org = Place { org: OrgId::from_bytes([9; 16]), ..place(1) };
    let id = Place { id: ObjectId::from_bytes([9; 16]), ..place(1) };
    for other in [org, id, place(2)] {
        plant(&objects, other, bytes.clone()).await;
        assert_eq!(code(read(&objects, other, &key()).await), "object-not-sealed-here", "{other}");
    }
    let wrong = SecretKey::new([8; 32]);
    assert_eq!(code(read(&objects, place(1), &wrong).await), "object-not-sealed-here");
}

#[tokio::test]
async fn an_error_ends_the_stream() {
    let objects = Objects::memory();
    let (header, chunks) = three_chunks(place(1), 9);
    plant(&objects, place(1), [header, chunks[0].clone(), chunks[0].clone()].concat()).await;
    let reader = objects.reader(place(1), &key()).await.unwrap();
    let got: Vec<_> = reader.into_stream().map(|chunk| chunk.is_ok()).collect().await;
    assert_eq!(got, [true, false]);
    let mut reader = objects.reader(place(1), &key()).await.unwrap();
    assert_eq!(code(reader.next().await), "fine");
    assert_eq!(code(reader.next().await), "object-not-sealed-here");
    assert_eq!(code(reader.next().await), "object-failed-before", "an error is no end");
}

#[tokio::test]
async fn a_write_that_was_given_up_fails_the_writer() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::local(folder.path()).unwrap();
    let mut writer = objects.writer(place(1), &key(), &Dice::default());
    let bytes = marked(4 << 20);
    {
        let mut write = std::pin::pin!(writer.write(&bytes));
        let waits = futures::poll!(&mut write).is_pending();
        assert!(waits, "the second part waits for the first");
    }
    assert_eq!(code(writer.finish().await), "object-failed-before");
}

#[test]
fn nothing_is_sealed_after_the_last_chunk() {
    let (mut chunks, _) = Chunks::begin(&key(), place(1), [1; 32]);
    chunks.seal(&mut vec![1], true).unwrap();
    assert_eq!(chunks.seal(&mut vec![1], true), Err(NotHere));
}

#[tokio::test]
async fn the_same_bytes_are_stored_as_others_each_time() {
    let objects = Objects::memory();
    let dice = Dice::default();
    objects.put(place(1), &key(), b"sales", &dice).await.unwrap();
    let first = stored(&objects, place(1)).await;
    objects.put(place(1), &key(), b"sales", &dice).await.unwrap();
    assert_ne!(first, stored(&objects, place(1)).await);
}

#[tokio::test]
async fn a_folder_never_holds_clear_text_not_even_while_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::local(folder.path()).unwrap();
    let mut writer = objects.writer(place(1), &key(), &Dice::default());
    let bytes = marked(500_000);
    let mut most = 0;
    for _ in 0..9 {
        writer.write(&bytes).await.unwrap();
        most = most.max(search(folder.path()));
    }
    assert!(most > 2 << 20, "{most} bytes were seen while it was written");
    assert_eq!(code(read(&objects, place(1), &key()).await), "object-not-found");
    let stored = writer.finish().await.unwrap();
    assert_eq!(search(folder.path()), stored.stored_bytes);
    assert_eq!(files(folder.path()), [folder.path().join(place(1).to_string())]);
    assert_eq!(read(&objects, place(1), &key()).await.unwrap().len(), 4_500_000);
    assert!(objects.delete(place(1)).await.unwrap());
    assert!(!objects.delete(place(1)).await.unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "empty folders go, too");
}

#[tokio::test]
async fn memory_does_not_grow_with_the_object() {
    let objects = Objects::memory();
    let mut writer = objects.writer(place(1), &key(), &Dice::default());
    let bytes = marked(1 << 20);
    let mut most = 0;
    for _ in 0..6 {
        writer.write(&bytes).await.unwrap();
        most = most.max(writer.held());
    }
    assert!(most <= objects.part + 3 * (CHUNK + TAG), "{most}");
    writer.abort().await;
}

#[tokio::test]
async fn an_upload_that_is_given_up_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::local(folder.path()).unwrap();
    let bytes = marked(3 << 20);
    for dropped in [false, true] {
        let mut writer = objects.writer(place(1), &key(), &Dice::default());
        writer.write(&bytes).await.unwrap();
        assert_eq!(files(folder.path()).len(), 1);
        if dropped {
            drop(writer);
        } else {
            writer.abort().await;
        }
        // The file goes in the background.
        for _ in 0..1_000 {
            if files(folder.path()).is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        assert_eq!(files(folder.path()), Vec::<PathBuf>::new(), "dropped: {dropped}");
        assert_eq!(code(read(&objects, place(1), &key()).await), "object-not-found");
    }
}

#[tokio::test]
async fn a_sweep_removes_what_no_record_knows() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::local(folder.path()).unwrap();
    for version in 1..=3 {
        objects.put(place(version), &key(), b"sales", &Dice::default()).await.unwrap();
    }
    // What a killed server leaves behind, and what is not ours.
    fs::write(folder.path().join(format!("{}#1", place(4))), b"half").unwrap();
    fs::write(folder.path().join("README"), b"not ours").unwrap();
    let known = BTreeSet::from([place(1), place(3)]);
    assert_eq!(objects.sweep(&known, 1).await.unwrap(), Swept::default());
    let swept = objects.sweep(&known, i64::MAX).await.unwrap();
    assert_eq!(swept, Swept { objects: 1, uploads: 1 });
    assert_eq!(files(folder.path()).len(), 3);
    assert!(read(&objects, place(3), &key()).await.is_ok());
}

#[tokio::test]
async fn an_object_that_cannot_be_stored_is_not_acknowledged() {
    for length in [5, 3 << 20] {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::local(folder.path()).unwrap();
        // A folder stands where the file should go.
        fs::create_dir_all(folder.path().join(place(1).to_string()).join("full")).unwrap();
        let stored = objects.put(place(1), &key(), &marked(length), &Dice::default()).await;
        assert_eq!(code(stored), "object-store-unavailable");
        objects.sweep(&BTreeSet::new(), i64::MAX).await.unwrap();
        assert_eq!(files(folder.path()), Vec::<PathBuf>::new(), "{length}");
    }
}

#[tokio::test]
async fn a_writer_that_failed_refuses_to_finish() {
    let folder = tempfile::tempdir().unwrap();
    let objects = Objects::local(folder.path()).unwrap();
    // A file stands where a folder should be.
    fs::write(folder.path().join(place(1).org.to_string()), b"").unwrap();
    let mut writer = objects.writer(place(1), &key(), &Dice::default());
    let written = writer.write(&marked(3 << 20)).await;
    assert_eq!(code(written), "object-store-unavailable");
    assert_eq!(code(writer.write(b"more").await), "object-failed-before");
    assert_eq!(code(writer.finish().await), "object-failed-before");
}

#[test]
fn a_bucket_without_tls_must_be_on_this_machine() {
    let settings = |endpoint: &str| S3 {
        bucket: "indeck".to_owned(),
        region: "eu-west-1".to_owned(),
        endpoint: Some(endpoint.to_owned()),
        access_key: "id".to_owned(),
        secret_key: Zeroizing::new("secret".to_owned()),
    };
    for (endpoint, expect) in [
        ("https://s3.example.com", "fine"),
        ("http://localhost:9000", "fine"),
        ("http://127.0.0.1:9000/", "fine"),
        ("http://[::1]:9000", "fine"),
        ("http://s3.example.com", "object-store-settings"),
        ("http://localhost.example.com:9000", "object-store-settings"),
        ("http://127.0.0.1@example.com", "object-store-settings"),
        ("ftp://localhost", "object-store-settings"),
        ("s3.example.com", "object-store-settings"),
    ] {
        assert_eq!(code(Objects::s3(&settings(endpoint))), expect, "{endpoint}");
    }
    let anonymous = S3 { secret_key: Zeroizing::default(), ..settings("https://s3.example.com") };
    assert_eq!(code(Objects::s3(&anonymous)), "object-store-settings");
    assert!(!format!("{:?}", settings("https://s3.example.com")).contains("secret"));
}

/// `INDECK_TEST_S3=http://127.0.0.1:9000/bucket` names a store that takes any credentials, and a
/// bucket that is there.
#[expect(clippy::disallowed_methods, reason = "the environment says which judges are there")]
#[tokio::test]
async fn a_bucket_keeps_objects_of_one_part_and_of_many() {
    let Ok(url) = std::env::var("INDECK_TEST_S3") else {
        // Skipped: no S3-compatible store is named.
        return;
    };
    let (endpoint, bucket) = url.trim_end_matches('/').rsplit_once('/').unwrap();
    let text = |name| std::env::var(name).unwrap_or_else(|_| "testing".to_owned());
    let objects = Objects::s3(&S3 {
        bucket: bucket.to_owned(),
        region: "us-east-1".to_owned(),
        endpoint: Some(endpoint.to_owned()),
        access_key: text("INDECK_TEST_S3_KEY"),
        secret_key: Zeroizing::new(text("INDECK_TEST_S3_SECRET")),
    })
    .unwrap();
    for (version, length) in [(1, 0), (2, 1_000), (3, CHUNK), (4, (8 << 20) - 10), (5, 20 << 20)] {
        let bytes = marked(length);
        objects.put(place(version), &key(), &bytes, &Dice::default()).await.unwrap();
        assert!(read(&objects, place(version), &key()).await.unwrap() == bytes, "{length}");
        let stored = stored(&objects, place(version)).await;
        assert!(!holds_marker(&stored), "{length}");
    }
    let mut writer = objects.writer(place(6), &key(), &Dice::default());
    writer.write(&marked(10 << 20)).await.unwrap();
    writer.abort().await;
    assert_eq!(code(read(&objects, place(6), &key()).await), "object-not-found");
    let swept = objects.sweep(&BTreeSet::from([place(2)]), i64::MAX).await.unwrap();
    assert_eq!(swept.objects, 4);
    assert_eq!(read(&objects, place(2), &key()).await.unwrap().len(), 1_000);
    assert!(objects.delete(place(2)).await.is_ok());
    assert_eq!(code(read(&objects, place(2), &key()).await), "object-not-found");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn sizes_around_the_borders_come_back(
        chunks in 0_usize..4, off in -2_isize..=2, step in 1_usize..200_000, window in 0_usize..3,
    ) {
        let length = (chunks * CHUNK).saturating_add_signed(off);
        let bytes = marked(length);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let same = runtime.block_on(async {
            let mut objects = Objects::memory();
            // Parts that are no multiple of a chunk, below one and above.
            objects.part = [1_000, CHUNK, 2 * CHUNK + 77][window];
            let mut writer = objects.writer(place(1), &key(), &Dice::default());
            for part in bytes.chunks(step) {
                writer.write(part).await.unwrap();
            }
            let stored = writer.finish().await.unwrap();
            assert_eq!(stored.clear_bytes, length as u64);
            read(&objects, place(1), &key()).await.unwrap() == bytes
        });
        prop_assert!(same);
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            files.extend(self::files(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

/// Bytes of all files below a folder, none of which is clear text.
fn search(folder: &Path) -> u64 {
    let all = files(folder).into_iter().map(|path| fs::read(path).unwrap_or_default());
    all.inspect(|bytes| assert!(!holds_marker(bytes))).map(|bytes| bytes.len() as u64).sum()
}

fn holds_marker(bytes: &[u8]) -> bool {
    bytes.windows(10).any(|window| window == &MARKER[..10])
}
