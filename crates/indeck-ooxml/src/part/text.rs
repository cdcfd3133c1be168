//! Text bodies: paragraphs, runs, bullets, links, autofit.
//!
//! Source: ECMA-376-1, 21.1.2 (DrawingML text).

use indeck_model::text::{
    Alignment, Autofit, Bullet, Paragraph, Run, TextBody, TextScale, TextStyle,
};
use indeck_model::{Color, Percent, Pt};

use crate::part::rels::Rels;
use crate::xml::XmlWriter;

/// What the text of a part needs from around it.
pub(crate) struct TextContext<'a> {
    /// The part's relationships, for links.
    pub(crate) rels: &'a mut Rels,
    /// Language of text that says nothing else.
    pub(crate) language: Option<&'a str>,
}

/// Writes `p:txBody` (or `a:txBody` in a table) with an inherited body and list style.
pub(crate) fn write_body(
    w: &mut XmlWriter,
    element: &'static str,
    body: &TextBody,
    size: Option<Pt>,
    context: &mut TextContext<'_>,
) {
    w.open(element);
    write_body_properties(w, body.autofit);
    w.open("a:lstStyle").close();
    write_paragraphs(w, body, size, context);
    w.close();
}

fn write_body_properties(w: &mut XmlWriter, autofit: Autofit) {
    w.open("a:bodyPr");
    match autofit {
        Autofit::Inherited => {}
        Autofit::None => drop(w.open("a:noAutofit").close()),
        Autofit::Shrink => drop(w.open("a:normAutofit").close()),
        Autofit::Shrunk(scale) => write_scale(w, scale),
        Autofit::Resize => drop(w.open("a:spAutoFit").close()),
    }
    w.close();
}

/// Writes how much a text has shrunk; what is as usual is left out.
///
/// Source: ISO/IEC 29500-1, 21.1.2.1.3 `a:normAutofit`.
fn write_scale(w: &mut XmlWriter, scale: TextScale) {
    let usual = TextScale::default();
    let font = Some(scale.font).filter(|font| *font != usual.font);
    let lines = Some(scale.lines).filter(|lines| *lines != usual.lines);
    w.open("a:normAutofit");
    w.attr_opt("fontScale", font.map(Percent::to_thousandths));
    w.attr_opt("lnSpcReduction", lines.map(Percent::to_thousandths)).close();
}

/// Writes the paragraphs; a text without any gets the one empty paragraph that the schema asks for.
pub(crate) fn write_paragraphs(
    w: &mut XmlWriter,
    body: &TextBody,
    size: Option<Pt>,
    context: &mut TextContext<'_>,
) {
    for paragraph in &body.paragraphs {
        write_paragraph(w, paragraph, size, context);
    }
    if body.paragraphs.is_empty() {
        w.element("a:p", |w| write_end_properties(w, size, context.language));
    }
}

fn write_paragraph(
    w: &mut XmlWriter,
    paragraph: &Paragraph,
    size: Option<Pt>,
    context: &mut TextContext<'_>,
) {
    w.open("a:p");
    write_paragraph_properties(w, paragraph);
    for run in &paragraph.runs {
        write_run(w, run, size, context);
    }
    if paragraph.runs.iter().all(|run| run.text.is_empty()) {
        write_end_properties(w, size, context.language);
    }
    w.close();
}

fn write_paragraph_properties(w: &mut XmlWriter, paragraph: &Paragraph) {
    let level = Some(paragraph.level.min(8)).filter(|level| *level > 0);
    let align = paragraph.align.map(alignment);
    if level.is_none() && align.is_none() && paragraph.bullet == Bullet::Inherited {
        return;
    }
    w.open("a:pPr");
    if paragraph.bullet == Bullet::None {
        w.attr("marL", 0u8);
    }
    w.attr_opt("lvl", level);
    if paragraph.bullet == Bullet::None {
        w.attr("indent", 0u8);
    }
    w.attr_opt("algn", align);
    match paragraph.bullet {
        Bullet::Inherited => {}
        Bullet::None => drop(w.open("a:buNone").close()),
        Bullet::Character(c) => {
            let mut buffer = [0; 4];
            w.open("a:buChar").attr("char", &*c.encode_utf8(&mut buffer)).close();
        }
        Bullet::Numbered => {
            w.open("a:buFont").attr("typeface", "+mj-lt").close();
            w.open("a:buAutoNum").attr("type", "arabicPeriod").close();
        }
    }
    w.close();
}

