//! What masters and layouts say and show beside their placeholders.

use indeck_ooxml::Template;
use indeck_ooxml::model::{Emu, Rect};
use indeck_testkit::{package, tiny_template_parts};

const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const TITLE_ONLY: &str = "ppt/slideLayouts/slideLayout3.xml";

/// The tiny template with texts of its parts replaced; each must be there.
fn changed(changes: &[(&str, &str, &str)]) -> Template {
    let mut parts = tiny_template_parts();
    for (part, from, to) in changes {
        let text = String::from_utf8(parts[*part].clone()).unwrap();
        assert!(text.contains(from), "{part} has no {from}");
        parts.insert((*part).to_owned(), text.replace(from, to).into_bytes());
    }
    Template::from_bytes(package(&parts), &Default::default()).unwrap()
}

fn xfrm(kind: &str, frame: &str) -> String {
    let [x, y, width, height] = frame.split(' ').collect::<Vec<_>>().try_into().unwrap();
    let (offset, extent) = if kind == "child" { ("chOff", "chExt") } else { ("off", "ext") };
    format!("<a:{offset} x=\"{x}\" y=\"{y}\"/><a:{extent} cx=\"{width}\" cy=\"{height}\"/>")
}

fn picture(name: &str, frame: &str) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"90\" name=\"{name}\"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>\
         <p:blipFill><a:blip/></p:blipFill><p:spPr><a:xfrm>{}</a:xfrm></p:spPr></p:pic>",
        xfrm("own", frame)
    )
}

fn group(frame: &str, inner: &str, shapes: &str) -> String {
    format!(
        "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"91\" name=\"Group\"/><p:cNvGrpSpPr/><p:nvPr/>\
         </p:nvGrpSpPr><p:grpSpPr><a:xfrm>{}{}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>",
        xfrm("own", frame),
        xfrm("child", inner)
    )
}

#[test]
fn types_and_language_are_as_the_template_says_them() {
    let backdrop = changed(&[]).backdrop().unwrap();
    let types: Vec<_> = backdrop.layout_types.iter().map(|kind| kind.as_deref()).collect();
    assert_eq!(types, [Some("title"), Some("obj"), Some("titleOnly")]);
    assert_eq!(backdrop.language.as_deref(), Some("en-GB"));
    assert_eq!(backdrop.pictures, []);
    let silent =
        changed(&[(MASTER, " lang=\"en-GB\"", ""), (TITLE_ONLY, " type=\"titleOnly\"", "")]);
    let backdrop = silent.backdrop().unwrap();
    assert_eq!((backdrop.language, backdrop.layout_types[2].clone()), (None, None));
}

#[test]
fn a_masters_picture_is_on_the_layouts_that_show_their_masters_shapes() {
    let end = "</p:spTree>";
    let of_master = picture("Master's", "10 20 30 40") + end;
    let of_layout = picture("Layout's", "1 2 3 4") + end;
    let template = changed(&[
        (MASTER, end, &of_master),
        (TITLE_ONLY, end, &of_layout),
        (TITLE_ONLY, "type=\"titleOnly\"", "type=\"titleOnly\" showMasterSp=\"0\""),
    ]);
    let pictures = template.backdrop().unwrap().pictures;
    let shown: Vec<_> =
        pictures.iter().map(|p| (p.name.as_str(), p.on_master, &*p.layouts)).collect();
    assert_eq!(shown, [("Master's", true, &[0, 1][..]), ("Layout's", false, &[2][..])]);
    assert_eq!(pictures[0].frame, Rect::new(Emu(10), Emu(20), Emu(30), Emu(40)));
}

#[test]
fn a_picture_in_groups_stands_where_the_groups_put_it() {
    let inner = picture("Deep", "5 5 10 10");
    let group_within = group("10 10 20 20", "0 0 10 10", &inner);
    let cases = [
        ("one group", group("100 200 40 20", "0 0 20 20", &inner), [110, 205, 20, 10]),
        (
            "a group in a group",
            group("100 100 60 60", "0 0 30 30", &group_within),
            [140, 140, 40, 40],
        ),
        ("no extent of its children", group("7 8 9 9", "0 0 0 0", &inner), [12, 13, 10, 10]),
    ];
    for (case, shapes, [x, y, width, height]) in cases {
        let template = changed(&[(MASTER, "</p:spTree>", &(shapes + "</p:spTree>"))]);
        let pictures = template.backdrop().unwrap().pictures;
        let expected = Rect::new(Emu(x), Emu(y), Emu(width), Emu(height));
        assert_eq!(pictures.iter().map(|p| p.frame).collect::<Vec<_>>(), [expected], "{case}");
    }
}
