use std::collections::BTreeMap;

use indeck::Location;
use indeck::model::Classification;
use indeck::policy::Action;
use indeck::policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};

use super::DEFAULT_POLICY;
use super::policy::{ReadDataset, effective, misnamed};

fn sources(pairs: &[(&str, Classification)]) -> BTreeMap<String, Classification> {
    pairs.iter().map(|(name, class)| ((*name).to_owned(), *class)).collect()
}

#[test]
fn the_default_policy_lets_authors_show_what_is_confidential_and_nothing_above() {
    let classes = Classification::ALL.map(|class| (class.word(), class));
    let policy = effective(DEFAULT_POLICY, &sources(&classes)).unwrap();
    for (role, action, most) in [
        ("author", Action::Query, Some(Classification::Special)),
        ("author", Action::Disclose, Some(Classification::Confidential)),
        ("owner", Action::Disclose, Some(Classification::Confidential)),
        ("viewer", Action::Query, None),
        ("viewer", Action::Disclose, None),
        ("auditor", Action::Query, None),
    ] {
        for class in Classification::ALL {
            let mut actor = Actor::user("usr_1");
            actor.groups.push(role.to_owned());
            let kind = match action {
                Action::Query => ResourceKind::Dataset,
                _ => ResourceKind::Table,
            };
            let resource = Resource::new(kind, class.word()).with_column(class.word(), "a");
            let circumstances = Circumstances::at(1_772_323_200);
            let decision = policy.decide(&Request { actor, action, resource, circumstances });
            let expected = most.is_some_and(|most| class <= most);
            assert_eq!(decision.is_permitted(), expected, "{role} {action:?} {class:?}");
        }
    }
}

#[test]
fn the_greater_of_the_documents_class_and_the_datasets_counts() {
    let document = format!("{DEFAULT_POLICY}\n[datasets.wages]\nclass = \"restricted\"\n");
    for (own, expected) in [
        (Classification::Public, Classification::Restricted),
        (Classification::Special, Classification::Special),
    ] {
        let policy = effective(&document, &sources(&[("wages", own)])).unwrap();
        assert_eq!(policy.document().datasets["wages"].class, Some(expected));
    }
}

#[test]
fn rules_stay_where_a_class_is_raised() {
    let rules = "[datasets.wages]\nclass = \"internal\"\ncolumns.salary.mask = \"hide\"\n\
                 [masks.hide]\nmethod = \"redact\"\n";
    let document = format!("{DEFAULT_POLICY}\n{rules}");
    let policy = effective(&document, &sources(&[("wages", Classification::Personal)])).unwrap();
    let wages = &policy.document().datasets["wages"];
    assert_eq!((wages.class, wages.columns.len()), (Some(Classification::Personal), 1));
    assert_eq!(policy.document().name, "default");
}

#[test]
fn a_source_of_any_name_gets_the_class_of_its_dataset() {
    let odd = "a\"b]\nclass = \"public";
    let policy = effective(DEFAULT_POLICY, &sources(&[(odd, Classification::Special)])).unwrap();
    assert_eq!(policy.document().datasets[odd].class, Some(Classification::Special));
}

#[test]
fn a_dataset_with_rules_cannot_be_read_under_another_name() {
    let cedar = "@id(\"x\") @reason(\"hired\") forbid (principal, action, resource == Dataset ::\n  \"\\u{68}ires\");\n\n@id(\"makers-read";
    let document = format!("{DEFAULT_POLICY}\n[datasets.wages]\nclass = \"restricted\"\n")
        .replace("@id(\"makers-read", cedar);
    let policy = effective(&document, &BTreeMap::new()).unwrap();
    let at = Location::point("report.yaml", 1, 1);
    let found = |source: &str, filename: &str, names: &[&str]| {
        let read = ReadDataset {
            id: "ds_1".to_owned(),
            filename: filename.to_owned(),
            class: Classification::Internal,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        misnamed(&policy, source, &read, &at).map(|found| found.message)
    };
    assert_eq!(found("wages", "wages.csv", &["wages"]), None);
    assert_eq!(found("other", "sales.csv", &["sales"]), None);
    // Under another name of the source, of the file, and of both.
    for (source, filename, names) in [
        ("other", "Wages.csv", &["wages"][..]),
        ("pay", "pay.csv", &["pay", "wages"]),
        ("hired", "hires.csv", &["hires"]),
    ] {
        assert!(found(source, filename, names).unwrap().contains("must be called"), "{source}");
    }
    assert_eq!(found("wages", "pay.csv", &["pay", "wages"]), None);
    // Other data does not get the rules, and what they permit.
    assert!(found("wages", "sales.csv", &["sales"]).unwrap().contains("other data"));
    assert!(found("hires", "sales.csv", &["sales"]).unwrap().contains("other data"));
    let both = found("wages", "pay.csv", &["hires", "wages"]).unwrap();
    assert!(both.contains("`hires` and `wages`"), "{both}");
}
