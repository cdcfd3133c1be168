//! The picture that an authenticator app scans.

use std::fmt::Write as _;

use qrcode::types::Color;
use qrcode::{EcLevel, QrCode};

/// How many modules it has on a side, and the dark ones as the data of a path, in units of modules.
/// None for a text that is too long for a picture.
pub(super) fn drawn(text: &str) -> Option<(u32, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                let long = run.len();
                let _ = write!(path, "M{x} {y}h{long}v1h-{long}z");
            }
            x += run.len();
        }
    }
    Some((u32::try_from(width).ok()?, path))
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_picture_begins_with_its_first_finder() {
        let (modules, path) = drawn("otpauth://totp/indeck:ada?secret=ABCD").expect("a picture");
        assert_eq!(modules, 29);
        assert!(path.starts_with("M0 0h7v1h-7z"), "{path}");
        assert!(path.bytes().all(|byte| byte.is_ascii_digit() || b"Mhvz- ".contains(&byte)));
    }

    #[test]
    fn a_text_that_is_too_long_has_none() {
        assert!(drawn(&"x".repeat(4_000)).is_none());
    }
}
