//! Brand files, right ones and wrong ones.

use indeck_model::chart::{Fill, LegendPosition};
use indeck_model::spec::{LegendOptions, LegendSpec};
use indeck_model::{Color, Emu, Rect, Rgb, ThemeColor};

use super::{comment, read, scalar};

/// A file with every key.
const WHOLE: &str = r##"indeck_brand: 1
name: Meridian
template: meridian.potx
palette: { primary: accent1, secondary: accent2, negative: "#C62828", alert: negative, dark-2: tx2 }
series: [primary, accent3, "#5B8FF9", alert]
fonts: { heading: Georgia, body: Calibri }
formats: { money: '#,##0 "EUR"', share: "0.0%", day: d mmmm yyyy, cost: money }
logo: { zone: { left: 30.1 cm, top: 6mm, width: 1 in, height: 36 pt } }
layouts: { Chart: Title and Content, Cover: Title Slide }
language: en-GB
footer: "© {{ report.author }}"
slide_numbers: true
defaults: { chart: { legend: bottom, colors: [alert] }, column: { gap: 60 }, table: { banded: false }, picture: { fit: cover } }
"##;

#[test]
fn every_key_is_read() {
    let (brand, found) = read("brand.yaml", WHOLE);
    assert_eq!(found, []);
    let brand = brand.unwrap();
    assert_eq!(brand.name.as_deref(), Some("Meridian"));
    assert_eq!(brand.template.as_ref().unwrap().value, "meridian.potx");
    let red = Color::Rgb(Rgb(0xC6, 0x28, 0x28));
    let palette: Vec<_> = brand.palette.iter().map(|(n, c)| (n.value.as_str(), *c)).collect();
    let expected = [
        ("primary", Color::Theme(ThemeColor::Accent1)),
        ("secondary", Color::Theme(ThemeColor::Accent2)),
        ("negative", red),
        ("alert", red),
        ("dark-2", Color::Theme(ThemeColor::Text2)),
    ];
    assert_eq!(palette, expected);
    let blue = Color::Rgb(Rgb(0x5B, 0x8F, 0xF9));
    let accent = |slot| Color::Theme(slot);
    let series = [accent(ThemeColor::Accent1), accent(ThemeColor::Accent3), blue, red];
    assert_eq!(brand.series, series);
    assert_eq!(brand.heading_font.as_ref().unwrap().value, "Georgia");
    assert_eq!(brand.body_font.as_ref().unwrap().value, "Calibri");
    let formats: Vec<_> = brand.formats.iter().map(|(n, f)| (n.value.as_str(), &**f)).collect();
    let money = "#,##0 \"EUR\"";
    let expected = [("money", money), ("share", "0.0%"), ("day", "d mmmm yyyy"), ("cost", money)];
    assert_eq!(formats, expected);
    let zone = Rect::new(Emu(10_836_000), Emu(216_000), Emu(914_400), Emu(457_200));
    assert_eq!(brand.logo_zone.as_ref().unwrap().value, zone);
    assert_eq!(brand.layout("cover"), "Title Slide");
    assert_eq!(brand.layout("Chart"), "Title and Content");
    assert_eq!(brand.language.as_ref().unwrap().value, "en-GB");
    assert_eq!(brand.footer.as_ref().unwrap().text, "© {{ report.author }}");
    assert_eq!(brand.slide_numbers, Some(true));
    let legend = LegendOptions { position: Some(LegendPosition::Bottom), ..Default::default() };
    let legend = LegendSpec::Shown(legend);
    assert_eq!(brand.defaults.chart.legend, Some(legend));
    assert_eq!(brand.defaults.chart.palette, [Fill::Solid(red)]);
    assert_eq!(brand.defaults.table.banded, Some(false));
}

#[test]
fn the_version_alone_is_a_brand_file() {
    let (brand, found) = read("brand.yaml", "indeck_brand: 1\n");
    assert_eq!(found, []);
    assert!(brand.unwrap().palette.is_empty());
}

