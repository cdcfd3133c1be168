//! "Did you mean": the nearest of the names that exist.

/// Names listed in one hint at most.
const LISTED: usize = 24;

/// The name nearest to `wanted`, if it is near enough to be what was meant.
pub(crate) fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = wanted.to_lowercase();
    let tolerance = (lower.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Hints for an unknown name: what may have been meant, and what there is (`kind`, in plural).
pub(crate) fn hints<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
    kind: &str,
) -> Vec<String> {
    let mut hints = Vec::new();
    if let Some(name) = nearest(wanted, names.clone()) {
        hints.push(format!("did you mean `{name}`?"));
    }
    let all: Vec<&str> = names.into_iter().collect();
    if all.is_empty() {
        hints.push(format!("there are no {kind}"));
        return hints;
    }
    let listed = all.iter().take(LISTED).map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    let rest = all.len().saturating_sub(LISTED);
    let more = if rest == 0 { String::new() } else { format!(" and {rest} more") };
    hints.push(format!("{kind}: {listed}{more}"));
    hints
}
