//! The query engine's messages in the user's words.

/// What is said about an error.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

const CAST: &str = "write `CAST(… AS DOUBLE)`, or mend the column's cells in the source";

/// Says what the engine means by a message about a query.
pub(crate) fn reword(message: &str, sql: &str) -> Wording {
    let said = plain(message);
    let own = || own_refusal(&said).map(|message| about_argument(message, sql));
    let count = || argument_count(&said).map(|message| Wording { message, hint: None });
    let types = || argument_types(&said).map(|message| with_hint(message, CAST));
    let computing = || operands(&said).map(|message| with_hint(message, CAST));
    let comparing = || {
        let (_, operation) = said.split_once("argument type for comparison operation ")?;
        let message = format!("`{operation}` cannot be compared");
        Some(with_hint(message, "both sides must be of one kind: write `CAST(… AS …)` around one"))
    };
    let reading = || {
        let kind = between(&said, "annot cast string '", " type")?.rsplit_once("to value of ")?.1;
        // The text is not shown: it may be confidential.
        let message = format!("a text cannot be read as {kind}");
        Some(with_hint(message, "`TRY_CAST(… AS …)` gives a blank where that is so"))
    };
    let dividing = || {
        let message = said.contains("ivide by zero").then(|| said.clone())?;
        Some(with_hint(message, "divide by `NULLIF(…, 0)`: the cell is a blank then"))
    };
    own()
        .or_else(count)
        .or_else(types)
        .or_else(computing)
        .or_else(comparing)
        .or_else(reading)
        .or_else(dividing)
        .unwrap_or_else(|| Wording { message: said.clone(), hint: None })
}

fn with_hint(message: String, hint: &str) -> Wording {
    Wording { message, hint: Some(hint.to_owned()) }
}

/// What one of our own functions said, inside the engine's words: `sum` takes numbers, not text.
fn own_refusal(said: &str) -> Option<String> {
    let own = said.split_once("coercion failed with: ")?.1;
    Some(own.split_once(". No function").map_or(own, |(own, _)| own).to_owned())
}

/// The refusal with the column that it is about, where the query calls the function once.
fn about_argument(message: String, sql: &str) -> Wording {
    match only_argument(&message, sql) {
        Some(column) => {
            let cast = format!("`CAST({column} AS DOUBLE)`");
            let hint = format!("write {cast}, or mend the cells of `{column}` in the source");
            with_hint(message, &hint)
        }
        None => with_hint(message, CAST),
    }
}

fn only_argument<'s>(message: &str, sql: &'s str) -> Option<&'s str> {
    let name = between(message, "`", "` takes numbers")?;
    let call = format!("{name}(");
    let lower = sql.to_ascii_lowercase();
    let mut calls = lower.match_indices(&call).map(|(at, call)| at + call.len());
    let (Some(start), None) = (calls.next(), calls.next()) else { return None };
    let column = sql.get(start..)?.split_once(')')?.0.trim();
    let is_name = |c: char| c.is_alphanumeric() || "_.\"".contains(c);
    (!column.is_empty() && column.chars().all(is_name)).then_some(column)
}

fn argument_count(said: &str) -> Option<String> {
    let name = between(said, "unction '", "' expects ")?;
    // Where there are several signatures, the numbers of the first would mislead.
    if said.contains("failed to match any signature") {
        return None;
    }
    let expected = between(said, "' expects ", " arguments")?;
    let received = between(said, "but received ", ".").unwrap_or("other");
    let plural = if expected == "1" { "" } else { "s" };
    Some(format!("`{name}` takes {expected} argument{plural}, not {received}"))
}

fn argument_types(said: &str) -> Option<String> {
    let failed = said.contains("failed to match any signature");
    if !failed && !said.contains("No function matches the given name") {
        return None;
    }
    let name = between(said, "unction '", "'").or_else(|| between(said, "types '", "("))?;
    let given = between(said, "(DataType: ", ")").unwrap_or("these arguments");
    Some(format!("`{name}` cannot take {given}"))
}

fn operands(said: &str) -> Option<String> {
    let operation = between(said, "coerce arithmetic expression ", " to valid types")
        .or_else(|| between(said, "for temporal operation ", ":"))?;
    Some(format!("`{operation}` cannot be computed"))
}

/// What stands between two texts.
pub(crate) fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

/// The engine's message in the style of ours: first line, lower case, no final stop, no Rust types.
pub(crate) fn plain(message: &str) -> String {
    const TYPES: [(&str, &str); 14] = [
        ("Utf8View", "text"),
        ("LargeUtf8", "text"),
        ("Utf8", "text"),
        ("Int64", "whole number"),
        ("Float64", "number"),
        ("Date32", "date"),
        ("Timestamp(µs)", "date and time"),
        ("Boolean", "true/false"),
        ("Error during planning: ", ""),
        ("Execution error: ", ""),
        ("Internal error: ", ""),
        ("Cast error: ", ""),
        ("Arrow error: ", ""),
        ("Invalid argument error: ", ""),
    ];
    let line = message.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    let named = TYPES.iter().fold(line.to_owned(), |text, (from, to)| text.replace(from, to));
    // A syntax tree in the middle helps nobody.
    let named = match named.split_once(" { ") {
        Some((before, _)) => before.rsplit_once(' ').map_or(before, |(text, _)| text).to_owned(),
        None => named,
    };
    let mut chars = named.chars();
    let (first, second) = (chars.next(), chars.clone().next());
    let keyword = second.is_some_and(|c| c.is_ascii_uppercase());
    let first = first.map(|c| if keyword { c } else { c.to_ascii_lowercase() });
    first.into_iter().chain(chars).collect()
}

/// A message without what stands in quotes, and without numbers: what the engine says of rows that
/// it read may hold their values, and those may be confidential.
pub(crate) fn without_values(message: &str) -> String {
    let mut quotes = message.match_indices(['\'', '"']).map(|(at, _)| at);
    // The apostrophe of `can't` opens nothing.
    let in_word =
        |at: &usize| message.get(..*at).is_some_and(|b| b.ends_with(char::is_alphanumeric));
    let told = match quotes.clone().find(|at| !in_word(at)) {
        Some(start) => {
            let last = quotes.next_back().filter(|last| *last > start);
            let after = last.and_then(|last| message.get(last + 1..)).unwrap_or_default();
            format!("{}…{after}", message.get(..start).unwrap_or_default())
        }
        None => message.to_owned(),
    };
    without_numbers(&told)
}

/// A text in which `…` stands for each number; digits of a name stay.
fn without_numbers(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut in_number = false;
    for c in text.chars() {
        let in_word = told.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let is_part = in_number && ".,:-".contains(c);
        let begins = c.is_ascii_digit() && !in_word;
        if begins && !in_number {
            told.push('…');
        } else if !begins && !is_part {
            told.push(c);
        }
        in_number = begins || is_part;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::without_values;

    #[test]
    fn what_the_engine_says_of_rows_holds_no_value_of_them() {
        let cases = [
            ("can't cast value 4711 to type Int8", "can't cast value … to type Int8"),
            (
                "error parsing timestamp from 'O'Brien': no date",
                "error parsing timestamp from …: no date",
            ),
            ("overflow happened on: 12 * -9223372036854775807", "overflow happened on: … * -…"),
            ("cannot parse \"a", "cannot parse …"),
            ("divide by zero error", "divide by zero error"),
            ("`sum_2025` is 1.5, or 2024-01-02", "`sum_2025` is … or …"),
        ];
        for (message, told) in cases {
            assert_eq!(without_values(message), told, "{message}");
        }
    }
}
