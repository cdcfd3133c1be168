//! `Settings`: limits, and what the instance is called.

use std::time::Duration;

/// What the operator decides once for the instance.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach it, without a `/` at the end: links begin with it.
    pub base_url: String,
    /// What its audit logs are named after: `reports.example.com`.
    pub origin: String,
    /// Bytes of an uploaded dataset at most.
    pub max_dataset_bytes: u64,
    /// Bytes of an uploaded template at most.
    pub max_template_bytes: u64,
    /// Bytes of all that an organisation has stored, at most.
    pub max_organisation_bytes: u64,
    /// Bytes of a spec or a policy at most.
    pub max_text_bytes: usize,
    /// Rows of a dataset at most.
    pub max_rows: usize,
    /// Slides of a deck at most.
    pub max_slides: usize,
    /// How long a run may take.
    pub max_run: Duration,
    /// How long a session lasts at most, and how long it lasts unused.
    pub session: (Duration, Duration),
    /// How long invitations and sign-up links are valid.
    pub invitation: Duration,
    /// Runs at once in this server, and at most so many of one organisation.
    pub workers: (usize, usize),
}

impl Default for Settings {
    fn default() -> Self {
        let hours = |hours: u64| Duration::from_secs(hours * 3_600);
        Self {
            base_url: "http://localhost:8080".to_owned(),
            origin: "localhost".to_owned(),
            max_dataset_bytes: 2 << 30,
            max_template_bytes: 128 << 20,
            max_organisation_bytes: 50 << 30,
            max_text_bytes: 4 << 20,
            max_rows: 10_000_000,
            max_slides: 2_000,
            max_run: Duration::from_secs(600),
            session: (hours(24 * 14), hours(24)),
            invitation: hours(24 * 7),
            workers: (2, 2),
        }
    }
}