/// What follows the version, where the mistake is, what it is, and the way out.
const BROKEN: &[(&str, &str, &str)] = &[
    ("nmae: x", "2:1: error[unknown-key]: a brand file has no key `nmae`", "did you mean `name`?"),
    ("name: [a]", "2:7: error[wrong-type]: expected text, found a list", ""),
    (
        "palette: [accent1]",
        "2:10: error[wrong-type]: expected a map from roles to colours, found a list",
        "",
    ),
    (
        "palette: { primary: acent1 }",
        "2:21: error[unknown-role]: the palette has no role `acent1`",
        "did you mean `accent1`?",
    ),
    (
        "palette: { primary: C62828 }",
        "2:21: error[bad-value]: `C62828` is not a colour",
        "did you mean `#C62828`?",
    ),
    (
        "palette: { primary: \"#C628\" }",
        "2:21: error[bad-value]: `#C628` is not a colour",
        "a fixed colour is written `\"#RRGGBB\"`, in quotes",
    ),
    ("palette: { primary: }", "2:19: error[wrong-type]: expected a colour, found nothing", ""),
    (
        "palette: { alert: negative, negative: accent2 }",
        "2:19: error[unknown-role]: the role `negative` is not known yet",
        "move `negative` above it",
    ),
    (
        "palette: { alert: alert }",
        "2:19: error[unknown-role]: the role `alert` is not known yet",
        "move `alert` above it",
    ),
    (
        "palette: { accent1: accent2 }",
        "2:12: error[bad-name]: `accent1` cannot be the name of a role",
        "it is a colour of the theme",
    ),
    (
        "palette: { facade: accent2 }",
        "2:12: error[bad-name]: `facade` cannot be the name of a role",
        "it reads like a colour",
    ),
    (
        "palette: { Very Dark: accent2 }",
        "2:12: error[bad-name]: `Very Dark` cannot be the name of a role",
        "begin with a letter: `very_dark`",
    ),
    (
        "palette: { a: accent1, a: accent2 }",
        "2:24: error[duplicate-key]: the key `a` stands twice in one map",
        "",
    ),
    (
        "palette: { primary: accent1 }\nseries: [primry]",
        "3:10: error[unknown-role]: the palette has no role `primry`",
        "did you mean `primary`?",
    ),
    ("series: primary", "2:9: error[wrong-type]: expected a list of colours, found text", ""),
    ("series: []", "2:9: error[bad-value]: the list is empty", "name at least one colour"),
    ("fonts: Georgia", "2:8: error[wrong-type]: expected fonts, found text", ""),
    (
        "fonts: { headings: Georgia }",
        "2:10: error[unknown-key]: fonts has no key `headings`",
        "did you mean `heading`?",
    ),
    (
        "formats: { money: 0 EUR }",
        "2:19: error[bad-value]: `0 EUR` is not a number format",
        "write `0 \"EUR\"`",
    ),
    (
        "formats: { Money: \"0\" }",
        "2:12: error[bad-name]: `Money` cannot be the name of a number format",
        "begin with a letter: `money`",
    ),
    (
        "formats: { yyyy: \"0\" }",
        "2:12: error[bad-name]: `yyyy` cannot be the name of a number format",
        "it is a number format itself",
    ),
    ("logo: {}", "2:7: error[missing-key]: a logo needs the key `zone`", "add `zone: ` and a zone"),
    (
        "logo: { zone: { left: 1 cm, top: 1 cm, width: 1 cm } }",
        "2:15: error[missing-key]: a zone needs the key `height`",
        "add `height: ` and a length",
    ),
    (
        "logo: { zone: { left: 30.1, top: 1 cm, width: 1 cm, height: 1 cm } }",
        "2:23: error[bad-value]: `30.1` is not a length",
        "did you mean `30.1 cm`?",
    ),
    (
        "logo: { zone: { left: 1 cm, top: 1 CM, width: 1 cm, height: 1 cm } }",
        "2:34: error[bad-value]: `1 CM` is not a length",
        "did you mean `1 cm`?",
    ),
    (
        "logo: { zone: { left: 1 cm, top: \"1,5 cm\", width: 1 cm, height: 1 cm } }",
        "2:34: error[bad-value]: `1,5 cm` is not a length",
        "did you mean `1.5 cm`?",
    ),
    (
        "logo: { zone: { left: 1 cm, top: 9 px, width: 1 cm, height: 1 cm } }",
        "2:34: error[bad-value]: `9 px` is not a length",
        "a length has a unit",
    ),
    (
        "logo: { zone: { left: 1 cm, top: -1 cm, width: 1 cm, height: 1 cm } }",
        "2:34: error[bad-value]: `-1 cm` is out of range",
        "allowed: 0 cm to 142.24 cm",
    ),
    (
        "logo: { zone: { left: 1 cm, top: 1 cm, width: 0 cm, height: 1 cm } }",
        "2:47: error[bad-value]: `0 cm` is out of range",
        "allowed: above 0 cm",
    ),
    (
        "logo: { zone: { left: 1e999 cm, top: 1 cm, width: 1 cm, height: 1 cm } }",
        "2:23: error[bad-value]: `1e999 cm` is not a length",
        "a length has a unit",
    ),
    (
        "layouts:\n  Chart: Title Only\n  chart: Title Slide",
        "4:3: error[duplicate-key]: `Chart` and `chart` differ only in case",
        "layouts are found in any case",
    ),
    (
        "layouts: { \"Chart#2\": Title Only }",
        "2:12: error[bad-name]: `Chart#2` cannot be another name of a layout",
        "`#` counts layouts of one name",
    ),
    (
        "layouts: { Chart: [Title Only] }",
        "2:19: error[wrong-type]: expected text, found a list",
        "",
    ),
    (
        "language: English",
        "2:11: error[bad-value]: `English` is not a language",
        "languages are written as in `en-GB`",
    ),
    (
        "slide_numbers: yes",
        "2:16: error[wrong-type]: expected `true` or `false`, found `yes`",
        "write `true`",
    ),
    (
        "defaults: { chrat: { legend: bottom } }",
        "2:13: error[unknown-key]: defaults has no key `chrat`",
        "did you mean `chart`?",
    ),
    ("name: \"x", "2:7: error[yaml-syntax]", ""),
];