fn alignment(align: Alignment) -> &'static str {
    match align {
        Alignment::Left => "l",
        Alignment::Center => "ctr",
        Alignment::Right => "r",
        Alignment::Justify => "just",
    }
}

/// A run; line feeds and the characters that stand for them become breaks.
fn write_run(w: &mut XmlWriter, run: &Run, size: Option<Pt>, context: &mut TextContext<'_>) {
    let link = run.link.as_deref().map(|address| context.rels.hyperlink(address));
    let properties = |w: &mut XmlWriter| {
        write_run_properties(w, "a:rPr", &run.style, size, context.language, |w| {
            if let Some(id) = link {
                w.open("a:hlinkClick").attr("r:id", id).close();
            }
        });
    };
    let lines = run.text.split(['\n', '\u{b}', '\u{2028}']);
    for (i, line) in lines.enumerate() {
        if i > 0 {
            w.element("a:br", properties);
        }
        if line.is_empty() {
            continue;
        }
        w.open("a:r");
        properties(w);
        w.text_element("a:t", line.trim_end_matches('\r')).close();
    }
}

fn write_end_properties(w: &mut XmlWriter, size: Option<Pt>, language: Option<&str>) {
    if size.is_some() || language.is_some() {
        write_run_properties(w, "a:endParaRPr", &TextStyle::default(), size, language, |_| {});
    }
}

/// Writes run properties; `size` stands in where the style has none.
pub(crate) fn write_run_properties(
    w: &mut XmlWriter,
    element: &'static str,
    style: &TextStyle,
    size: Option<Pt>,
    language: Option<&str>,
    links: impl FnOnce(&mut XmlWriter),
) {
    w.open(element).attr_opt("lang", language);
    w.attr_opt("sz", style.size.or(size).map(Pt::to_hundredths));
    w.attr_opt("b", style.bold).attr_opt("i", style.italic);
    w.attr_opt("u", style.underline.map(|on| if on { "sng" } else { "none" }));
    w.attr("dirty", false);
    if let Some(color) = style.color {
        w.element("a:solidFill", |w| write_color(w, color));
    }
    if let Some(font) = &style.font {
        w.open("a:latin").attr("typeface", font).close();
    }
    links(w);
    w.close();
}

/// Writes a colour element.
///
/// Source: ECMA-376-1, 20.1.2.3 (colours); lighter and darker as in `a:lumMod`, `a:lumOff`.
pub(crate) fn write_color(w: &mut XmlWriter, color: Color) {
    write_color_of_opacity(w, color, None);
}

/// Writes a colour element that lets through what lies behind; `None` is opaque.
pub(crate) fn write_color_of_opacity(w: &mut XmlWriter, color: Color, opacity: Option<Percent>) {
    match color {
        Color::Rgb(rgb) => w.open("a:srgbClr").attr("val", &rgb.to_string()),
        Color::Theme(slot) | Color::Lighter(slot, _) | Color::Darker(slot, _) => {
            w.open("a:schemeClr").attr("val", slot.name())
        }
    };
    match color {
        Color::Rgb(_) | Color::Theme(_) => {}
        Color::Lighter(_, share) => {
            w.val("a:lumMod", Percent(100.0 - share.0).to_thousandths());
            w.val("a:lumOff", share.to_thousandths());
        }
        Color::Darker(_, share) => {
            w.val("a:lumMod", Percent(100.0 - share.0).to_thousandths());
        }
    }
    if let Some(opacity) = opacity {
        w.val("a:alpha", opacity.to_thousandths());
    }
    w.close();
}
