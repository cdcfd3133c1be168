//! Forms with files: what stands around the files is small.
//!
//! The parser of forms reads on until it finds a part's beginning, and the end of its headers. A form
//! that never has either would be held in memory as a whole, so it is broken off here.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::BoxError;
use axum::body::{Body, BodyDataStream};
use axum::extract::Request;
use bytes::Bytes;
use futures::{Stream, StreamExt as _};
use http::{HeaderMap, header};

use crate::problem::Problem;

/// Bytes before the first part, and of the headers of each.
const MOST: usize = 16 << 10;

const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// The same form, which ends with an error where it has no end.
///
/// # Errors
/// A problem of status 400 where another reader could take another boundary for the form's.
pub(crate) fn bounded(request: Request) -> Result<Request, Problem> {
    let strange = || Problem::bad_request("bad-form", "the boundary of the form is not plain");
    let boundary = boundary(request.headers()).ok_or_else(strange)?;
    Ok(request.map(|body| {
        let rest = body.into_data_stream();
        let first = format!("--{boundary}").into_bytes();
        let next = format!("\r\n--{boundary}").into_bytes();
        let heads = Heads { first, next, place: Place::Before(0), carried: Vec::new() };
        Body::from_stream(Bounded { rest, heads })
    }))
}

/// The one boundary of a `Content-Type` in which everything is plain: nothing is escaped, and no
/// semicolon stands in quotes, so that every reader finds the same.
fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let mut found = None;
    for part in kind.split(';').skip(1).map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=')?;
        let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(value);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=?".contains(&byte);
        if bare.is_empty() || bare.len() > 70 || !bare.bytes().all(plain) {
            return None;
        }
        if name.trim().eq_ignore_ascii_case("boundary") && found.replace(bare.to_owned()).is_some()
        {
            return None;
        }
    }
    found
}

struct Bounded {
    rest: BodyDataStream,
    heads: Heads,
}

impl Stream for Bounded {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.rest.poll_next_unpin(context);
        polled.map(|part| match part? {
            Ok(bytes) if self.heads.take(&bytes) => Some(Ok(bytes)),
            Ok(_) => Some(Err("a part of the form has no end of its headers".into())),
            Err(error) => Some(Err(error.into())),
        })
    }
}

/// Where in a form one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the first part, after so many bytes.
    Before(usize),
    /// In the headers of a part, after so many bytes.
    Head(usize),
    /// In what a part holds.
    Part,
}

#[derive(Debug)]
struct Heads {
    first: Vec<u8>,
    next: Vec<u8>,
    place: Place,
    /// The end of what was seen, which may be the beginning of what is looked for.
    carried: Vec<u8>,
}

impl Heads {
    /// Goes on through the form: whether it is within bounds.
    fn take(&mut self, bytes: &[u8]) -> bool {
        let mut seen = std::mem::take(&mut self.carried);
        seen.extend_from_slice(bytes);
        let mut left = seen.as_slice();
        loop {
            let (wanted, before): (&[u8], usize) = match self.place {
                Place::Before(count) => (&self.first, count),
                Place::Head(count) => (END_OF_HEAD, count),
                Place::Part => (&self.next, 0),
            };
            let found = position(left, wanted);
            let kept = left.len().min(wanted.len().saturating_sub(1));
            let passed = found.unwrap_or(left.len() - kept);
            let count = before + passed;
            if self.place != Place::Part && count > MOST {
                return false;
            }
            let Some(at) = found else {
                self.carried = left.split_at(left.len() - kept).1.to_vec();
                self.place = self.place.at(count);
                return true;
            };
            left = left.split_at(at + wanted.len()).1;
            self.place = self.place.next();
        }
    }
}

impl Place {
    /// The same place, after so many bytes.
    fn at(self, count: usize) -> Self {
        match self {
            Self::Before(_) => Self::Before(count),
            Self::Head(_) => Self::Head(count),
            Self::Part => Self::Part,
        }
    }

    /// The place behind what was looked for.
    fn next(self) -> Self {
        match self {
            Self::Head(_) => Self::Part,
            Self::Before(_) | Self::Part => Self::Head(0),
        }
    }
}

/// Where the one begins in the other.
fn position(all: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut from = 0;
    while let Some(at) = all.get(from..)?.iter().position(|byte| byte == first) {
        if all.get(from + at..)?.starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads() -> Heads {
        let (first, next) = (b"--b".to_vec(), b"\r\n--b".to_vec());
        Heads { first, next, place: Place::Before(0), carried: Vec::new() }
    }

    #[test]
    fn only_a_boundary_that_everybody_reads_alike_is_one() {
        let of = |kind: &str| {
            let value = http::HeaderValue::from_str(kind).expect("a value");
            boundary(&HeaderMap::from_iter([(header::CONTENT_TYPE, value)]))
        };
        for kind in ["boundary=a", "boundary=\"a\"", "charset=utf-8; Boundary=a;"] {
            assert_eq!(of(&format!("multipart/form-data; {kind}")).as_deref(), Some("a"), "{kind}");
        }
        for kind in [
            "",
            "boundary=",
            "boundary=\"a;boundary=b\"",
            "boundary=\"a\\\"b\"",
            "boundary=a; boundary=b",
            "x=\";boundary=b\"; boundary=a",
            "boundary=a b",
        ] {
            assert_eq!(of(&format!("multipart/form-data; {kind}")), None, "{kind}");
        }
    }

    #[test]
    fn a_form_is_followed_however_it_is_cut() {
        let form = b"--b\r\nA: b\r\n\r\nxx\r\n-- b\r\n\r\n\r\n--b\r\nC: d\r\n\r\nyy\r\n--b--\r\n";
        for size in 1..form.len() {
            let mut heads = heads();
            assert!(form.chunks(size).all(|part| heads.take(part)), "{size}");
            assert!(matches!(heads.place, Place::Head(_)), "{size}");
        }
    }

    #[test]
    fn what_never_begins_or_never_ends_its_headers_is_broken_off() {
        for begin in ["", "--b\r\nA: "] {
            let mut heads = heads();
            assert!(heads.take(begin.as_bytes()));
            let parts = std::iter::repeat_n([b'x'; 1000], 20);
            assert!(!parts.into_iter().all(|part| heads.take(&part)), "{begin}");
        }
    }

    #[test]
    fn a_file_may_be_as_long_as_it_likes() {
        let mut heads = heads();
        assert!(heads.take(b"--b\r\nA: b\r\n\r\n"));
        assert!((0..100).all(|_| heads.take(&[b'\r'; 1000])));
        assert!(heads.take(b"\r\n--b--"));
        assert!(matches!(heads.place, Place::Head(_)));
    }
}
