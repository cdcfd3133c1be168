//! Guessing is slowed down, and locks nobody out.

use indeck_platform::caller::From;

use super::{code, from, with_second_factor};
use crate::support::{Fixture, PASSWORD, client};

const EMAIL: &str = "owner@acme.test";
const WRONG: &str = "wrong wrong wrong";

async fn guess(fixture: &Fixture, from: From) -> String {
    let guess = fixture.platform.sign_in(EMAIL, WRONG, None, from).await;
    guess.unwrap_err().code().to_owned()
}

#[tokio::test]
async fn whoever_guesses_from_elsewhere_locks_nobody_out() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    for _ in 0..5 {
        assert_eq!(guess(&fixture, from("198.51.100.1")).await, "wrong-credentials");
    }
    for _ in 0..20 {
        assert_eq!(guess(&fixture, from("198.51.100.1")).await, "too-many-attempts");
    }
    fixture.platform.sign_in(EMAIL, PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn patience_does_not_help_one_network_to_lock_others_out() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    for _ in 0..80 {
        fixture.ambient.advance(901);
        assert_eq!(guess(&fixture, from("198.51.100.1")).await, "wrong-credentials");
    }
    fixture.platform.sign_in(EMAIL, PASSWORD, None, client()).await.unwrap();
}

#[tokio::test]
async fn guesses_from_many_networks_slow_strangers_down_and_known_devices_not() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    let signed_in = fixture.platform.sign_in(EMAIL, PASSWORD, None, client()).await.unwrap();
    let device = signed_in.device.unwrap();
    let known = From { device: Some(device.clone()), ..from("203.0.113.9") };
    let again = fixture.platform.sign_in(EMAIL, PASSWORD, None, known.clone()).await.unwrap();
    assert_eq!(again.device, None, "it is known already");
    for network in 0..60 {
        guess(&fixture, from(&format!("198.51.100.{network}"))).await;
    }
    assert_eq!(guess(&fixture, from("203.0.113.1")).await, "too-many-attempts");
    let stranger = fixture.platform.sign_in(EMAIL, PASSWORD, None, client()).await.unwrap_err();
    assert_eq!(stranger.code(), "too-many-attempts");
    fixture.platform.sign_in(EMAIL, PASSWORD, None, known.clone()).await.unwrap();
    // A device that guesses is slowed down by itself.
    for _ in 0..5 {
        assert_eq!(guess(&fixture, known.clone()).await, "wrong-credentials");
    }
    assert_eq!(guess(&fixture, known).await, "too-many-attempts");
}

#[tokio::test]
async fn a_device_is_known_for_one_address_and_cannot_be_made_up() {
    let fixture = Fixture::new().await;
    fixture.owner("acme").await;
    let other = fixture.organisation("other").await.device.unwrap();
    let (nonce, mark) = other.split_once('.').unwrap();
    let forged = format!("{}.{mark}", nonce.chars().rev().collect::<String>());
    for device in [other.clone(), forged, String::new(), ".".to_owned(), "x".repeat(5_000)] {
        let from = From { device: Some(device), ..client() };
        guess(&fixture, from).await;
    }
    assert_eq!(guess(&fixture, client()).await, "too-many-attempts", "all were strangers");
}

#[tokio::test]
async fn codes_are_guessed_a_few_times_from_all_networks_together() {
    let fixture = Fixture::new().await;
    let owner = fixture.owner("acme").await;
    let (secret, recovery, _) = with_second_factor(&fixture, &owner).await;
    fixture.ambient.advance(60);
    let platform = &fixture.platform;
    let mut ends = Vec::new();
    for network in 0..8 {
        let from = from(&format!("198.51.100.{network}"));
        let guess = platform.sign_in(EMAIL, PASSWORD, Some("000000"), from).await;
        ends.push(guess.unwrap_err().code().to_owned());
    }
    assert_eq!(ends.iter().filter(|end| *end == "wrong-credentials").count(), 5);
    // Recovery codes count with them, and so does the second of two steps.
    let early = platform.sign_in(EMAIL, PASSWORD, Some(&recovery[0]), client()).await;
    assert_eq!(early.unwrap_err().code(), "too-many-attempts");
    fixture.ambient.advance(901);
    let right = code(&fixture, &secret);
    platform.sign_in(EMAIL, PASSWORD, Some(&right), client()).await.unwrap();
}

#[tokio::test]
async fn a_stolen_session_guesses_the_password_a_few_times_and_locks_nobody_out() {
    let fixture = Fixture::new().await;
    let stolen = fixture.owner("acme").await;
    for _ in 0..5 {
        let guess = stolen.change_password(WRONG, "another long one").await;
        assert_eq!(guess.unwrap_err().code(), "wrong-credentials");
    }
    let guess = stolen.change_password(WRONG, "another long one").await;
    assert_eq!(guess.unwrap_err().code(), "too-many-attempts");
    let own = fixture.platform.sign_in(EMAIL, PASSWORD, None, client()).await.unwrap();
    own.caller.change_password(PASSWORD, "another long one").await.unwrap();
}
