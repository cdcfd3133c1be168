//! Allow-lists: from which networks something may be used.

use std::net::IpAddr;

use ipnet::IpNet;

/// Whether a list allows an address. An empty list allows all; a list allows no unknown address.
pub(super) fn allowed(networks: &[IpNet], address: Option<IpAddr>) -> bool {
    networks.is_empty()
        || address.is_some_and(|address| {
            // `::ffff:192.0.2.1` is 192.0.2.1, however the socket tells it.
            let address = address.to_canonical();
            networks.iter().any(|network| network.contains(&address))
        })
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn a_mapped_address_is_the_one_that_it_maps() {
        let list = ["192.0.2.0/24".parse().expect("a network")];
        let from = |text: &str| Some(text.parse().expect("an address"));
        assert!(allowed(&list, from("192.0.2.9")));
        assert!(allowed(&list, from("::ffff:192.0.2.9")));
        assert!(!allowed(&list, from("192.0.3.9")));
        assert!(!allowed(&list, from("2001:db8::1")));
        assert!(!allowed(&list, None));
        assert!(allowed(&[], None));
    }
}
