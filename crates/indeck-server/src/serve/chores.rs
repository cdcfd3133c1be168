//! What a server does beside answering: jobs, and what is due from time to time.

use std::future::Future;
use std::time::Duration;

use indeck_platform::runs::Workers;
use indeck_platform::{Error, Platform};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::task::JoinSet;

use crate::app::App;
use crate::metrics;

/// How often logs are signed.
const SIGN: Duration = Duration::from_secs(20);
/// How often a server says that it lives, and looks for what others that do not have left.
const LOOK: Duration = Duration::from_secs(10);
/// How often who was quiet is forgotten, and rotations that were cut off are gone on with.
const MINUTE: Duration = Duration::from_secs(60);
/// How often what has expired goes.
const TIDY: Duration = Duration::from_secs(5 * 60);
/// How often the store is swept.
const SWEEP: Duration = Duration::from_secs(24 * 60 * 60);

/// The tasks of a server.
pub(super) struct Chores {
    workers: Option<Workers>,
    tasks: JoinSet<()>,
}

impl Chores {
    /// Begins all of them.
    pub(super) fn begin(app: &App, counted: PrometheusHandle) -> Self {
        let workers = (app.config.workers > 0).then(|| app.platform.start_workers());
        let mut tasks = JoinSet::new();
        tasks.spawn(keep_signing(app.platform.clone()));
        let platform = app.platform.clone();
        tasks.spawn(every(LOOK, true, "looking after intents", move || {
            let platform = platform.clone();
            async move { platform.look_after_intents().await.map(metrics::count_abandoned) }
        }));
        let forgetful = app.clone();
        tasks.spawn(async move {
            loop {
                tokio::time::sleep(MINUTE).await;
                forgetful.limits.forget_quiet();
                counted.run_upkeep();
            }
        });
        let platform = app.platform.clone();
        tasks.spawn(every(MINUTE, true, "rotation", move || {
            let platform = platform.clone();
            async move { platform.resume_rotations().await.map(drop) }
        }));
        let platform = app.platform.clone();
        tasks.spawn(every(TIDY, false, "tidying", move || {
            let platform = platform.clone();
            async move { platform.tidy().await.map(drop) }
        }));
        let platform = app.platform.clone();
        tasks.spawn(every(SWEEP, false, "sweeping", move || {
            let platform = platform.clone();
            async move { platform.sweep().await.map(drop) }
        }));
        Self { workers, tasks }
    }

    /// Ends them: jobs are finished or given back.
    pub(super) async fn end(mut self) {
        if let Some(workers) = self.workers.take() {
            workers.stop().await;
        }
        self.tasks.shutdown().await;
    }
}

/// Opens all logs, so that one that is not what was signed is known at once, and then signs those
/// that are used.
async fn keep_signing(platform: Platform) {
    match platform.check_logs().await {
        Ok(failing) => metrics::logs_failing(failing),
        Err(error) => tracing::error!(code = error.code(), %error, "the logs were not looked at"),
    }
    loop {
        tokio::time::sleep(SIGN).await;
        metrics::logs_failing(platform.sign_logs().await);
    }
}

/// Does something again and again. What fails is told, and tried the next time.
async fn every<F, W>(pause: Duration, at_start: bool, what: &'static str, mut work: F)
where
    F: FnMut() -> W,
    W: Future<Output = Result<(), Error>>,
{
    if !at_start {
        tokio::time::sleep(pause).await;
    }
    loop {
        if let Err(error) = work().await {
            tracing::error!(what, code = error.code(), %error, "something due was not done");
        }
        tokio::time::sleep(pause).await;
    }
}
