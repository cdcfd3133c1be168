//! "Did you mean": the nearest of the names that would have been right.

/// Longest name that is compared, in bytes.
const LONGEST: usize = 128;
/// How many names a hint lists.
const SHOWN: usize = 24;

/// The nearest name, if one is near enough to be a slip.
fn nearest<'a>(wrong: &str, names: &[&'a str]) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    let limit = (length / 3).max(1).min(length.saturating_sub(1));
    names
        .iter()
        .filter(|name| name.len() <= LONGEST && wrong.len() <= LONGEST)
        .map(|name| (strsim::damerau_levenshtein(&wrong, &name.to_lowercase()), *name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Hints for a wrong name: the nearest one, then all of them under that heading.
pub(crate) fn hints(wrong: &str, heading: &str, names: &[&str]) -> Vec<String> {
    let mut hints = Vec::new();
    if let Some(name) = nearest(wrong, names) {
        hints.push(format!("did you mean `{name}`?"));
    }
    if !names.is_empty() {
        hints.push(format!("{heading}: {}", list(names)));
    }
    hints
}

fn list(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    match names.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}
