//! "Did you mean": the nearest of the names that would have been right.

/// Longest name that is compared, in bytes.
const LONGEST: usize = 128;

/// The nearest name, if one is near enough to be a slip.
pub fn nearest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    // A word of which nothing stays is not a slip.
    let limit = (length / 3).max(1).min(length.saturating_sub(1));
    names
        .into_iter()
        .filter(|name| name.len() <= LONGEST)
        .map(|name| (strsim::damerau_levenshtein(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Names in backticks, joined by commas; long lists are cut.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 24;
    let names: Vec<&str> = names.into_iter().collect();
    let mut out = names.iter().take(SHOWN).map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        out.push_str(&format!(" and {} more", names.len() - SHOWN));
    }
    out
}

/// Hints for a wrong name: the nearest one, then all of them under that heading.
pub fn hints<'a>(
    wrong: &str,
    heading: &str,
    names: impl IntoIterator<Item = &'a str> + Clone,
) -> Vec<String> {
    let mut hints = Vec::new();
    if let Some(name) = nearest(wrong, names.clone()) {
        hints.push(format!("did you mean `{name}`?"));
    }
    let all = list(names);
    if !all.is_empty() {
        hints.push(format!("{heading}: {all}"));
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_slips_have_a_nearest_name() {
        let names = ["x", "y", "mark", "data", "by_region"];
        let cases = [
            ("marks", Some("mark")),
            ("dat", Some("data")),
            ("by_regoin", Some("by_region")),
            ("z", None),
            ("", None),
            ("made", None),
        ];
        for (wrong, expected) in cases {
            assert_eq!(nearest(wrong, names), expected, "{wrong}");
        }
    }
}
