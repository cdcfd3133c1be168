//! `Rate`: so many a second, counted for each key.

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Buckets of one size, one for each key.
#[derive(Debug)]
pub struct Rate<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    clock: DefaultClock,
}

/// How much more than a second's share may come at once: pages load in bursts.
const BURST_SECONDS: u32 = 2;

impl<K: Hash + Eq + Clone> Rate<K> {
    /// So many a second, twice as many at once.
    pub fn per_second(count: u32) -> Self {
        let burst = at_least_one(count.saturating_mul(BURST_SECONDS));
        Self::of(Quota::per_second(at_least_one(count)).allow_burst(burst))
    }

    /// So many a minute.
    pub fn per_minute(count: u32) -> Self {
        Self::of(Quota::per_minute(at_least_one(count)))
    }

    fn of(quota: Quota) -> Self {
        Self { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default() }
    }

    /// Counts one for the key.
    ///
    /// # Errors
    /// How long to wait if there were too many.
    pub fn count(&self, key: &K) -> Result<(), Duration> {
        let now = self.clock.now();
        self.limiter.check_key(key).map(drop).map_err(|until| until.wait_time_from(now))
    }

    /// Forgets the keys whose buckets are full again.
    pub fn forget_quiet(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// The network that one client has: an IPv4 address, or the 64 bits of IPv6 that are given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => {
                let network = u128::from(address) & !u128::from(u64::MAX);
                IpAddr::V6(Ipv6Addr::from(network))
            }
        })
    }
}

fn at_least_one(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn each_key_has_a_bucket_of_its_own() {
        let rate = Rate::per_minute(2);
        assert!(rate.count(&1).is_ok());
        assert!(rate.count(&1).is_ok());
        let wait = rate.count(&1).expect_err("one too many");
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(60));
        assert!(rate.count(&2).is_ok());
    }

    #[test]
    fn addresses_of_one_network_share_a_bucket() {
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8:0:1::1"), network("2001:db8::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.2"), network("192.0.2.1"));
    }

    #[test]
    fn the_quiet_are_forgotten() {
        let rate = Rate::per_second(1_000_000_000);
        for key in 0..100 {
            let _ = rate.count(&key);
        }
        while !rate.limiter.is_empty() {
            rate.forget_quiet();
        }
    }
}
