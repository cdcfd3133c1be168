//! Numbers in words: counts, sizes of files, durations.

use std::time::Duration;

/// A count with its noun: `1 slide`, `12 slides`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A file's size in powers of 1,000: `532 B`, `184 kB`, `1.2 MB`.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// A duration to about two figures: `41 ms`, `0.3 s`, `95 s`.
pub(crate) fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 0.1 {
        format!("{} ms", time.as_millis())
    } else if seconds < 10.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{seconds:.0} s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_sizes_and_durations_read_well() {
        assert_eq!(count(1, "slide"), "1 slide");
        assert_eq!(count(0, "table"), "0 tables");
        let sizes = [(999, "999 B"), (1_499, "1 kB"), (183_600, "184 kB"), (1_240_000, "1.2 MB")];
        for (bytes, text) in sizes {
            assert_eq!(size(bytes), text);
        }
        for (millis, text) in [(41, "41 ms"), (312, "0.3 s"), (94_800, "95 s")] {
            assert_eq!(duration(Duration::from_millis(millis)), text);
        }
    }
}
