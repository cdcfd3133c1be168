//! Events and logs to test with.

use std::sync::Arc;

use indeck_audit::event::*;
use indeck_audit::log::{Log, LogOptions, Reader};
use indeck_audit::note::{KeyName, SigningKey, VerifyingKey};
use indeck_audit::store::Store;
use indeck_audit::{Error, Event};

pub(crate) const NOW: u64 = 1_772_359_200_000_000;

/// The key that tests sign with.
pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(KeyName::new("example.com/audit/acme").unwrap(), &[7; 32])
}

pub(crate) fn public() -> VerifyingKey {
    key().verifying_key().clone()
}

pub(crate) fn at(seconds: u64) -> Time {
    Time::from_micros(NOW + seconds * 1_000_000).unwrap()
}

pub(crate) fn id(number: u64) -> EventId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    EventId(bytes)
}

/// A small event with that id.
pub(crate) fn event(number: u64) -> Event {
    staged(number, Stage::Single { outcome: Outcome::SUCCESS })
}

pub(crate) fn staged(number: u64, stage: Stage) -> Event {
    Event::new(
        id(number),
        at(0),
        Token::new("acme").unwrap(),
        Actor::new(ActorKind::Service, PersonalField::plain("nightly-build").unwrap()),
        Action::Disclose,
        Resource::new(Token::new("deck").unwrap(), PersonalField::plain("board-report").unwrap()),
        DecisionRecord::new(Effect::Permit),
        stage,
        Source::new(Token::new("indeck-cli/0.1.0").unwrap()),
    )
}

/// Options without a reserve: the disks of tests are small.
pub(crate) fn options() -> LogOptions {
    LogOptions { reserve: 0, gather: std::time::Duration::ZERO, ..LogOptions::default() }
}

pub(crate) fn open(store: &Arc<dyn Store>) -> Result<Log, Error> {
    Log::open(Arc::clone(store), key(), options())
}

pub(crate) fn reader(store: &Arc<dyn Store>, expected: &[&str]) -> Result<Reader, Error> {
    Reader::open(Arc::clone(store), public(), expected)
}

/// Whether long judges run in full.
#[expect(clippy::disallowed_methods, reason = "a switch of the test run")]
pub(crate) fn judge_all() -> bool {
    std::env::var_os("INDECK_JUDGE_ALL").is_some()
}

/// Random numbers that are the same in each run (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.roll() % end.max(1)
    }

    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }
}
