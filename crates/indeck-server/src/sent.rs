//! What was sent, as it streams past: a repeat of a write must send the same.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, BodyDataStream};
use futures::StreamExt as _;
use indeck_platform::accounts::Sent;
use sha2::{Digest, Sha256};

use crate::problem::Problem;

/// What has come by so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen(Arc<Mutex<(u64, Sha256)>>);

impl Seen {
    /// The bytes that have come by, in all and as a digest.
    pub(crate) fn so_far(&self) -> Sent {
        let (bytes, hash) = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Sent { bytes, sha256: hash.finalize().into() }
    }

    fn saw(&self, part: &[u8]) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.0 += part.len() as u64;
        seen.1.update(part);
    }
}

/// The same body, of which one can ask what has come by.
pub(crate) fn watched(body: Body) -> (Body, Option<Seen>) {
    let seen = Seen::default();
    let watch = seen.clone();
    let stream = body.into_data_stream().inspect(move |part| {
        if let Ok(part) = part {
            watch.saw(part);
        }
    });
    (Body::from_stream(stream), Some(seen))
}

/// Whether a body is what was sent before. Behind the last part of a form nothing counts any more,
/// and nobody may have read it.
pub(crate) async fn is_same(body: Body, sent: &Sent, is_form: bool) -> Result<bool, Problem> {
    let mut stream: BodyDataStream = body.into_data_stream();
    let (mut left, mut hash, mut is_longer) = (sent.bytes, Sha256::new(), false);
    while let Some(part) = stream.next().await {
        let broken = |_| Problem::bad_request("broken-off", "the upload broke off");
        let part = part.map_err(broken)?;
        let taken = usize::try_from(left).unwrap_or(usize::MAX).min(part.len());
        hash.update(part.get(..taken).unwrap_or_default());
        left -= taken as u64;
        is_longer |= taken < part.len();
        if is_longer && !is_form {
            return Ok(false);
        }
    }
    let digest: [u8; 32] = hash.finalize().into();
    Ok(left == 0 && digest == sent.sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn seen(text: &'static str) -> Sent {
        let (body, seen) = watched(Body::from(text));
        axum::body::to_bytes(body, 100).await.expect("a body");
        seen.expect("what was seen").so_far()
    }

    #[tokio::test]
    async fn another_body_is_told_from_the_same() {
        let sent = seen("a,b\n1,2\n").await;
        let same = async |text, form| is_same(Body::from(text), &sent, form).await.expect("read");
        assert!(same("a,b\n1,2\n", false).await);
        for other in ["a,b\n1,3\n", "a,b\n1,2", "a,b\n1,2\n\n", ""] {
            assert!(!same(other, false).await, "{other}");
        }
        assert!(same("a,b\n1,2\n\r\n", true).await, "what stands behind a form");
    }
}
