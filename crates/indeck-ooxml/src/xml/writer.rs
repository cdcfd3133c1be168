//! A streaming XML writer into memory: balanced by construction, escaped, without namespaces to
//! guess (names are written as given).

/// A value that can stand in an attribute or as element text without further formatting.
pub(crate) trait XmlValue {
    /// Appends the value, escaped.
    fn write(&self, out: &mut Vec<u8>);
}

impl XmlValue for str {
    fn write(&self, out: &mut Vec<u8>) {
        escape_into(self, out);
    }
}

impl XmlValue for &str {
    fn write(&self, out: &mut Vec<u8>) {
        escape_into(self, out);
    }
}

impl XmlValue for &String {
    fn write(&self, out: &mut Vec<u8>) {
        escape_into(self, out);
    }
}

impl XmlValue for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(if *self { b'1' } else { b'0' });
    }
}

macro_rules! unsigned_value {
    ($($t:ty),*) => {$(
        impl XmlValue for $t {
            fn write(&self, out: &mut Vec<u8>) {
                write_digits(u64::from(*self), out);
            }
        }
    )*};
}

macro_rules! signed_value {
    ($($t:ty),*) => {$(
        impl XmlValue for $t {
            fn write(&self, out: &mut Vec<u8>) {
                if *self < 0 {
                    out.push(b'-');
                }
                write_digits(u64::from(self.unsigned_abs()), out);
            }
        }
    )*};
}

unsigned_value!(u8, u16, u32, u64);
signed_value!(i8, i16, i32, i64);

impl XmlValue for usize {
    fn write(&self, out: &mut Vec<u8>) {
        write_digits(*self as u64, out);
    }
}

/// The shortest digits that read back as the same number.
impl XmlValue for f64 {
    fn write(&self, out: &mut Vec<u8>) {
        use std::io::Write;
        let magnitude = self.abs();
        // Writing into a Vec cannot fail.
        let _ = if magnitude != 0.0 && !(1e-5..1e15).contains(&magnitude) {
            write!(out, "{self:E}")
        } else {
            write!(out, "{self}")
        };
    }
}

fn write_digits(mut number: u64, out: &mut Vec<u8>) {
    let start = out.len();
    loop {
        out.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(digits) = out.get_mut(start..) {
        digits.reverse();
    }
}

/// Appends `text` with markup escaped and characters that XML 1.0 does not allow left out.
///
/// Source: XML 1.0, 2.2 `Char`.
fn escape_into(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let mut plain_from = 0;
    for (i, &byte) in bytes.iter().enumerate() {
        let replacement: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            b'\t' => b"&#9;",
            b'\n' => b"&#10;",
            b'\r' => b"&#13;",
            0..=0x1F => b"",
            // U+FFFE and U+FFFF: the last byte of EF BF BE and EF BF BF.
            0xBE | 0xBF if bytes.get(i.wrapping_sub(2)..i) == Some(&[0xEF, 0xBF]) => {
                out.extend_from_slice(bytes.get(plain_from..i - 2).unwrap_or_default());
                plain_from = i + 1;
                continue;
            }
            _ => continue,
        };
        out.extend_from_slice(bytes.get(plain_from..i).unwrap_or_default());
        out.extend_from_slice(replacement);
        plain_from = i + 1;
    }
    out.extend_from_slice(bytes.get(plain_from..).unwrap_or_default());
}

/// A streaming XML writer into memory.
#[derive(Debug, Default)]
pub(crate) struct XmlWriter {
    out: Vec<u8>,
    open: Vec<&'static str>,
    /// Whether the innermost element's start tag still takes attributes.
    in_tag: bool,
}

impl XmlWriter {
    /// A writer that has written the XML declaration.
    pub(crate) fn part() -> Self {
        let mut out = Vec::with_capacity(8 * 1024);
        out.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        Self { out, open: Vec::with_capacity(16), in_tag: false }
    }

