//! A table of forgeries: what the socket says, what the headers claim, what is believed.

use http::HeaderValue;

use super::*;

const PROXIES: &[&str] = &["10.0.0.0/8", "fd00::/8"];

fn proxies(header: ProxyHeader) -> TrustedProxies {
    let networks = PROXIES.iter().map(|text| text.parse().expect("a network")).collect();
    TrustedProxies { networks, header }
}

#[track_caller]
fn check(header: ProxyHeader, peer: &str, lines: &[&str], expect: &str) {
    let trusted = proxies(header);
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(trusted.name(), HeaderValue::from_bytes(line.as_bytes()).expect("a value"));
    }
    let ClientAddress(found) = trusted.client(peer.parse().expect("an address"), &headers);
    assert_eq!(found, expect.parse::<IpAddr>().expect("an address"), "{lines:?}");
}

#[track_caller]
fn check_for(peer: &str, lines: &[&str], expect: &str) {
    check(ProxyHeader::XForwardedFor, peer, lines, expect);
}

#[test]
fn a_stranger_is_who_the_socket_says_whatever_it_claims() {
    check_for("203.0.113.9", &[], "203.0.113.9");
    check_for("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
    check_for("203.0.113.9", &["10.0.0.1"], "203.0.113.9");
    check_for("::ffff:203.0.113.9", &["198.51.100.1"], "203.0.113.9");
}

#[test]
fn the_right_most_untrusted_hop_is_the_client() {
    check_for("10.0.0.1", &["198.51.100.1"], "198.51.100.1");
    check_for("10.0.0.1", &["198.51.100.1, 10.0.0.2"], "198.51.100.1");
    check_for("fd00::1", &["2001:db8::7, fd00::2"], "2001:db8::7");
}

#[test]
fn a_spoofed_left_end_is_not_looked_at() {
    check_for("10.0.0.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1");
    check_for("10.0.0.1", &["127.0.0.1, 10.0.0.9, 198.51.100.1, 10.0.0.2"], "198.51.100.1");
    check_for("10.0.0.1", &["garbage, \u{e9}\u{e9}, 198.51.100.1"], "198.51.100.1");
}

#[test]
fn many_headers_are_one_list() {
    check_for("10.0.0.1", &["1.1.1.1", "198.51.100.1"], "198.51.100.1");
    check_for("10.0.0.1", &["1.1.1.1, 198.51.100.1", "10.0.0.3"], "198.51.100.1");
}

#[test]
fn a_mapped_address_is_the_address_that_it_maps() {
    check_for("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1");
    check_for("10.0.0.1", &["198.51.100.1, ::ffff:10.0.0.2"], "198.51.100.1");
}

#[test]
fn ports_and_brackets_are_taken_off() {
    check_for("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1");
    check_for("10.0.0.1", &["[2001:db8::7]:4711"], "2001:db8::7");
    check_for("10.0.0.1", &["[2001:db8::7]"], "2001:db8::7");
}

#[test]
fn at_garbage_the_last_known_hop_stands() {
    for garbage in ["", ",", "unknown", "198.51.100", "198.51.100.1.1", "0x7f.1", "1.1.1.1 2.2.2.2"]
    {
        check_for("10.0.0.1", &[garbage], "10.0.0.1");
    }
    check_for("10.0.0.1", &["198.51.100.1, nonsense, 10.0.0.2"], "10.0.0.2");
    check_for("10.0.0.1", &["198.51.100.1:99999"], "10.0.0.1");
}

#[test]
fn where_all_hops_are_trusted_the_left_most_is_the_client() {
    check_for("10.0.0.1", &["10.0.0.7, 10.0.0.2"], "10.0.0.7");
}

#[test]
fn forwarded_is_read_the_same_way() {
    let check = |lines: &[&str], expect| check(ProxyHeader::Forwarded, "10.0.0.1", lines, expect);
    check(&["for=198.51.100.1"], "198.51.100.1");
    check(&["For=\"[2001:db8::7]:4711\";proto=https;by=10.0.0.1"], "2001:db8::7");
    check(&["for=1.1.1.1, for=198.51.100.1;proto=http"], "198.51.100.1");
    check(&["for=\"a, for=198.51.100.1"], "198.51.100.1");
    check(&["for=_hidden"], "10.0.0.1");
    check(&["for=unknown"], "10.0.0.1");
    check(&["for=1.1.1.1;for=2.2.2.2"], "10.0.0.1");
    check(&["for=\"1.1.1.1"], "10.0.0.1");
    check(&["proto=https"], "10.0.0.1");
}

#[test]
fn the_header_that_the_proxy_does_not_write_is_not_read() {
    let mut headers = HeaderMap::new();
    headers.insert(header::FORWARDED, HeaderValue::from_static("for=1.1.1.1"));
    headers.insert("x-real-ip", HeaderValue::from_static("1.1.1.1"));
    headers.insert("x-forwarded-for", HeaderValue::from_static("198.51.100.1"));
    let peer = "10.0.0.1".parse().expect("an address");
    let found = proxies(ProxyHeader::XForwardedFor).client(peer, &headers);
    assert_eq!(found.0.to_string(), "198.51.100.1");
}

#[test]
fn without_proxies_no_header_is_read() {
    let mut headers = HeaderMap::new();
    headers.insert("x-forwarded-for", HeaderValue::from_static("1.1.1.1"));
    let peer = "127.0.0.1".parse().expect("an address");
    assert_eq!(TrustedProxies::default().client(peer, &headers).0.to_string(), "127.0.0.1");
}
