//! The starters of `indeck new`: small reports that build at once.
//!
//! They lie in the folder `starters`, one folder for each; the template is that of the examples,
//! packed by `cargo xtask template`. The JSON Schema beside a spec is made when it is written, so
//! that it is that of this version.

use std::borrow::Cow;

use crate::args::Flavour;

/// A file of a starter: its path with `/`, and what is in it.
pub(crate) type File = (&'static str, Cow<'static, [u8]>);

/// The template of all starters.
const TEMPLATE: &[u8] = include_bytes!("../starters/brand.potx");

/// The brand file of all starters.
const BRAND: &[u8] = include_bytes!("../starters/brand.yaml");

macro_rules! own_files {
    ($folder:literal: $($name:literal),+) => {
        &[$(($name, include_bytes!(concat!("../starters/", $folder, "/", $name)))),+]
    };
}

const SALES: &[(&str, &[u8])] =
    own_files!("sales": "report.yaml", "README.md", "data/sales.csv", "data/targets.csv");
const TRACKER: &[(&str, &[u8])] = own_files!(
    "tracker": "report.yaml", "README.md", "data/answers.csv", "data/image.csv", "data/markets.csv"
);
const OPERATIONS: &[(&str, &[u8])] = own_files!(
    "operations": "report.yaml", "README.md", "data/weeks.csv", "data/stops.csv", "data/sites.csv"
);

/// The files of a starter.
pub(crate) fn files(flavour: Flavour) -> Vec<File> {
    let own = match flavour {
        Flavour::Sales => SALES,
        Flavour::Tracker => TRACKER,
        Flavour::Operations => OPERATIONS,
    };
    let mut files: Vec<File> =
        own.iter().map(|(name, content)| (*name, Cow::Borrowed(*content))).collect();
    files.push(("brand.potx", Cow::Borrowed(TEMPLATE)));
    files.push(("brand.yaml", Cow::Borrowed(BRAND)));
    files.push((".gitignore", Cow::Borrowed(b"# decks are made, not kept\n*.pptx\n")));
    files.push(("report.schema.json", Cow::Owned(indeck::schema().into_bytes())));
    files
}
