//! Bodies that nobody wants any more are read on for a moment.
//!
//! Who is refused in the middle of sending must hear it. A connection that is closed with bytes
//! unread is reset, and a proxy that was still sending tells its client of a broken server instead.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use bytes::Bytes;
use futures::{Stream, StreamExt as _};

/// How long a body is read on. A proxy sees the answer within milliseconds.
const TIME: Duration = Duration::from_secs(1);
/// How much of it is read on.
const BYTES: usize = 64 << 20;

/// A body that is read on, for a moment, when it is dropped before its end.
pub(crate) fn lingering(body: Body) -> Body {
    Body::from_stream(Lingering { rest: Some(body.into_data_stream()) })
}

struct Lingering {
    /// Nothing once the end was seen.
    rest: Option<BodyDataStream>,
}

impl Stream for Lingering {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(rest) = &mut self.rest else { return Poll::Ready(None) };
        let polled = rest.poll_next_unpin(context);
        if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
            self.rest = None;
        }
        polled
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        if let Some(rest) = self.rest.take()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(tokio::time::timeout(TIME, read_on(rest)));
        }
    }
}

async fn read_on(mut rest: BodyDataStream) {
    let mut read = 0;
    while read < BYTES
        && let Some(Ok(bytes)) = rest.next().await
    {
        read += bytes.len();
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::mpsc;
    use tokio_stream::wrappers::ReceiverStream;

    use super::*;

    fn body() -> (mpsc::Sender<Result<Bytes, std::io::Error>>, Body) {
        let (sender, receiver) = mpsc::channel(1);
        (sender, lingering(Body::from_stream(ReceiverStream::new(receiver))))
    }

    #[tokio::test]
    async fn what_nobody_wants_is_read_on() {
        let (sender, body) = body();
        drop(body);
        for _ in 0..100 {
            sender.send(Ok(Bytes::from_static(b"more"))).await.expect("somebody reads");
        }
    }

    #[tokio::test]
    async fn not_for_ever() {
        let (sender, body) = body();
        drop(body);
        sender.closed().await;
    }

    #[tokio::test]
    async fn whoever_wants_it_gets_all_of_it() {
        let (sender, body) = body();
        let sent = async {
            for part in ["a", "b", "c"] {
                sender.send(Ok(Bytes::from_static(part.as_bytes()))).await.expect("read");
            }
            drop(sender);
        };
        let (read, ()) = tokio::join!(axum::body::to_bytes(body, 100), sent);
        assert_eq!(read.expect("a body"), "abc");
    }
}
