//! What is counted, and how it is told.

use std::time::Duration;

use http::Method;
use metrics::{counter, describe_counter, describe_histogram, histogram};
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
    handle
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
