//! Brand files of real and made-up templates, and brand files that do not fit theirs.

use std::collections::BTreeMap;
use std::path::Path;

use indeck_testkit::{corpus, package, repo_root, tiny_template, tiny_template_parts};
use tempfile::TempDir;

use super::{brand_file, check_brand, covers_logo};
use crate::spec::BrandSpec;
use crate::{Diagnostic, Emu, Error, Rect, Template};

const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TITLE_ONLY: &str = "ppt/slideLayouts/slideLayout3.xml";
const THEME: &str = "ppt/theme/theme1.xml";

fn derive(template: &[u8]) -> String {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("brand.potx");
    std::fs::write(&path, template).unwrap();
    brand_file(&path).unwrap()
}

/// The tiny template with texts of its parts replaced; each must be there.
fn changed(changes: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut parts: BTreeMap<String, Vec<u8>> = tiny_template_parts();
    for (part, from, to) in changes {
        let text = String::from_utf8(parts[*part].clone()).unwrap();
        assert!(text.contains(from), "{part} has no {from}");
        parts.insert((*part).to_owned(), text.replace(from, to).into_bytes());
    }
    package(&parts)
}

/// A brand file that must be without a mistake.
fn sound(text: &str) -> BrandSpec {
    let (spec, found) = indeck_spec::brand::read("brand.yaml", text);
    assert_eq!(found, [], "{text}");
    spec.unwrap()
}

fn shown(found: &[Diagnostic]) -> Vec<String> {
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn a_templates_brand_file_says_what_the_template_tells() {
    let spec = sound(&derive(&tiny_template()));
    assert_eq!(spec.name.as_deref(), Some("Tiny"));
    assert_eq!(spec.template.as_ref().unwrap().value, "brand.potx");
    let roles: Vec<&str> = spec.palette.iter().map(|(role, _)| role.as_str()).collect();
    let expected = [
        "primary",
        "secondary",
        "tertiary",
        "text",
        "background",
        "neutral",
        "positive",
        "negative",
    ];
    assert_eq!(roles, expected);
    assert_eq!(spec.heading_font.as_ref().unwrap().value, "Calibri");
    assert_eq!(spec.body_font.as_ref().unwrap().value, "Calibri");
    let formats: Vec<&str> = spec.formats.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(formats, ["number", "share", "day"]);
    assert_eq!(spec.logo_zone, None);
    assert_eq!(spec.language.as_ref().unwrap().value, "en-GB");
    let aliases = ["Cover", "Chart", "Table", "Text", "Section"].map(|alias| spec.layout(alias));
    let content = "Title and Content";
    assert_eq!(aliases, ["Title Slide", content, content, content, "Section"]);
}

#[test]
fn a_brand_file_is_the_same_each_time_and_fits_its_template() {
    let mut templates = corpus("pptx");
    let examples = repo_root().join("examples");
    templates
        .extend(["flights", "quickstart"].map(|e| examples.join(e).join("brand/meridian.potx")));
    let (mut derived, mut refused) = (0, Vec::new());
    for path in &templates {
        let opened = Template::open(path);
        let Ok(template) = opened else {
            refused.push(path);
            continue;
        };
        let text = brand_file(path).unwrap();
        assert_eq!(text, brand_file(path).unwrap(), "{}", path.display());
        let spec = sound(&text);
        assert_eq!(check_brand(&spec, template.brand()), [], "{}", path.display());
        derived += 1;
    }
    assert!(derived >= 2 && refused.len() <= 2, "{derived} derived, none of {refused:?}");
}

#[test]
fn what_is_commented_out_is_right_too() {
    let text = derive(&tiny_template());
    let (head, tail) = text.split_once("# footer:").unwrap();
    let head = head.replace("\n# logo:", "\nlogo:").replace("  # money:", "  money:");
    let tail = format!("# footer:{tail}");
    // Sentences begin with a capital, keys do not.
    let is_key = |line: &str| line.starts_with(|c: char| c == ' ' || c.is_ascii_lowercase());
    let used = tail.lines().map(|l| l.strip_prefix("# ").filter(|l| is_key(l)).unwrap_or(l));
    let spec = sound(&format!("{head}{}", used.collect::<Vec<_>>().join("\n")));
    assert!(spec.logo_zone.is_some() && spec.footer.is_some() && spec.slide_numbers.is_some());
    assert!(spec.formats.iter().any(|(name, code)| name.value == "money" && code.contains("EUR")));
    assert!(spec.defaults.picture_fit.is_some() && spec.defaults.table.banded.is_some());
}

fn picture(frame: [i64; 4]) -> String {
    let [x, y, width, height] = frame;
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"90\" name=\"Mark\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>\
         <p:blipFill><a:blip/></p:blipFill><p:spPr><a:xfrm><a:off x=\"{x}\" y=\"{y}\"/>\
         <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm></p:spPr></p:pic></p:spTree>"
    )
}

