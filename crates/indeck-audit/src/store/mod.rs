//! Stores: where a log's files lie.
//!
//! The log needs little of a place: append, sync, read, rename, list. [`FileStore`] is a folder of
//! the file system; tests put a disk in its place that loses power, and a server may put another.

mod file;

pub use file::FileStore;

use std::io;

/// A folder of files, named by paths with `/` between their parts.
///
/// What is written is only *durable* after [`Store::sync`] of the file, and the names of files and
/// folders after [`Store::sync_folder`] of the folder that they are in. Sizes and places are bytes.
///
/// # Errors
/// All of them fail with what the place says; [`io::ErrorKind::NotFound`] where there is no such
/// file. After a failed [`Store::sync`] nothing is known of what is durable: it must not be tried
/// again, since a second one may succeed without having written anything.
pub trait Store: Send + Sync {
    /// The bytes from `at`, at most `up_to` of them; fewer only where the file ends.
    fn read(&self, file: &str, at: u64, up_to: usize) -> io::Result<Vec<u8>>;

    /// The file's size.
    fn size(&self, file: &str) -> io::Result<u64>;

    /// Writes at the end; makes the file, and the folders that it is in, if there are none. After
    /// an error any number of the bytes may have been written.
    fn append(&self, file: &str, bytes: &[u8]) -> io::Result<()>;

    /// Writes over bytes that are there.
    fn overwrite(&self, file: &str, at: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts the file to that size.
    fn truncate(&self, file: &str, size: u64) -> io::Result<()>;

    /// Makes the file's bytes and size durable.
    fn sync(&self, file: &str) -> io::Result<()>;

    /// Makes the names in the folder durable; `""` is the store's own.
    fn sync_folder(&self, folder: &str) -> io::Result<()>;

    /// Gives a file another name, in the place of any that has it.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file, or a folder without files.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// The names in the folder in rising order, folders with a `/` at their end; none if there is
    /// no such folder.
    fn list(&self, folder: &str) -> io::Result<Vec<String>>;

    /// Bytes that can still be written.
    fn free_space(&self) -> io::Result<u64>;
}
