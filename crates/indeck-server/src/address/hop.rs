//! One hop of a proxy's header, from its bytes to an address.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// An element of `X-Forwarded-For`: an address, perhaps with a port.
pub(super) fn of_address(bytes: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(bytes).ok()?.trim_matches([' ', '\t']);
    node(text)
}

/// An element of `Forwarded`: its `for` parameter. Two of them are one too many to believe.
pub(super) fn of_element(bytes: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut found = text.split(';').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim_matches([' ', '\t']).eq_ignore_ascii_case("for").then_some(value)
    });
    let value = found.next()?.trim_matches([' ', '\t']);
    if found.next().is_some() {
        return None;
    }
    node(unquoted(value)?)
}

fn unquoted(value: &str) -> Option<&str> {
    match (value.strip_prefix('"'), value.strip_suffix('"')) {
        (None, None) => Some(value),
        (Some(_), Some(_)) if value.len() >= 2 => value.get(1..value.len() - 1),
        _ => None,
    }
}

fn node(text: &str) -> Option<IpAddr> {
    let bare = text.parse().ok();
    let address = bare.or_else(|| bracketed(text)).or_else(|| with_port(text))?;
    Some(address.to_canonical())
}

fn bracketed(text: &str) -> Option<IpAddr> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6)
}

fn with_port(text: &str) -> Option<IpAddr> {
    text.parse::<SocketAddr>().ok().map(|socket| socket.ip())
}
