//! Pictures, links, notes, comments, themes: what lies around a slide's own XML.

use indeck_ooxml::model::{Color, Percent, Rgb, ThemeColor};
use indeck_ooxml::{Crop, Link, NewComment, ResolvedFill, SchemeSlot, ShapeKind};

use super::support::{again, blank, deck, first, named, part, parts};
use crate::support::{JPEG, PNG, SVG};
use indeck_ooxml::model::deck::ResolvedSlide;

#[test]
fn a_picture_is_replaced_and_the_old_one_leaves() {
    let mut deck = deck();
    let at = named(&deck, "Logo");
    let before = deck.shape(at).unwrap();
    deck.shape_mut(at).replace_picture(JPEG, Crop::Keep).unwrap();
    let media = |parts: Vec<String>| -> Vec<String> {
        parts.into_iter().filter(|part| part.starts_with("ppt/media/")).collect()
    };
    let found = media(parts(&deck));
    assert!(found.len() == 1 && found[0].ends_with(".jpeg"), "{found:?}");
    assert!(part(&deck, "[Content_Types].xml").contains("image/jpeg"));
    assert_eq!(again(&deck).shape(at).unwrap(), before);
    deck.shape_mut(at).replace_svg(SVG, PNG, Crop::Cover).unwrap();
    assert_eq!(media(parts(&deck)).len(), 2);
    assert!(part(&deck, "ppt/slides/slide1.xml").contains("svgBlip"));
    deck.shape_mut(at).replace_picture(PNG, Crop::Whole).unwrap();
    assert_eq!(media(parts(&deck)).len(), 1);
    let slide = part(&deck, "ppt/slides/slide1.xml");
    assert!(!slide.contains("svgBlip") && !slide.contains("srcRect l="), "{slide}");
}

#[test]
fn what_is_no_picture_changes_nothing() {
    let mut deck = again(&deck());
    let at = named(&deck, "Logo");
    let table = named(&deck, "Results");
    let unsupported = "unsupported-picture";
    for wrong in [&b""[..], b"GIF89a", SVG, &PNG[..40]] {
        assert_eq!(
            deck.shape_mut(at).replace_picture(wrong, Crop::Keep).unwrap_err().code(),
            unsupported
        );
    }
    assert_eq!(
        deck.shape_mut(at).replace_svg(PNG, PNG, Crop::Keep).unwrap_err().code(),
        unsupported
    );
    assert_eq!(
        deck.shape_mut(table).replace_picture(PNG, Crop::Keep).unwrap_err().code(),
        "wrong-shape"
    );
    assert!(!deck.is_changed());
}

#[test]
fn links_are_set_read_and_removed_with_their_relationships() {
    let mut deck = deck();
    let at = first(&deck, ShapeKind::Text);
    let address = Link::Address("https://example.com/?a=1&b=2".into());
    let links = [
        address.clone(),
        Link::Slide(1),
        Link::Next,
        Link::EndShow,
        Link::Address("mailto:a@b.ch".into()),
    ];
    for link in links {
        deck.shape_mut(at).set_link(Some(&link)).unwrap();
        let found = again(&deck).links(0).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((&found[0].link, &found[0].text, found[0].shape), (&link, &None, at));
    }
    deck.shape_mut(at).set_link(None).unwrap();
    assert_eq!(deck.links(0).unwrap(), []);
    assert!(!part(&deck, "ppt/slides/_rels/slide1.xml.rels").contains("hyperlink"));
    // Over the border of two runs.
    deck.shape_mut(at).set_text_link("{{name}}", Some(&address)).unwrap();
    let found = again(&deck).links(0).unwrap();
    let texts: Vec<_> = found.iter().map(|link| link.text.as_deref().unwrap()).collect();
    assert_eq!(texts, ["{{na", "me}}"]);
    assert_eq!(deck.shape(at).unwrap().text, "Dear {{name}}!");
    deck.shape_mut(at).set_text_link("", None).unwrap();
    assert_eq!(deck.links(0).unwrap(), []);
    assert!(!part(&deck, "ppt/slides/_rels/slide1.xml.rels").contains("hyperlink"));
}

#[test]
fn links_that_lead_nowhere_are_refused() {
    let mut deck = deck();
    let at = first(&deck, ShapeKind::Text);
    let mut set = |link| deck.shape_mut(at).set_link(Some(&link)).unwrap_err().code();
    assert_eq!(set(Link::Address("javascript:alert(1)".into())), "invalid-link");
    assert_eq!(set(Link::Slide(7)), "no-such-slide");
    assert_eq!(set(Link::Other("ppaction://program".into())), "invalid-value");
}

#[test]
fn notes_are_set_where_there_are_some_and_where_there_are_none() {
    let mut deck = deck();
    assert_eq!(deck.notes(0).unwrap().as_deref(), Some("Greet {{name}}"));
    assert_eq!(deck.notes(1).unwrap(), None);
    for slide in [0, 1] {
        deck.set_notes(slide, "One\n& two").unwrap();
        assert_eq!(again(&deck).notes(slide).unwrap().as_deref(), Some("One\n& two"));
    }
    deck.remove_notes(0).unwrap();
    assert_eq!(again(&deck).notes(0).unwrap(), None);
    assert_eq!(parts(&deck).iter().filter(|part| part.starts_with("ppt/notesSlides/n")).count(), 1);
    let mut fresh = blank();
    let layout = "Title Only".to_owned();
    fresh.add_slide(ResolvedSlide { layout, ..Default::default() }).unwrap();
    fresh.set_notes(0, "first").unwrap();
    assert!(parts(&fresh).iter().any(|part| part.starts_with("ppt/notesMasters/")));
}

