//! Edits of slides that say nonsense: errors or not, but never a panic.

use indeck_ooxml::{Find, Limits, Presentation};
use indeck_testkit::{package, unzip};

use super::kinds::{EDITS, sample};

const SLIDE: &str = "ppt/slides/slide1.xml";
const NONSENSE: [&str; 6] =
    ["", "-1", "x", "99999999999999999999", "-9223372036854775808", "4294967295"];

/// The slide with its `n`th attribute saying something else.
fn spoilt(slide: &str, n: usize) -> Option<String> {
    let starts: Vec<usize> = slide.match_indices("=\"").map(|(at, _)| at + 2).collect();
    let start = *starts.get(n)?;
    let end = start + slide[start..].find('"')?;
    let is_name = slide[..start].ends_with("xmlns:p=\"") || slide[start..end].contains("://");
    let nonsense = NONSENSE[n % NONSENSE.len()];
    (!is_name).then(|| format!("{}{nonsense}{}", &slide[..start], &slide[end..]))
}

/// The slide without its `n`th element that closes itself.
fn without(slide: &str, n: usize) -> Option<String> {
    let (end, _) = slide.match_indices("/>").nth(n)?;
    let start = slide[..end].rfind('<')?;
    Some(format!("{}{}", &slide[..start], &slide[end + 2..]))
}

fn try_all(parts: &std::collections::BTreeMap<String, Vec<u8>>, slide: String, few: usize) {
    let mut parts = parts.clone();
    parts.insert(SLIDE.to_owned(), slide.into_bytes());
    let bytes = package(&parts);
    let open = || Presentation::from_bytes(bytes.clone(), &Limits::default()).unwrap();
    let Ok(shapes) = open().find_shapes(&Find::default()) else { return };
    let shapes = sample(shapes);
    for (at, (_, change)) in EDITS.iter().enumerate() {
        if at % 6 == few % 6 {
            let mut deck = open();
            // An error is as good as none.
            drop(change(&mut deck, &shapes));
            drop(deck.to_bytes());
        }
    }
    let deck = open();
    let Ok(look) = deck.look(0) else { return };
    look.background();
    for shape in shapes.iter().filter(|shape| shape.at.slide() == 0) {
        drop((look.fill(shape.at), look.line(shape.at), look.text(shape.at), deck.table(shape.at)));
    }
}

#[test]
fn nonsense_in_attributes_never_panics() {
    let parts = unzip(&super::support::deck().to_bytes().unwrap());
    let slide = String::from_utf8(parts[SLIDE].clone()).unwrap();
    let count = slide.matches("=\"").count();
    assert!(count > 50);
    for n in 0..count {
        if let Some(slide) = spoilt(&slide, n) {
            try_all(&parts, slide, n);
        }
    }
}

#[test]
fn missing_elements_never_panic() {
    let parts = unzip(&super::support::deck().to_bytes().unwrap());
    let slide = String::from_utf8(parts[SLIDE].clone()).unwrap();
    let count = slide.matches("/>").count();
    assert!(count > 50);
    for n in 0..count {
        if let Some(slide) = without(&slide, n) {
            try_all(&parts, slide, n);
        }
    }
}
