//! Every delimited file of the shared corpus: as many rows and columns as its manifest says, or a
//! diagnostic with a line.

use std::collections::BTreeMap;
use std::path::Path;

use indeck_data::{Limits, load};
use indeck_model::Diagnostic;

use crate::support::{shown, source};

/// Files that this reader takes otherwise than the manifest's, which knows only commas, guesses
/// encodings, and pads short rows.
const OTHERWISE: &[(&str, &str)] = &[
    // Semicolons.
    ("statsmodels/anes96.csv", "944x10"),
    ("statsmodels/modechoice.csv", "840x9"),
    // Windows-1252.
    ("w3c__csvw/HEFCE_organogram_senior_data_31032011.csv", "not-utf8 in line 1"),
    ("w3c__csvw/mth-10-january-2014.csv", "not-utf8 in line 1"),
    // Comments and titles above the header, and rows of several lengths.
    ("w3c__csvw/test052.csv", "bad-row in line 2"),
    ("w3c__csvw/test057.csv", "bad-row in line 2"),
    ("w3c__csvw/test091.csv", "bad-row in line 3"),
];

fn expected(folder: &Path) -> BTreeMap<String, String> {
    let manifest = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let rows = manifest.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.map(|fields| (fields[0].to_owned(), fields[3].to_owned())).collect()
}

#[test]
fn every_file_of_the_corpus_is_read_or_told_why_not() {
    let Some(shared) = indeck_testkit::shared_dir() else { return };
    let folder = shared.join("corpus/data");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (file, size) in expected(&folder) {
        let extension = Path::new(&file).extension().unwrap().to_string_lossy().into_owned();
        if !["csv", "tsv", "parquet"].contains(&extension.as_str()) {
            continue;
        }
        seen += 1;
        let loaded = load(&source(&file), &folder, &Limits::default());
        let found = match &loaded.dataset {
            Some(data) => format!("{}x{}", data.row_count(), data.schema.fields().len()),
            None => {
                let errors = loaded.diagnostics.iter().filter(|d| d.is_error());
                let places: Vec<_> = errors.filter(|d| d.at.is_some()).collect();
                assert!(!places.is_empty(), "{file}");
                refusal(&places)
            }
        };
        let known = OTHERWISE.iter().find(|(name, _)| *name == file).map(|(_, found)| *found);
        if known.unwrap_or(&size) != found {
            wrong.push(format!("{file}: {found}, not {size}\n{:#?}", shown(&loaded.diagnostics)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 80, "{seen}");
}

fn refusal(errors: &[&Diagnostic]) -> String {
    let first = errors[0];
    format!("{} in line {}", first.code, first.at.as_ref().unwrap().line)
}