#[test]
fn the_logo_is_the_smallest_picture_in_one_place_on_the_master_or_most_layouts() {
    let end = "</p:spTree>";
    let [small, wide, line, off] = [
        [360_000, 360_000, 720_000, 360_000],
        [0, 0, 12_192_000, 3_000_000],
        [0, 0, 9_000_000, 36_000],
        [-700_000, 0, 720_000, 720_000],
    ]
    .map(picture);
    let layout = |number| format!("ppt/slideLayouts/slideLayout{number}.xml");
    let (first, second) = (layout(1), layout(2));
    let zone = Some(Rect::new(Emu(360_000), Emu(360_000), Emu(720_000), Emu(360_000)));
    /// What it is about, pictures, the zone that they tell.
    type Case<'a> = (&'a str, Vec<(&'a str, &'a str, &'a str)>, Option<Rect>);
    let cases: [Case<'_>; 7] = [
        ("none", vec![], None),
        ("on the master", vec![(MASTER, end, &small)], zone),
        ("as large as a band", vec![(MASTER, end, &wide)], None),
        ("a line", vec![(MASTER, end, &line)], None),
        ("mostly off the slide", vec![(MASTER, end, &off)], None),
        ("on one layout of three", vec![(TITLE_ONLY, end, &small)], None),
        ("on two layouts of three", vec![(&first, end, &small), (&second, end, &small)], zone),
    ];
    for (case, changes, expected) in cases {
        let text = derive(&changed(&changes));
        assert_eq!(sound(&text).logo_zone.map(|zone| zone.value), expected, "{case}");
        assert_eq!(
            text.contains("where the picture \"Mark\" stands"),
            expected.is_some(),
            "{case}"
        );
    }
}

#[test]
fn names_of_any_kind_are_written_so_that_they_are_read_again() {
    let named = "Chart: &quot;wide&quot; # 1 {x} \u{2028}\u{85}ü🙂";
    let template = changed(&[
        (
            "ppt/slideLayouts/slideLayout2.xml",
            "name=\"Title and Content\"",
            &format!("name=\"{named}\""),
        ),
        (TITLE_ONLY, "name=\"Title\"", "name=\"a&#10;logo: 1\""),
        (THEME, "name=\"Tiny\"", "name=\"no\""),
        (THEME, "typeface=\"Calibri\"", "typeface=\"@Yu: Gothic\""),
        (MASTER, "lang=\"en-GB\"", "lang=\"x-none: y\""),
    ]);
    let spec = sound(&derive(&template));
    assert_eq!(spec.name.as_deref(), Some("no"));
    assert_eq!(spec.heading_font.as_ref().unwrap().value, "@Yu: Gothic");
    assert_eq!(spec.layout("Table"), "Chart: \"wide\" # 1 {x} \u{2028}\u{85}ü🙂");
    assert_eq!(spec.language, None);
}

#[test]
fn an_alias_never_takes_the_name_of_a_layout() {
    let template = changed(&[(TITLE_ONLY, "name=\"Title Only\"", "name=\"chart\"")]);
    let spec = sound(&derive(&template));
    assert_eq!(spec.layout("Chart"), "Chart");
}

#[test]
fn accents_that_are_not_seen_or_are_the_same_are_no_series() {
    let text = String::from_utf8(tiny_template_parts()[THEME].clone()).unwrap();
    let accent = |number: usize| {
        let from = text.find(&format!("<a:accent{number}>")).unwrap();
        let end = format!("</a:accent{number}>");
        text[from..from + text[from..].find(&end).unwrap() + end.len()].to_owned()
    };
    let with = |number: usize, rgb: &str| {
        format!("<a:accent{number}><a:srgbClr val=\"{rgb}\"/></a:accent{number}>")
    };
    let old = [1, 2, 3, 4, 5, 6].map(accent);
    let colors = ["1F4E79", "FFFFF0", "2E8B57", "1F4E79", "B22222", "808080"];
    let new: Vec<String> = colors.iter().zip(1..).map(|(rgb, n)| with(n, rgb)).collect();
    let changes: Vec<_> =
        old.iter().zip(&new).map(|(o, n)| (THEME, o.as_str(), n.as_str())).collect();
    let text = derive(&changed(&changes));
    sound(&text);
    let lines = [
        "series: [primary, tertiary, accent5, accent6]",
        "# Too near to the background or to another accent: accent2, accent4.",
        "  positive:   accent3    # #2E8B57, the accent nearest to green",
        "  negative:   accent5    # #B22222, the accent nearest to red",
    ];
    for line in lines {
        assert!(text.lines().any(|l| l == line), "{line}\n{text}");
    }
}

#[test]
fn what_is_no_template_has_no_brand_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("brand.potx");
    let missing = brand_file(&path);
    assert!(matches!(missing, Err(Error::ReadDeck { path: of, .. }) if of == path));
    std::fs::write(&path, "not a deck").unwrap();
    assert!(matches!(brand_file(Path::new(&path)), Err(Error::ReadDeck { .. })));
}

