//! Strings in files of which nothing else is known.

/// The shortest string that is shown of a file that is neither XML nor a package.
pub const SHORTEST_RAW: usize = 3;

/// Shows the strings of a file: runs of characters in UTF-8, then those in UTF-16.
pub(super) fn strings(bytes: &[u8], show: &mut dyn FnMut(&str)) {
    for chunk in bytes.utf8_chunks() {
        let runs =
            chunk.valid().split(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        runs.filter(|run| run.chars().count() >= SHORTEST_RAW).for_each(&mut *show);
    }
    wide(bytes, show);
}

/// Shows the runs of characters of one or two bytes in UTF-16, of either order and at either place.
pub(super) fn wide(bytes: &[u8], show: &mut dyn FnMut(&str)) {
    for start in 0..2 {
        let bytes = bytes.get(start..).unwrap_or_default();
        for order in [u16::from_le_bytes, u16::from_be_bytes] {
            let mut run = String::new();
            for pair in bytes.as_chunks::<2>().0 {
                match char::from_u32(u32::from(order(*pair))) {
                    // Two bytes of anything are some character: only those of European scripts
                    // tell texts from noise.
                    Some(c) if c < '\u{0590}' && !c.is_control() => run.push(c),
                    _ => flush(&mut run, show),
                }
            }
            flush(&mut run, show);
        }
    }
}

fn flush(run: &mut String, show: &mut dyn FnMut(&str)) {
    if run.chars().count() >= SHORTEST_RAW {
        show(run);
    }
    run.clear();
}

/// Whether it is text and not bytes that happen to decode.
pub(super) fn is_text(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
        && !text.trim_start().starts_with('<')
}

/// Whether bytes begin as files do that are looked into.
pub(super) fn is_file(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 5] = [
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        &[0xFF, 0xD8, 0xFF],
        b"GIF8",
        &[0xD0, 0xCF, 0x11, 0xE0],
    ];
    starts.iter().any(|start| bytes.starts_with(start))
}
