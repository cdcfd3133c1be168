//! What events say, in the words of people.

use indeck_platform::access::Verb;

/// What was done, by the word of its verb or of its action; what is not known is told as it is.
pub(super) fn deed(code: &str) -> &str {
    DEEDS.iter().find(|(known, _)| *known == code).map_or(code, |(_, words)| words)
}

/// All that can be asked for, by what it is in words.
pub(super) fn all() -> Vec<(String, String)> {
    let verbs = Verb::ALL.iter().map(|verb| verb.word());
    let mut all: Vec<(String, String)> = verbs
        .chain(OTHERS.iter().copied())
        .map(|word| (word.to_owned(), deed(word).to_owned()))
        .collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    all
}

/// Actions that are of no verb.
const OTHERS: &[&str] = &[
    "login",
    "disclose",
    "ingest",
    "admin.member-join",
    "admin.organisation-create",
    "admin.password-reset",
];

const DEEDS: &[(&str, &str)] = &[
    ("account.read", "Looked at their account"),
    ("account.update", "Changed their account"),
    ("account.export", "Exported their own data"),
    ("account.erase", "Erased their account"),
    ("account.secure", "Changed password or second factor"),
    ("session.revoke", "Ended a session"),
    ("token.create", "Made an API token"),
    ("token.revoke", "Revoked an API token"),
    ("org.read", "Looked at the settings"),
    ("org.update", "Changed the settings"),
    ("org.purge", "Purged old content"),
    ("policy.read", "Looked at the policy"),
    ("policy.update", "Changed the policy"),
    ("key.rotate", "Rotated the key"),
    ("member.list", "Looked at the members"),
    ("member.invite", "Invited somebody"),
    ("member.update", "Changed a role"),
    ("member.remove", "Removed a member"),
    ("member.reset", "Made a reset link"),
    ("audit.read", "Looked at the audit log"),
    ("audit.export", "Exported the audit log"),
    ("dataset.read", "Looked at data"),
    ("dataset.create", "Uploaded data"),
    ("dataset.update", "Changed a dataset"),
    ("dataset.delete", "Deleted a dataset"),
    ("dataset.download", "Downloaded data"),
    ("template.read", "Looked at a template"),
    ("template.create", "Uploaded a template"),
    ("template.delete", "Deleted a template"),
    ("report.read", "Looked at a report"),
    ("report.check", "Checked a report"),
    ("report.create", "Made a report"),
    ("report.update", "Changed a report"),
    ("report.delete", "Deleted a report"),
    ("run.read", "Looked at a run"),
    ("run.create", "Started a run"),
    ("run.cancel", "Cancelled a run"),
    ("deck.read", "Looked at a deck"),
    ("deck.download", "Downloaded a deck"),
    ("deck.delete", "Deleted a deck"),
    ("admin.member-join", "Joined the organisation"),
    ("admin.member-import", "Imported a member"),
    ("admin.organisation-create", "Created the organisation"),
    ("admin.password-reset", "Set a new password by a link"),
    ("admin.log-accept", "Accepted the log as restored"),
    ("admin.request-refused", "Sent a request that was refused"),
    ("admin.request-repeated", "Sent a request again"),
    ("login", "Signed in"),
    ("query", "Queried data"),
    ("disclose", "Put data into a deck"),
    ("ingest", "Read data for a deck"),
    ("download", "Downloaded a deck"),
    ("export", "Exported"),
    ("delete", "Deleted"),
    ("erase", "Erased"),
];

/// A kind of thing in words; ids and events have its short form.
pub(super) fn noun(kind: &str) -> &str {
    match kind {
        "org" => "organisation",
        "usr" => "member",
        "ses" => "session",
        "tok" => "token",
        "inv" => "invitation",
        "ds" | "dsv" => "dataset",
        "tpl" => "template",
        "rep" | "rpv" => "report",
        "cert" => "certificate",
        other => other,
    }
}

/// More than one of them.
pub(super) fn plural(noun: &str) -> String {
    match noun {
        "account" => "account".to_owned(),
        noun => format!("{noun}s"),
    }
}

/// Under which address things with such ids have their pages.
pub(super) fn place(id: &str) -> Option<&'static str> {
    match id.split_once('_').map_or("", |(kind, _)| kind) {
        "ds" => Some("datasets"),
        "tpl" => Some("templates"),
        "rep" => Some("reports"),
        "run" => Some("runs"),
        "deck" => Some("decks"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{all, deed};

    #[test]
    fn each_verb_has_words() {
        for (code, words) in all() {
            assert_ne!(code, words, "`{code}` has no words");
        }
        assert_eq!(deed("admin.something"), "admin.something");
    }
}
