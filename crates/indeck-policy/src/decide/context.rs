//! What Cedar is told of the circumstances.

use cedar_policy::{Context, RestrictedExpression};

use super::entities::{Unfit, set};
use super::names::Names;
use super::request::Circumstances;
use crate::document::{Document, time};

pub(super) fn of(
    circumstances: &Circumstances,
    document: &Document,
    names: &Names,
) -> Result<Context, Unfit> {
    let all = circumstances;
    let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
    let quiet = document.quiet_at(all.now).map(str::to_owned);
    let approvals = all.approvals.iter().map(|user| names.user(user));
    let mut pairs = vec![
        ("now", RestrictedExpression::new_datetime(time::text(all.now))),
        ("quiet", set(quiet)),
        ("purpose", text(&all.purpose)),
        ("channel", text(&all.channel)),
        ("authentication", set(all.authentication.iter().cloned())),
        (
            "approvals",
            RestrictedExpression::new_set(approvals.map(RestrictedExpression::new_entity_uid)),
        ),
        ("recipients", set(all.recipients.iter().cloned())),
        ("recipient_domains", set(all.recipient_domains())),
    ];
    if let Some(address) = all.address {
        pairs.push(("address", RestrictedExpression::new_ip(address.to_string())));
    }
    if let Some(region) = &all.region {
        pairs.push(("region", text(region)));
    }
    let numbers = [
        ("risk", all.risk.map(u64::from)),
        ("rows", all.rows),
        ("cells", all.cells),
        ("suppressed", all.suppressed),
        ("bytes", all.bytes),
    ];
    for (name, number) in numbers {
        if let Some(number) = number {
            // A number too large for Cedar is as large as Cedar's largest.
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            pairs.push((name, RestrictedExpression::new_long(number)));
        }
    }
    Context::from_pairs(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)))
        .map_err(|_| Unfit)
}