    /// A writer of a fragment, without a declaration.
    pub(crate) fn fragment() -> Self {
        Self::default()
    }

    /// Starts an element; attributes may follow.
    pub(crate) fn open(&mut self, name: &'static str) -> &mut Self {
        self.seal();
        self.out.push(b'<');
        self.out.extend_from_slice(name.as_bytes());
        self.open.push(name);
        self.in_tag = true;
        self
    }

    /// Adds an attribute to the element just started.
    pub(crate) fn attr(&mut self, name: &str, value: impl XmlValue) -> &mut Self {
        debug_assert!(self.in_tag, "attribute {name} outside a start tag");
        self.out.push(b' ');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"=\"");
        value.write(&mut self.out);
        self.out.push(b'"');
        self
    }

    /// Adds an attribute if there is a value.
    pub(crate) fn attr_opt(&mut self, name: &str, value: Option<impl XmlValue>) -> &mut Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Adds text to the innermost element.
    pub(crate) fn text(&mut self, value: impl XmlValue) -> &mut Self {
        self.seal();
        value.write(&mut self.out);
        self
    }

    /// Closes the innermost element.
    pub(crate) fn close(&mut self) -> &mut Self {
        let Some(name) = self.open.pop() else { return self };
        if self.in_tag {
            self.out.extend_from_slice(b"/>");
            self.in_tag = false;
        } else {
            self.out.extend_from_slice(b"</");
            self.out.extend_from_slice(name.as_bytes());
            self.out.push(b'>');
        }
        self
    }

    /// An element with that body.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        body: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.open(name);
        body(self);
        self.close()
    }

    /// An element whose only attribute is `val`: the commonest form in DrawingML.
    pub(crate) fn val(&mut self, name: &'static str, value: impl XmlValue) -> &mut Self {
        self.open(name).attr("val", value).close()
    }

    /// An element without attributes that holds only text.
    pub(crate) fn text_element(&mut self, name: &'static str, value: impl XmlValue) -> &mut Self {
        self.open(name).text(value).close()
    }

    /// Adds markup as it is: for constant fragments only.
    pub(crate) fn raw(&mut self, markup: &str) -> &mut Self {
        self.seal();
        self.out.extend_from_slice(markup.as_bytes());
        self
    }

    /// The bytes written; elements still open are closed.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        debug_assert!(self.open.is_empty(), "elements left open: {:?}", self.open);
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn seal(&mut self) {
        if self.in_tag {
            self.out.push(b'>');
            self.in_tag = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: impl FnOnce(&mut XmlWriter)) -> String {
        let mut w = XmlWriter::fragment();
        body(&mut w);
        String::from_utf8_lossy(&w.finish()).into_owned()
    }

    #[test]
    fn an_element_without_content_closes_itself() {
        assert_eq!(
            written(|w| {
                w.val("c:idx", 3u32);
            }),
            "<c:idx val=\"3\"/>"
        );
    }

    #[test]
    fn text_and_attributes_are_escaped_and_forbidden_characters_dropped() {
        let text = "a<b>&\"\u{1}\u{fffe}\u{ffff}é東\r\n";
        assert_eq!(
            written(|w| {
                w.open("a:t").attr("n", text).text(text).close();
            }),
            "<a:t n=\"a&lt;b&gt;&amp;&quot;é東&#13;&#10;\">a&lt;b&gt;&amp;&quot;é東&#13;&#10;</a:t>"
        );
    }

    #[test]
    fn numbers_read_back_as_they_were() {
        for number in [0.0, -1.5, 0.1, 1e-300, 1.5e22, f64::MAX, 123_456_789.25] {
            let text = written(|w| {
                w.text(number);
            });
            assert_eq!(text.parse::<f64>().ok(), Some(number), "{text}");
        }
        assert_eq!(
            written(|w| {
                w.text(i64::MIN).text(0u8).text(-7i32);
            }),
            "-92233720368547758080-7"
        );
    }
}
