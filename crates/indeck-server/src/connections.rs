//! How many connections there may be, and from each address.

use std::future::{Ready, ready};
use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum_server::accept::Accept;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use crate::address::TrustedProxies;
use crate::limits::fair::{Fair, Slot};

/// Of all connections one address may hold this part.
const SHARE_OF_ADDRESS: usize = 8;

/// Takes connections as long as there are places; a trusted proxy speaks for many and has no share.
#[derive(Clone, Debug)]
pub(crate) struct Doorman {
    each: Fair,
    proxies: TrustedProxies,
    of_proxies: Fair,
}

impl Doorman {
    pub(crate) fn new(connections: usize, proxies: TrustedProxies) -> Self {
        let each = Fair::new(connections, (connections / SHARE_OF_ADDRESS).max(1));
        Self { each, proxies, of_proxies: Fair::new(connections, connections) }
    }

    fn enter(&self, peer: IpAddr) -> Option<Slot> {
        let places = if self.proxies.trusts(peer) { &self.of_proxies } else { &self.each };
        places.enter(&peer.to_canonical().to_string()).ok()
    }
}

impl<S> Accept<TcpStream, S> for Doorman {
    type Stream = Held;
    type Service = S;
    type Future = Ready<io::Result<(Held, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        // Small answers go out at once; where that cannot be set they only go out later.
        let _ = stream.set_nodelay(true);
        let slot = stream.peer_addr().ok().and_then(|peer| self.enter(peer.ip()));
        ready(match slot {
            Some(slot) => Ok((Held { stream, _slot: slot }, service)),
            None => Err(io::Error::new(io::ErrorKind::ConnectionRefused, "too many connections")),
        })
    }
}

/// A connection with its place.
#[derive(Debug)]
pub(crate) struct Held {
    stream: TcpStream,
    _slot: Slot,
}

impl AsyncRead for Held {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Held {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
