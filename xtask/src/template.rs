//! Packs the example brands' folders into templates.
//!
//! A template is kept as a folder of parts, so that a change to it can be read and reviewed. A spec
//! reads only below its own folder, so each report has the packed file in a `brand` folder of its
//! own.

use std::collections::BTreeMap;
use std::path::Path;

use indeck_testkit::archive::CONTENT_TYPES;

use crate::finding::Result;
use crate::generated::Files;
use crate::tree;

/// Where each brand has its folder.
const BRANDS: &str = "examples/brand";
/// The reports that open it.
const REPORTS: [&str; 5] = [
    "examples/customer-report",
    "examples/employee-survey",
    "examples/flights",
    "examples/quickstart",
    "examples/quiet-period",
];
/// The brand of the reports that `indeck new` starts, and where the command has its template.
const STARTER: (&str, &str) = ("meridian", "crates/indeck-cli/starters/brand.potx");

/// A template for each folder of `examples/brand` that holds a package, in each report, and that of
/// the starters.
pub(crate) fn files(root: &Path) -> Result<Files> {
    let mut brands: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for path in tree::files(root)? {
        if let Some((brand, part)) = part_of_brand(&path) {
            let bytes = std::fs::read(root.join(&path))?;
            brands.entry(brand.to_owned()).or_default().insert(part.to_owned(), bytes);
        }
    }
    let packages = brands.into_iter().filter(|(_, parts)| parts.contains_key(CONTENT_TYPES));
    let packed = packages.flat_map(|(brand, parts)| {
        let package = indeck_testkit::package(&parts);
        let reports = REPORTS.map(|report| format!("{report}/brand/{brand}.potx"));
        let starter = (brand == STARTER.0).then(|| STARTER.1.to_owned());
        reports.into_iter().chain(starter).map(move |path| (path, package.clone()))
    });
    Ok(packed.collect())
}

/// Splits `examples/brand/BRAND/PART`.
fn part_of_brand(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix(BRANDS)?.strip_prefix('/')?.split_once('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_a_brands_folder_are_parts() {
        let cases = [
            ("examples/brand/meridian/_rels/.rels", Some(("meridian", "_rels/.rels"))),
            ("examples/brand/meridian.potx", None),
            ("examples/brand-new/x/y", None),
            ("crates/indeck/src/lib.rs", None),
        ];
        for (path, parts) in cases {
            assert_eq!(part_of_brand(path), parts, "{path}");
        }
    }
}
