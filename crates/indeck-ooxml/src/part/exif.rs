//! How a photograph is to be turned before it is shown.
//!
//! Cameras write pixels as the sensor has them and say beside them how the camera was held.
//! PowerPoint shows pixels as they are written, so the picture is turned on the slide.
//!
//! Source: CIPA DC-008 (Exif 2.32), 4.5.2 and tag 0x0112 `Orientation`.

/// A quarter turns clockwise, after a mirroring from left to right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Orientation {
    /// Quarter turns clockwise, 0 to 3.
    pub(crate) turns: u8,
    /// Whether the picture is mirrored first.
    pub(crate) mirrored: bool,
}

impl Orientation {
    /// Whether width and height change places.
    pub(crate) fn is_sideways(self) -> bool {
        self.turns % 2 == 1
    }

    /// The orientation that a JPEG file gives; upright where it gives none.
    pub(crate) fn of_jpeg(bytes: &[u8]) -> Self {
        let value = exif(bytes).and_then(tag_value).unwrap_or(1);
        let (turns, mirrored) = match value {
            2 => (0, true),
            3 => (2, false),
            4 => (2, true),
            5 => (3, true),
            6 => (1, false),
            7 => (1, true),
            8 => (3, false),
            _ => (0, false),
        };
        Self { turns, mirrored }
    }
}

/// The TIFF structure in the file's `Exif` segment.
fn exif(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.get(2..)?;
    loop {
        let ([0xFF, marker, high, low], after) = rest.split_first_chunk::<4>()? else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let (segment, after) = after.split_at_checked(length.checked_sub(2)?)?;
        match marker {
            0xE1 => match segment.strip_prefix(b"Exif\0\0") {
                Some(tiff) => return Some(tiff),
                None => rest = after,
            },
            // Pixels begin: what describes them stands before.
            0xDA => return None,
            _ => rest = after,
        }
    }
}

/// The value of the orientation tag in the first directory of a TIFF structure.
fn tag_value(tiff: &[u8]) -> Option<u16> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let u16_at = |at: usize| {
        let pair = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if is_little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let first = *tiff.get(4..)?.first_chunk::<4>()?;
    let first = if is_little { u32::from_le_bytes(first) } else { u32::from_be_bytes(first) };
    let start = usize::try_from(first).ok()?.checked_add(2)?;
    let count = usize::from(u16_at(start.checked_sub(2)?)?);
    let entry = (0..count).map(|i| start + i * 12).find(|at| u16_at(*at) == Some(0x0112))?;
    u16_at(entry + 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(tiff: &[u8]) -> Vec<u8> {
        let length = (2 + 6 + tiff.len()) as u16;
        [&[0xFF, 0xD8, 0xFF, 0xE1], &length.to_be_bytes()[..], b"Exif\0\0", tiff].concat()
    }

    fn tiff(orientation: u8) -> Vec<u8> {
        let head = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
        [&head[..], &[orientation, 0, 0, 0]].concat()
    }

    #[test]
    fn each_orientation_is_turns_and_a_mirroring() {
        let cases = [(1, 0, false), (2, 0, true), (3, 2, false), (4, 2, true)];
        let sideways = [(5, 3, true), (6, 1, false), (7, 1, true), (8, 3, false), (9, 0, false)];
        for (value, turns, mirrored) in cases.into_iter().chain(sideways) {
            let expected = Orientation { turns, mirrored };
            assert_eq!(Orientation::of_jpeg(&jpeg(&tiff(value))), expected, "{value}");
        }
    }

    #[test]
    fn files_cut_off_anywhere_are_upright() {
        let whole = jpeg(&tiff(6));
        for end in 0..whole.len() - 3 {
            assert_eq!(Orientation::of_jpeg(&whole[..end]), Orientation::default(), "{end}");
        }
    }
}
