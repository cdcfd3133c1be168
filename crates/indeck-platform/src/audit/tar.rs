//! Tar archives, as far as a log's folder needs them: plain files with short names.
//!
//! Source: POSIX.1-2017, pax, "ustar Interchange Format".

use std::io;

/// Bytes of a block.
const BLOCK: usize = 512;

/// Bytes that a name may have.
const NAME: usize = 100;

/// The header of a plain file of so many bytes, changed at that second since 1970.
pub(super) fn header(name: &str, size: u64, seconds: u64) -> io::Result<[u8; BLOCK]> {
    let too =
        |what: &str| io::Error::new(io::ErrorKind::InvalidInput, format!("{what} is too long"));
    let mut out = [0; BLOCK];
    if name.len() > NAME {
        return Err(too("a name"));
    }
    put(&mut out, 0, name.as_bytes());
    put(&mut out, 100, b"0000644\0");
    put(&mut out, 108, b"0000000\0");
    put(&mut out, 116, b"0000000\0");
    put(&mut out, 124, octal(size).ok_or_else(|| too("a file"))?.as_bytes());
    put(&mut out, 136, octal(seconds).ok_or_else(|| too("a time"))?.as_bytes());
    put(&mut out, 148, b"        ");
    put(&mut out, 156, b"0");
    put(&mut out, 257, b"ustar\x0000");
    let sum: u64 = out.iter().map(|byte| u64::from(*byte)).sum();
    put(&mut out, 148, format!("{sum:06o}\0 ").as_bytes());
    Ok(out)
}

/// The zeros that follow a file of so many bytes.
pub(super) fn padding(size: u64) -> &'static [u8] {
    const ZEROS: [u8; BLOCK] = [0; BLOCK];
    let used = usize::try_from(size % BLOCK as u64).unwrap_or_default();
    let missing = if used == 0 { 0 } else { BLOCK - used };
    ZEROS.get(..missing).unwrap_or_default()
}

/// What an archive ends with.
pub(super) const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];

fn octal(number: u64) -> Option<String> {
    let text = format!("{number:011o}\0");
    (text.len() == 12).then_some(text)
}

fn put(out: &mut [u8; BLOCK], at: usize, bytes: &[u8]) {
    out.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
}
