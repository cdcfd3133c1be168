//! `Writer`: makes the canonical bytes.

use super::Major;

/// Makes the canonical bytes, item after item. Whoever writes a map gives its keys in rising order.
#[derive(Default)]
pub(crate) struct Writer {
    out: Vec<u8>,
}

impl Writer {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { out: Vec::with_capacity(bytes) }
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.out
    }

    fn head(&mut self, major: Major, value: u64) {
        let kind = (major as u8) << 5;
        match value {
            0..24 => self.out.push(kind | value as u8),
            24..0x100 => self.out.extend([kind | 24, value as u8]),
            0x100..0x1_0000 => {
                self.out.push(kind | 25);
                self.out.extend((value as u16).to_be_bytes());
            }
            0x1_0000..0x1_0000_0000 => {
                self.out.push(kind | 26);
                self.out.extend((value as u32).to_be_bytes());
            }
            _ => {
                self.out.push(kind | 27);
                self.out.extend(value.to_be_bytes());
            }
        }
    }

    pub(crate) fn uint(&mut self, value: u64) {
        self.head(Major::Unsigned, value);
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.head(Major::Bytes, value.len() as u64);
        self.out.extend(value);
    }

    pub(crate) fn text(&mut self, value: &str) {
        self.head(Major::Text, value.len() as u64);
        self.out.extend(value.as_bytes());
    }

    pub(crate) fn array(&mut self, items: usize) {
        self.head(Major::Array, items as u64);
    }

    pub(crate) fn map(&mut self, pairs: usize) {
        self.head(Major::Map, pairs as u64);
    }
}
