//! `[users]` and `[groups]`: who belongs where.

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::spec::Located;

use super::reader::{Entry, Fields, Reader};

/// Users and groups that the policy itself knows. A program may add groups to an actor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    /// `[users.NAME]`, by name.
    pub users: BTreeMap<String, User>,
    /// `[groups.NAME]`, by name.
    pub groups: BTreeMap<String, Group>,
}

/// What is known of a user or service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct User {
    /// `tags`: what policies may ask for with `principal.getTag("department")`.
    pub tags: BTreeMap<String, String>,
}

/// A group of users and services.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// `members`: names of users and services.
    pub members: Vec<Located<String>>,
    /// `within`: the groups whose members its members are too.
    pub within: Vec<Located<String>>,
    /// Where it is declared.
    pub at: indeck_model::Location,
}

impl People {
    /// A group, and those that it is within; nothing if the policy has no such group.
    pub(crate) fn with_outer(&self, group: &str) -> BTreeSet<&str> {
        let known = self.groups.get_key_value(group).map(|(name, _)| name.as_str());
        self.outer(known.into_iter().collect())
    }

    /// All groups of a user, those that its groups are within included.
    pub fn groups_of(&self, user: &str) -> BTreeSet<&str> {
        let open: Vec<&str> = self
            .groups
            .iter()
            .filter(|(_, group)| group.members.iter().any(|member| member.value == user))
            .map(|(name, _)| name.as_str())
            .collect();
        self.outer(open)
    }

    fn outer<'p>(&'p self, mut open: Vec<&'p str>) -> BTreeSet<&'p str> {
        let mut found = BTreeSet::new();
        while let Some(name) = open.pop() {
            if found.insert(name)
                && let Some(group) = self.groups.get(name)
            {
                open.extend(group.within.iter().map(|name| name.as_str()));
            }
        }
        found
    }
}

pub(super) fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> People {
    let mut people = People::default();
    if let Some(entry) = fields.take("users") {
        for (name, entry) in reader.named(&entry) {
            people.users.insert(name.value, user(reader, &entry));
        }
    }
    if let Some(entry) = fields.take("groups") {
        for (name, entry) in reader.named(&entry) {
            if let Some(group) = group(reader, &entry, &name) {
                people.groups.insert(name.value, group);
            }
        }
    }
    people
}

fn user(reader: &mut Reader<'_>, entry: &Entry<'_>) -> User {
    let mut user = User::default();
    let Some(mut table) = reader.fields(entry) else { return user };
    if let Some(tags) = table.take("tags") {
        for (name, value) in reader.named(&tags) {
            if let Some(text) = reader.text(&value) {
                user.tags.insert(name.value, text.value);
            }
        }
    }
    reader.finish(table);
    user
}

fn group(reader: &mut Reader<'_>, entry: &Entry<'_>, name: &Located<String>) -> Option<Group> {
    let mut table = reader.fields(entry)?;
    let members = table.take("members").map(|entry| reader.texts(&entry)).unwrap_or_default();
    let within = table.take("within").map(|entry| reader.texts(&entry)).unwrap_or_default();
    reader.finish(table);
    Some(Group { members, within, at: name.at.clone() })
}
