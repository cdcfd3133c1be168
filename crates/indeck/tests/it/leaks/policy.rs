//! The policy of those reports.

use super::people::THRESHOLD;

/// A policy under which everyone may make decks, of large groups alone.
pub(crate) fn policy() -> String {
    format!(
        r#"name = "leaks"
version = "1"

[cedar]
text = '''
@id("all") @reason("a test")
permit (principal, action in [Action::"ingest", Action::"query", Action::"disclose"], resource);
'''

[datasets.persons]
class = "confidential"
entity = "person"

[datasets.persons.columns]
person = {{ role = "direct", mask = "pseudonym" }}
name = {{ class = "personal", role = "direct", mask = "pseudonym" }}
email = {{ class = "personal", role = "direct", mask = "partial" }}
wage = {{ role = "sensitive" }}
"*" = {{ class = "internal" }}

[masks]
pseudonym = {{ method = "hash", length = 12 }}
partial = {{ method = "partial", keep_first = 1, keep_last = 2 }}

[records]
k = 1
l = 1

[tables]
min_frequency = {THRESHOLD}

[labels.confidential]
name = "Confidential"
workbook = "plotted"
"#
    )
}
