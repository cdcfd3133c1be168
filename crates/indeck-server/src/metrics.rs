//! What is counted, and how it is told.

use std::time::Duration;

use http::Method;
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

const SECONDS: &[f64] =
    &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// Begins to count, once for the process; later calls tell of what nobody counts.
pub(crate) fn install() -> PrometheusHandle {
    let builder = PrometheusBuilder::new();
    let recorder = match builder.set_buckets(SECONDS) {
        Ok(builder) => builder.build_recorder(),
        Err(_) => PrometheusBuilder::new().build_recorder(),
    };
    let handle = recorder.handle();
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("metrics are counted by an earlier server of this process");
    }
    describe_counter!("indeck_requests_total", "Requests, by method, route and status.");
    describe_histogram!("indeck_request_seconds", "Time until an answer began, by route.");
    describe_counter!("indeck_faults_total", "Requests that the server failed, by what failed.");
    describe_gauge!(
        "indeck_audit_logs_failing",
        "Audit logs that cannot be signed or are not what was signed."
    );
    describe_counter!(
        "indeck_audit_abandoned_total",
        "Changes that a server began and did not live to end, found by this server."
    );
    handle
}

/// Counts something that failed for a reason of the server's.
pub(crate) fn count_fault(code: &'static str) {
    counter!("indeck_faults_total", "code" => code).increment(1);
}

/// Tells how many audit logs cannot be signed.
pub(crate) fn logs_failing(count: usize) {
    gauge!("indeck_audit_logs_failing").set(u32::try_from(count).unwrap_or(u32::MAX));
}

/// Counts changes that were begun and not ended.
pub(crate) fn count_abandoned(count: u64) {
    counter!("indeck_audit_abandoned_total").increment(count);
}

/// Counts a request that was answered.
pub(crate) fn count_request(method: &Method, route: &str, status: u16, took: Duration) {
    let method = method_name(method);
    let route = route.to_owned();
    let labels =
        [("method", method.to_owned()), ("route", route.clone()), ("status", status.to_string())];
    counter!("indeck_requests_total", &labels).increment(1);
    histogram!("indeck_request_seconds", "route" => route).record(took.as_secs_f64());
}

/// A client can make up methods without end; metrics cannot hold them.
fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
