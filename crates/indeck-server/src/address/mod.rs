//! `ClientAddress`: where a request really comes from.
//!
//! The socket says so, unless its peer is a proxy that the operator trusts: then the proxy's header
//! is read from the right, because every proxy appends what it saw and only the left end is the
//! client's to invent. One header is read, the one that the operator's proxy writes; the other one
//! would be the client's own.

mod hop;
#[cfg(test)]
mod tests;

use std::net::IpAddr;

use http::{HeaderMap, HeaderName, header};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

/// The header in which a trusted proxy tells where a request came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, as nginx, HAProxy and most balancers write it.
    #[default]
    XForwardedFor,
    /// `Forwarded` of RFC 7239.
    Forwarded,
}

/// The proxies whose word is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies {
    /// Networks that the proxies are in.
    pub networks: Vec<IpNet>,
    /// The header that they write.
    pub header: ProxyHeader,
}

/// The address that a request comes from, IPv4-mapped IPv6 brought to IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl TrustedProxies {
    /// Whether this address is one of the proxies.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// Where a request with those headers comes from, that came in over a socket with that peer.
    ///
    /// A hop that is not an address ends the search: the proxy that wrote it is then the last
    /// place that is known.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let mut known = peer.to_canonical();
        if !self.trusts(known) {
            return ClientAddress(known);
        }
        for hop in self.hops(headers).iter().rev() {
            let Some(address) = hop else { break };
            known = *address;
            if !self.trusts(known) {
                break;
            }
        }
        ClientAddress(known)
    }

    /// All hops in the order of the headers; nothing for one that is not an address.
    fn hops(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let lines = headers.get_all(self.name()).iter();
        let read = match self.header {
            ProxyHeader::XForwardedFor => hop::of_address,
            ProxyHeader::Forwarded => hop::of_element,
        };
        lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b',').map(read)).collect()
    }

    fn name(&self) -> HeaderName {
        match self.header {
            ProxyHeader::XForwardedFor => HeaderName::from_static("x-forwarded-for"),
            ProxyHeader::Forwarded => header::FORWARDED,
        }
    }
}
