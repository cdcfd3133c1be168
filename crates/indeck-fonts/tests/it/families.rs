//! Which face stands in for which family.

use indeck_fonts::Face;

fn face(family: &str) -> Face {
    Face::of(family, false, false)
}

#[test]
fn every_family_has_its_face() {
    let cases = [
        ("Arial", "Liberation Sans", true),
        (" arial ", "Liberation Sans", true),
        ("HELVETICA", "Liberation Sans", true),
        ("Calibri", "Carlito", true),
        ("Calibri Light", "Carlito", false),
        ("Cambria", "Caladea", true),
        ("Times New Roman", "Liberation Serif", true),
        ("Courier New", "Liberation Mono", true),
        ("Consolas", "Liberation Mono", false),
        ("Georgia", "Liberation Serif", false),
        ("Segoe UI Semibold", "Liberation Sans", false),
        ("Lato", "Carlito", false),
        ("Aptos Display", "Liberation Sans", false),
        ("Source Sans Pro", "Carlito", false),
        ("Unheard-of", "Liberation Sans", false),
        ("+mn-lt", "Liberation Sans", false),
        ("", "Liberation Sans", false),
    ];
    for (family, shipped, exact) in cases {
        assert_eq!(face(family).family(), shipped, "{family}");
        assert_eq!(Face::is_metric_compatible(family), exact, "{family}");
    }
}

#[test]
fn a_strong_weight_in_the_name_is_bold() {
    for (family, bold) in [
        ("Calibri Light", false),
        ("Segoe UI Semibold", true),
        ("Roboto Black", true),
        ("Open Sans Light", false),
        ("Montserrat-Medium", true),
        ("Arial Black", true),
        ("Blackadder", false),
    ] {
        assert_eq!(face(family).is_bold(), bold, "{family}");
    }
    assert_eq!(face("Montserrat ExtraBold"), Face::of("Montserrat", true, false));
}

#[test]
fn near_families_are_as_wide_as_published() {
    let text = "The quick brown fox jumps over the lazy dog";
    let arial = face("Arial").width(text, 100.0);
    for (family, least, most) in [
        ("Verdana", 1.1, 1.2),
        ("Tahoma", 1.0, 1.05),
        ("Open Sans", 1.0, 1.1),
        ("Montserrat", 1.1, 1.2),
        ("Calibri", 0.88, 0.93),
        ("Georgia", 0.95, 1.05),
        ("Aptos", 1.0, 1.0),
    ] {
        let share = face(family).width(text, 100.0) / arial;
        assert!((least..=most).contains(&share), "{family}: {share}");
    }
}

#[test]
fn css_names_what_was_measured_first() {
    assert_eq!(face("Calibri").css_family(), "Carlito, Calibri, sans-serif");
    assert_eq!(face("Verdana").css_family(), "Verdana, Liberation Sans, Arial, sans-serif");
    assert!(face("Unheard-of").css_family().starts_with("Liberation Sans, "));
    assert!(face("Cambria").css_family().ends_with(", serif"));
    assert!(face("Consolas").css_family().ends_with(", monospace"));
}