#[test]
fn comments_are_threads_that_are_resolved_and_deleted() {
    let mut deck = deck();
    let at = named(&deck, "Results");
    let asks = NewComment::new("Ada Lovelace", "2024-05-01T09:30:00.000", "Why\n& how?");
    let answer = NewComment::new("Bob", "2024-05-02T09:30:00Z", "So.");
    let first = deck.add_comment(0, &asks.clone().about(at)).unwrap();
    let second = deck.add_comment(0, &asks).unwrap();
    assert_ne!(first, second);
    let reply = deck.reply(0, &first, &answer).unwrap();
    deck.resolve_comment(0, &first, true).unwrap();
    let found = again(&deck).comments(0).unwrap();
    assert_eq!(
        (&*found[0].author, &*found[0].initials, &*found[0].text),
        ("Ada Lovelace", "AL", "Why\n& how?")
    );
    assert_eq!(
        (found[0].shape, found[0].is_resolved, found[1].is_resolved),
        (Some(at.id()), true, false)
    );
    assert_eq!((&*found[0].replies[0].text, &*found[0].replies[0].author), ("So.", "Bob"));
    deck.resolve_comment(0, &first, false).unwrap();
    deck.delete_comment(0, &reply).unwrap();
    let found = again(&deck).comments(0).unwrap();
    assert!(!found[0].is_resolved && found[0].replies.is_empty());
    deck.delete_comment(0, &first).unwrap();
    deck.delete_comment(0, &second).unwrap();
    assert_eq!(again(&deck).comments(0).unwrap(), []);
    assert!(!parts(&deck).iter().any(|part| part.contains("modernComment")));
    assert!(!part(&deck, "ppt/slides/slide1.xml").contains("commentRel"));
    assert_eq!(deck.reply(0, &first, &answer).unwrap_err().code(), "no-such-comment");
    let late = NewComment { created: "yesterday".into(), ..answer };
    assert_eq!(deck.add_comment(0, &late).unwrap_err().code(), "invalid-value");
}

#[test]
fn what_a_theme_says_is_seen_on_slides() {
    let mut deck = deck();
    deck.set_theme_color(0, SchemeSlot::Accent1, Rgb(0x44, 0x72, 0xC4)).unwrap();
    deck.set_theme_color(0, SchemeSlot::Dark1, Rgb(1, 2, 3)).unwrap();
    deck.set_theme_fonts(0, Some("A & B"), None).unwrap();
    let deck = again(&deck);
    assert_eq!(deck.themes().unwrap()[0].heading_font, "A & B");
    let look = deck.look(0).unwrap();
    let seen = |color| look.color(color).unwrap().rgb;
    assert_eq!(seen(Color::Theme(ThemeColor::Accent1)), Rgb(0x44, 0x72, 0xC4));
    assert_eq!(seen(Color::Lighter(ThemeColor::Accent1, Percent(80.0))), Rgb(0xDA, 0xE3, 0xF3));
    assert_eq!(seen(Color::Darker(ThemeColor::Accent1, Percent(25.0))), Rgb(0x2F, 0x55, 0x97));
    let title = look.text(first(&deck, ShapeKind::Text)).unwrap();
    assert_eq!(title[0].color.unwrap().rgb, Rgb(1, 2, 3));
    assert_eq!((&*title[0].font, title[0].is_bold, title[1].is_bold), ("A & B", true, false));
    assert!(matches!(look.background(), ResolvedFill::Solid(_)), "{:?}", look.background());
    assert_eq!(look.fill(first(&deck, ShapeKind::Text)).unwrap(), ResolvedFill::None);
    assert_eq!(look.fill(indeck_ooxml::ShapeRef::new(1, 2)).unwrap_err().code(), "no-such-shape");
}

#[test]
fn a_link_whose_text_goes_takes_its_relationship_with_it() {
    let mut deck = deck();
    let at = first(&deck, ShapeKind::Text);
    let link = Link::Address("https://example.com/".into());
    let has_link = |deck: &indeck_ooxml::Presentation| {
        part(deck, "ppt/slides/_rels/slide1.xml.rels").contains("example.com")
    };
    deck.shape_mut(at).set_text_link("Dear", Some(&link)).unwrap();
    assert!(has_link(&deck));
    let replace = indeck_ooxml::Replace::new().with("Dear", "");
    deck.replace_text(&replace, &indeck_ooxml::TextScope::default()).unwrap();
    assert!(!has_link(&deck));
    deck.shape_mut(at).set_text_link("name", Some(&link)).unwrap();
    deck.shape_mut(at).delete().unwrap();
    assert!(!has_link(&deck));
    deck.shape_mut(named(&deck, "Results")).set_text_link("no such text", Some(&link)).unwrap();
    assert!(!has_link(&deck), "a link that is on no text is none");
}

#[test]
fn a_picture_that_covers_its_frame_is_cropped_to_its_proportions() {
    let mut deck = deck();
    let at = named(&deck, "Logo");
    let frame = indeck_ooxml::model::Rect::from_inches(1.0, 1.0, 4.0, 1.0);
    deck.shape_mut(at).set_frame(frame).unwrap().replace_picture(PNG, Crop::Cover).unwrap();
    let slide = part(&deck, "ppt/slides/slide1.xml");
    // Of a square in a frame four times as wide as high, three quarters are cut off.
    assert!(slide.contains(r#"<a:srcRect t="37500" b="37500"/>"#), "{slide}");
}
