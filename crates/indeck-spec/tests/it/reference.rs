//! The reference of keys.

use std::collections::BTreeSet;

#[test]
fn every_link_leads_to_a_section_and_every_section_stands_once() {
    let text = indeck_spec::reference();
    let headings: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace('\'', "").replace(' ', "-"))
        .collect();
    let different: BTreeSet<&String> = headings.iter().collect();
    assert_eq!(different.len(), headings.len(), "{headings:?}");
    let links: Vec<&str> =
        text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 20, "{links:?}");
    for link in links {
        assert!(headings.iter().any(|heading| heading == link), "{link}");
    }
}
