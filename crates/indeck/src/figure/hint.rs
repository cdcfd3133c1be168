//! Ways out, in the words of those who hand a frame over: there is no query to change.

use indeck_model::Diagnostic;

/// Where reports change a table, and where a frame is changed.
const QUERY: &str = "in the table's `sql`";
const FRAME: &str = "in the data frame";

/// What only a query or a report can do, at the end of a hint.
const ENDS: [&str; 4] = [" or `derive`", " with `GROUP BY`", ", as in `WHERE ", ", as in `CAST("];

/// What a chart does by itself, and a report often in its query.
const SUMS: [(&str, &str); 2] = [
    ("add up the rows in the table's `sql` with `GROUP BY`", "add them up, as in `sum(revenue)`"),
    ("add them up in the table's `sql`", "add them up, as in `sum(revenue)`"),
];

/// Puts the frame where hints speak of a query.
pub(super) fn reword(diagnostics: &mut [Diagnostic]) {
    for hint in diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.hints) {
        for (query, sum) in SUMS {
            *hint = hint.replace(query, sum);
        }
        if let Some((before, after)) = hint.split_once(QUERY) {
            let is_end = ENDS.iter().any(|end| after.starts_with(end));
            *hint = format!("{before}{FRAME}{}", if is_end { "" } else { after });
        } else if let Some((before, _)) = hint.split_once("; add `limit`") {
            *hint = format!("{before}; hand over fewer rows");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_speak_of_the_frame() {
        let cases = [
            ("group the rows in the table's `sql`", "group the rows in the data frame"),
            (
                "leave them out in the table's `sql`, as in `WHERE x IS NOT NULL`",
                "leave them out in the data frame",
            ),
            (
                "compute the share in the table's `sql`, or use `mark: pie`",
                "compute the share in the data frame, or use `mark: pie`",
            ),
            (
                "compute the column in the table's `sql` or `derive`",
                "compute the column in the data frame",
            ),
            (
                "at most 200 rows and 50 columns; add `limit`, or let it go on with `overflow: continue`",
                "at most 200 rows and 50 columns; hand over fewer rows",
            ),
            (
                "add up the rows in the table's `sql` with `GROUP BY`",
                "add them up, as in `sum(revenue)`",
            ),
            ("did you mean `revenue`?", "did you mean `revenue`?"),
        ];
        for (hint, expected) in cases {
            let mut found = [Diagnostic::error("x", "y").hint(hint)];
            reword(&mut found);
            assert_eq!(found[0].hints, [expected]);
        }
    }
}
