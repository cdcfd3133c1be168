//! What a policy says, as bytes, whatever it looks like.

use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

/// SHA-256 over the TOML's tree and the Cedar texts with their names.
pub(crate) fn hash(text: &str, cedar: &[(String, String)]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(b"indeck policy v1\n");
    let (tree, _) = DeTable::parse_recoverable(text);
    table(&mut hasher, tree.get_ref());
    for (name, text) in cedar {
        part(&mut hasher, b'f', name);
        part(&mut hasher, b'c', &text.replace("\r\n", "\n"));
    }
    hasher.finalize().into()
}

/// A tag, the length in bytes, the bytes: two different trees never have one form.
fn part(hasher: &mut Sha256, tag: u8, text: &str) {
    hasher.update([tag]);
    hasher.update((text.len() as u64).to_be_bytes());
    hasher.update(text.as_bytes());
}

fn table(hasher: &mut Sha256, entries: &DeTable<'_>) {
    hasher.update([b't']);
    hasher.update((entries.len() as u64).to_be_bytes());
    // The entries of a table are sorted by key.
    for (key, entry) in entries {
        part(hasher, b'k', key.get_ref());
        value(hasher, entry.get_ref());
    }
}

fn value(hasher: &mut Sha256, found: &DeValue<'_>) {
    match found {
        DeValue::String(text) => part(hasher, b's', text),
        DeValue::Integer(number) => {
            let read = i64::from_str_radix(number.as_str(), number.radix());
            part(
                hasher,
                b'i',
                &read.map_or_else(|_| number.as_str().to_owned(), |n| n.to_string()),
            );
        }
        DeValue::Float(number) => {
            let read = number.as_str().parse::<f64>();
            part(
                hasher,
                b'n',
                &read.map_or_else(|_| number.as_str().to_owned(), |n| n.to_string()),
            );
        }
        DeValue::Boolean(flag) => part(hasher, b'b', if *flag { "true" } else { "false" }),
        DeValue::Datetime(time) => part(hasher, b'd', &time.to_string()),
        DeValue::Array(values) => {
            hasher.update([b'a']);
            hasher.update((values.len() as u64).to_be_bytes());
            values.iter().for_each(|one| value(hasher, one.get_ref()));
        }
        DeValue::Table(entries) => table(hasher, entries),
    }
}