#[test]
fn a_mistake_is_told_alone_at_its_place_with_a_way_out() {
    for (rest, expected, hint) in BROKEN {
        let (_, found) = read("b", &format!("indeck_brand: 1\n{rest}\n"));
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(shown.len(), 1, "{rest}: {shown:?}");
        let told = shown[0].starts_with(&format!("b:{expected}"));
        assert!(told, "{rest}: {shown:?}");
        let hints = &found[0].hints;
        let given = hints.iter().any(|given| given.contains(hint));
        assert!(given || hint.is_empty(), "{rest}: {hints:?}");
    }
}

#[test]
fn the_version_must_be_there_and_known() {
    let cases = [
        ("name: x\n", "b:1:1: error[missing-key]: a brand file needs the key `indeck_brand`"),
        ("indeck_brand: 2\n", "b:1:15: error[bad-value]: `2` is out of range"),
        ("indeck_brand: one\n", "b:1:15: error[wrong-type]: expected a whole number, found `one`"),
        ("[a]\n", "b:1:1: error[wrong-type]: expected a brand file, found a list"),
        ("# nothing\n\n", "b:1:1: error[yaml-syntax]: the brand file is empty"),
        ("", "b:1:1: error[yaml-syntax]: the brand file is empty"),
    ];
    for (text, expected) in cases {
        let (_, found) = read("b", text);
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(shown, [expected], "{text}");
    }
}

#[test]
fn all_mistakes_are_told_and_the_rest_is_kept() {
    let text = "indeck_brand: 1\npalette: { primary: nope, good: accent2 }\n\
                series: [primary, good, bad]\nlanguage: English\nslide_numbers: maybe\n";
    let (brand, found) = read("b", text);
    let codes: Vec<&str> = found.iter().map(|d| d.code).collect();
    // A role that is wrong is told once, not at each of its uses.
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["bad-value", "unknown-role", "unknown-role", "wrong-type"]);
    let brand = brand.unwrap();
    assert_eq!(brand.palette.len(), 1);
    assert_eq!(brand.series.last(), Some(&Color::Theme(ThemeColor::Accent2)));
}

#[test]
fn lists_and_maps_have_a_limit() {
    let roles: String = (0..600).map(|n| format!("  r{n}: accent1\n")).collect();
    let series = "x, ".repeat(20_000);
    let text = format!("indeck_brand: 1\npalette:\n{roles}series: [{series}]\n");
    let (brand, found) = read("b", &text);
    assert_eq!(brand.unwrap().palette.len(), 500);
    let limits = found.iter().filter(|d| d.hints == ["allowed: up to 500"]).count();
    assert_eq!(limits, 2);
    assert_eq!(found.len(), 502, "one for each series that is looked at, two for the limits");
}

#[test]
fn a_text_written_as_a_scalar_is_read_as_the_same_text() {
    let texts = [
        "Title and Content",
        "Chart: wide",
        "a #b",
        "#1",
        "- x",
        "true",
        "No",
        "",
        " x",
        "x ",
        "it's",
        "say \"so\"",
        "back\\slash",
        "two\nlines",
        "tab\there",
        "\u{85}\u{2028}\u{feff}",
        "{{ x }}",
        "[x]",
        "*x",
        "&x",
        "!x",
        "%x",
        "@x",
        "`x",
        "~",
        "?",
        ":",
        "図 表",
        "a, b",
        "🙂",
        "2_Custom",
        "Ünder",
    ];
    for text in texts {
        let file = format!(
            "indeck_brand: 1\nname: {0} # {1}\nlayouts: {{ {0}: {0} }}\n",
            scalar(text),
            comment(text)
        );
        let (brand, found) = read("b", &file);
        let brand = brand.unwrap();
        assert_eq!(brand.name.as_deref(), Some(text), "{file}");
        assert_eq!(brand.layouts[0].1.value, text, "{file}");
        let names: Vec<_> = found.iter().map(|d| d.code).collect();
        let unfit = text.trim().is_empty() || text.contains('#');
        assert_eq!(names, if unfit { vec!["bad-name"] } else { vec![] }, "{file}");
    }
}
