//! Text in which `_x0041_` would be read as a character by its number.

use crate::xml::XmlValue;

/// A text that is read as it is: an underscore that begins such a number is written by its own.
///
/// Source: ECMA-376-1, 22.9.2.19 `ST_Xstring`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Xstring<'a>(pub(super) &'a str);

impl XmlValue for Xstring<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once("_x") {
            before.write(out);
            out.extend_from_slice(if is_number(after) { b"_x005F_x" } else { b"_x" });
            rest = after;
        }
        rest.write(out);
    }
}

/// Whether the text goes on as `HHHH_`.
fn is_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(4) == Some(&b'_')
        && bytes.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}
