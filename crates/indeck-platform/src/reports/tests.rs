use std::collections::BTreeMap;

use indeck::Location;
use indeck::model::Classification;
use indeck::policy::Action;
use indeck::policy::decide::{Actor, Circumstances, Request, Resource, ResourceKind};

use super::DEFAULT_POLICY;
use super::policy::{effective, misnamed};

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
fn what_the_document_says_of_a_dataset_goes_before_its_page() {
    let document = format!("{DEFAULT_POLICY}\n[datasets.wages]\nclass = \"restricted\"\n");
    let policy = effective(&document, &sources(&[("wages", Classification::Public)])).unwrap();
    let class = policy.document().datasets["wages"].class;
    assert_eq!(class, Some(Classification::Restricted));
}

#[test]
fn a_source_of_any_name_gets_the_class_of_its_dataset() {
    let odd = "a\"b]\nclass = \"public";
    let policy = effective(DEFAULT_POLICY, &sources(&[(odd, Classification::Special)])).unwrap();
    assert_eq!(policy.document().datasets[odd].class, Some(Classification::Special));
}

#[test]
fn a_dataset_with_rules_cannot_be_read_under_another_name() {
    let document = format!("{DEFAULT_POLICY}\n[datasets.wages]\nclass = \"restricted\"\n");
    let policy = effective(&document, &BTreeMap::new()).unwrap();
    let at = Location::point("report.yaml", 1, 1);
    assert!(misnamed(&policy, "wages", "wages.csv", &at).is_none());
    assert!(misnamed(&policy, "other", "sales.csv", &at).is_none());
    let found = misnamed(&policy, "other", "Wages.csv", &at).unwrap();
    assert_eq!(found.code, "misnamed-source");
}
