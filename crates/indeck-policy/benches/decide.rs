//! How long a decision takes with 100 policies: `cargo bench -p indeck-policy --bench decide`.
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark measures time and prints it"
)]

use std::fmt::Write as _;
use std::time::Instant;

use indeck_policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};
use indeck_policy::{Action, Policy};

const POLICIES: usize = 100;
const USERS: usize = 1000;
const REQUESTS: usize = 20_000;
const ACTIONS: [&str; 5] = ["ingest", "query", "disclose", "download", "share"];

/// A policy of which every statement speaks of `query`, or a fifth of them each of one action.
fn policy(all_of_one_action: bool) -> Policy {
    let mut text = String::from("name = 'bench'\nversion = '1'\n");
    for group in 0..20 {
        let members: Vec<String> =
            (0..USERS).filter(|u| u % 20 == group).map(|u| format!("'u{u}@example.com'")).collect();
        let _ = writeln!(text, "groups.g{group} = {{ members = [{}] }}", members.join(", "));
    }
    for dataset in 0..20 {
        let _ = writeln!(
            text,
            "datasets.d{dataset} = {{ class = 'confidential', columns = {{ name = {{ class = \
             'personal', role = 'direct', mask = 'gone' }} }} }}"
        );
    }
    text.push_str("masks.gone = { method = 'redact' }\n");
    text.push_str("obligations.rows = { max_rows = 1000 }\ncedar.text = '''\n");
    for index in 0..POLICIES {
        let action = if all_of_one_action { "query" } else { ACTIONS[index % ACTIONS.len()] };
        let (group, dataset) = (index % 20, index / 5 % 20);
        let effect = if index % 10 == 9 { "forbid" } else { "permit" };
        let asks =
            if action == "query" && effect == "permit" { "@obligations(\"rows\")" } else { "" };
        let condition = match effect {
            "forbid" => "context.quiet.contains(\"results\") || context.purpose == \"sale\"",
            _ => {
                "resource.class in Class::\"personal\" && context.authentication.contains(\"totp\") \
                 && context.now < datetime(\"2030-01-01\")"
            }
        };
        let scope = match action {
            "query" | "ingest" => format!("resource == Dataset::\"d{dataset}\""),
            _ => "resource".to_owned(),
        };
        let _ = writeln!(
            text,
            "@id(\"p{index}\") @reason(\"r\") {asks}\n{effect} (principal in Group::\"g{group}\", \
             action == Action::\"{action}\", {scope}) when {{ {condition} }};"
        );
    }
    text.push_str("'''\n");
    Policy::load("bench.toml", &text, &mut ()).expect("the policy loads")
}

fn request(index: usize) -> Request {
    let dataset = format!("d{}", index % 20);
    let mut circumstances = Circumstances::at(1_772_323_200 + index as i64);
    circumstances.authentication.insert("totp".to_owned());
    circumstances.purpose = "monthly report".to_owned();
    circumstances.region = Some("eu".to_owned());
    circumstances.rows = Some(index as u64);
    Request {
        actor: Actor::user(format!("u{}@example.com", index * 7 % USERS)),
        action: Action::Query,
        resource: Resource::new(ResourceKind::Dataset, &dataset)
            .with_column(&dataset, "name")
            .with_column(&dataset, "city"),
        circumstances,
    }
}

fn measure(name: &str, policy: &Policy) {
    let requests: Vec<Request> = (0..REQUESTS).map(request).collect();
    let mut permitted = 0;
    for request in requests.iter().take(1000) {
        permitted += usize::from(policy.decide(request).is_permitted());
    }
    let mut times: Vec<u128> = Vec::with_capacity(REQUESTS);
    for request in &requests {
        let start = Instant::now();
        let decision = policy.decide(request);
        times.push(start.elapsed().as_nanos());
        std::hint::black_box(decision);
    }
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize] as f64 / 1000.0;
    println!(
        "{name}: p50 {:.1} µs, p99 {:.1} µs, p99.9 {:.1} µs ({REQUESTS} requests, {POLICIES} \
         policies, {USERS} users; {permitted} of the first 1000 permitted)",
        at(0.5),
        at(0.99),
        at(0.999)
    );
}

fn main() {
    measure("policies of five actions", &policy(false));
    measure("all policies of one action", &policy(true));
}