#[test]
fn what_does_not_fit_the_template_is_told_at_its_place() {
    let template = Template::from_bytes(tiny_template(), &Default::default()).unwrap();
    let names = "layouts: `Title Slide`, `Title and Content`, `Title Only`";
    let cases = [
        (
            "layouts: { Chart: Titel Only }",
            "b:2:19: error[unknown-layout]: the template has no layout `Titel Only`",
            vec!["did you mean `Title Only`?", names],
        ),
        (
            "layouts: { Chart: Title Only, Bars: chart }",
            "b:2:37: error[unknown-layout]: the template has no layout `chart`",
            vec!["it is another name itself: write `Title Only`", names],
        ),
        (
            "layouts: { title only: Title Slide }",
            "b:2:12: warning[hidden-layout]: `title only` is a layout of the template, which this \
             name hides",
            vec!["choose a name that the template does not have"],
        ),
        (
            "fonts: { heading: Georgia, body: calibri }",
            "b:2:19: warning[brand-font]: the template's headings are in `Calibri`, not in \
             `Georgia`",
            vec![
                "change the theme's fonts in PowerPoint: View › Slide Master",
                "or write `heading: Calibri`",
            ],
        ),
        (
            "fonts: { body: Georgia }",
            "b:2:16: warning[brand-font]: the template's text is in `Calibri`, not in `Georgia`",
            vec![
                "change the theme's fonts in PowerPoint: View › Slide Master",
                "or write `body: Calibri`",
            ],
        ),
        (
            "logo: { zone: { left: 33 cm, top: 1 cm, width: 2 cm, height: 1 cm } }",
            "b:2:15: warning[brand-logo]: the logo's zone reaches beyond the slide",
            vec!["the slide is 33.87 cm wide and 19.05 cm high"],
        ),
    ];
    for (text, expected, hints) in cases {
        let spec = sound_named("b", &format!("indeck_brand: 1\n{text}\n"));
        let found = check_brand(&spec, template.brand());
        assert_eq!(shown(&found), [expected], "{text}");
        assert_eq!(found[0].hints, hints, "{text}");
    }
    let fits = "indeck_brand: 1\nlayouts: { Title Only: Title Only, Chart: title and content#1 }\n";
    assert_eq!(check_brand(&sound(fits), template.brand()), []);
}

fn sound_named(file: &str, text: &str) -> BrandSpec {
    let (spec, found) = indeck_spec::brand::read(file, text);
    assert_eq!(found, [], "{text}");
    spec.unwrap()
}

#[test]
fn a_frame_covers_the_logo_where_more_than_a_sliver_overlaps() {
    let cm = |x, y, width, height| {
        Rect::new(Emu::from_cm(x), Emu::from_cm(y), Emu::from_cm(width), Emu::from_cm(height))
    };
    let zone = cm(30.0, 1.0, 2.0, 1.0);
    let cases = [
        ("all of it", cm(0.0, 0.0, 33.0, 19.0), true),
        ("a corner", cm(20.0, 0.0, 10.5, 1.5), true),
        ("within it", cm(30.5, 1.2, 1.0, 0.5), true),
        ("beside it", cm(20.0, 1.0, 10.0, 1.0), false),
        ("under it", cm(30.0, 2.0, 2.0, 5.0), false),
        ("half a millimetre", cm(20.0, 1.0, 10.05, 1.0), false),
        ("elsewhere", cm(1.0, 10.0, 5.0, 5.0), false),
        ("nothing", cm(30.5, 1.5, 0.0, 0.0), false),
        ("far away", Rect::new(Emu(i64::MAX), Emu(i64::MIN), Emu(i64::MAX), Emu(0)), false),
    ];
    for (case, frame, covers) in cases {
        assert_eq!(covers_logo(zone, frame), covers, "{case}");
    }
}
