//! A disk that fills up.

use std::io::{self, Write};

/// A sink that takes so many bytes and then fails with [`io::ErrorKind::StorageFull`].
///
/// ```
/// use std::io::{ErrorKind, Write};
/// use indeck_testkit::FailAfter;
///
/// let mut sink = FailAfter::new(4);
/// assert_eq!(sink.write(b"abcdef").unwrap(), 4);
/// assert_eq!(sink.write_all(b"x").unwrap_err().kind(), ErrorKind::StorageFull);
/// assert_eq!(sink.written(), 4);
/// ```
#[derive(Clone, Debug)]
pub struct FailAfter {
    room: usize,
    written: usize,
}

impl FailAfter {
    /// A sink with room for so many bytes.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self { room: bytes, written: 0 }
    }

    /// How many bytes it took.
    #[must_use]
    pub fn written(&self) -> usize {
        self.written
    }
}

impl Write for FailAfter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(self.room - self.written);
        if taken == 0 && !bytes.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::StorageFull,
                "no space left on the test's disk",
            ));
        }
        self.written += taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
