//! A slide: its shapes, footers and relationships.
//!
//! Source: ECMA-376-1, 19.3.1.38 `p:sld`.

use indeck_model::deck::{Content, PictureFit, ResolvedSlide, Shape};
use indeck_model::text::TextBody;
use indeck_model::{Chart, Rect, Size};

use crate::part::chartex::Extended;
use crate::part::exif::Orientation;
use crate::part::marking;
use crate::part::picture::{self, PictureRels};
use crate::part::rels::{self, Rels};
use crate::part::shape::{Identity, PlaceholderTag, write_position, write_rectangle};
use crate::part::table::{self, TableLayout};
use crate::part::text::{TextContext, write_body};
use crate::xml::{XmlWriter, ns};

const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];
/// Marks the field that shows the slide's number; any fixed GUID does.
const SLIDE_NUMBER_FIELD: &str = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";

/// Where a shape stands, decided before it is written.
#[derive(Debug, Default)]
pub(crate) struct Placement {
    /// The placeholder that it fills.
    pub(crate) placeholder: Option<PlaceholderTag>,
    /// The placeholder's name; the shape's name where it has none of its own.
    pub(crate) name: Option<String>,
    /// Its position; `None` only for text that inherits it.
    pub(crate) frame: Option<Rect>,
    /// Whether text takes the position over from the placeholder.
    pub(crate) inherits: bool,
    /// The picture's files, if it is one, or if one stands in for it.
    pub(crate) picture: Option<PlacedPicture>,
}

/// The files of a picture, by their targets from a slide.
#[derive(Debug)]
pub(crate) struct PlacedPicture {
    /// The raster picture.
    pub(crate) raster: String,
    /// The SVG that stands behind it.
    pub(crate) svg: Option<String>,
    /// The raster picture's width and height.
    pub(crate) size: Size,
    /// How it is turned.
    pub(crate) orientation: Orientation,
}

/// What a slide is written from.
pub(crate) struct SlideSource<'a> {
    /// The slide.
    pub(crate) slide: &'a ResolvedSlide,
    /// One placement for each of its shapes.
    pub(crate) placements: &'a [Placement],
    /// Its footer placeholders.
    pub(crate) footers: &'a [FooterShape],
    /// Its layout, as a target from the slide.
    pub(crate) layout: &'a str,
    /// Number of its first chart's part.
    pub(crate) first_chart: u32,
    /// Number of its first part of a chart of 2016's kinds.
    pub(crate) first_extended: u32,
    /// Number of its notes' part.
    pub(crate) notes: Option<u32>,
    /// The template's default table style.
    pub(crate) table_style: &'a str,
    /// Language of text that says nothing else.
    pub(crate) language: Option<&'a str>,
    /// Its size.
    pub(crate) size: Size,
}

/// A footer placeholder with what it says.
#[derive(Debug)]
pub(crate) struct FooterShape {
    /// The layout's placeholder.
    pub(crate) placeholder: PlaceholderTag,
    /// Its name.
    pub(crate) name: String,
    /// What it says.
    pub(crate) text: FooterText,
}

/// What a footer placeholder says.
#[derive(Debug)]
pub(crate) enum FooterText {
    /// A fixed text.
    Fixed(String),
    /// The slide's number, as PowerPoint shows it until it counts anew.
    SlideNumber(u32),
}

/// A written slide: its part, its relationships, and its charts in their order on the slide.
pub(crate) struct WrittenSlide<'a> {
    pub(crate) xml: Vec<u8>,
    pub(crate) rels: Vec<u8>,
    pub(crate) charts: Vec<NumberedChart<'a>>,
}

/// A chart with the number of its part.
#[derive(Clone, Copy)]
pub(crate) enum NumberedChart<'a> {
    /// A `chartN.xml`.
    Plain(&'a Chart, u32),
    /// A `chartExN.xml` with a style and colours of the same number.
    Extended(Extended<'a>, u32),
}

/// Writes a slide.
pub(crate) fn write<'a>(source: &SlideSource<'a>) -> WrittenSlide<'a> {
    let mut writer = SlideWriter {
        w: XmlWriter::part(),
        rels: Rels::default(),
        charts: Vec::new(),
        next_chart: source.first_chart,
        next_extended: source.first_extended,
        next_id: 2,
        source,
    };
    writer.rels.part(rels::SLIDE_LAYOUT, source.layout.to_owned());
    writer.write();
    if let Some(number) = source.notes {
        writer.rels.part(rels::NOTES_SLIDE, format!("../notesSlides/notesSlide{number}.xml"));
    }
    let rels = writer.rels.to_xml();
    WrittenSlide { xml: writer.w.finish(), rels, charts: writer.charts }
}

struct SlideWriter<'s, 'a> {
    w: XmlWriter,
    rels: Rels,
    charts: Vec<NumberedChart<'a>>,
    next_chart: u32,
    next_extended: u32,
    next_id: u32,
    source: &'s SlideSource<'a>,
}

impl<'a> SlideWriter<'_, 'a> {
    fn write(&mut self) {
        self.w.open("p:sld");
        for (name, uri) in NAMESPACES {
            self.w.attr(name, uri);
        }
        self.w.attr_opt("show", self.source.slide.hidden.then_some(false));
        self.w.open("p:cSld").open("p:spTree");
        write_group_properties(&mut self.w);
        let slide = self.source.slide;
        for (shape, placement) in slide.shapes.iter().zip(self.source.placements) {
            self.write_shape(shape, placement);
        }
        for footer in self.source.footers {
            self.write_footer(footer);
        }
        if let Some(marking) = &slide.marking {
            let language = self.source.language;
            marking::write(&mut self.w, self.next_id, marking, self.source.size, language);
        }
        self.w.close().close();
        self.w.open("p:clrMapOvr").open("a:masterClrMapping").close().close();
        self.w.close();
    }

    fn write_shape(&mut self, shape: &'a Shape, placement: &Placement) {
        let id = self.next_id;
        self.next_id += 1;
        let generated;
        let name = match (&*shape.name, &placement.name) {
            ("", Some(name)) => name,
            ("", None) => {
                generated = format!("{} {}", noun(&shape.content), id - 1);
                &generated
            }
            (name, _) => name,
        };
        let placeholder = placement.placeholder.as_ref();
        let identity = Identity { id, name, alt: shape.alt.as_deref(), placeholder };
        match &shape.content {
            Content::Text(body) => self.write_text(&identity, body, placement),
            Content::Chart(chart) => match Extended::of(chart) {
                Some(extended) => self.write_extended_chart(&identity, extended, placement),
                None => self.write_chart(&identity, chart, placement),
            },
            Content::Table(table) => {
                let frame = placement.frame.unwrap_or_default();
                let layout = TableLayout::new(table, frame);
                let mut outer = frame;
                outer.size.height = layout.height(table);
                self.open_frame(&identity, outer, TABLE_URI);
                let mut context =
                    TextContext { rels: &mut self.rels, language: self.source.language };
                let style = self.source.table_style;
                table::write(&mut self.w, table, &layout, style, &mut context);
                self.close_frame();
            }
            Content::Picture(picture) => {
                if let Some(placed) = &placement.picture {
                    let link = picture.link.as_deref();
                    self.write_picture(&identity, (picture.fit, link), placed, placement);
                }
            }
        }
    }

    fn write_text(&mut self, identity: &Identity<'_>, body: &TextBody, placement: &Placement) {
        let w = &mut self.w;
        w.open("p:sp").open("p:nvSpPr");
        identity.write(w, |_| {});
        w.open("p:cNvSpPr");
        match identity.placeholder {
            Some(_) => drop(w.open("a:spLocks").attr("noGrp", true).close()),
            None => drop(w.attr("txBox", true)),
        }
        w.close();
        identity.write_placeholder(w);
        w.close();
        match placement.frame.filter(|_| !placement.inherits) {
            Some(frame) if identity.placeholder.is_some() => {
                w.element("p:spPr", |w| write_position(w, "a:xfrm", frame));
            }
            Some(frame) => write_rectangle(w, frame, Orientation::default()),
            None => drop(w.open("p:spPr").close()),
        }
        let mut context = TextContext { rels: &mut self.rels, language: self.source.language };
        write_body(w, "p:txBody", body, None, &mut context);
        w.close();
    }

    fn write_chart(&mut self, identity: &Identity<'_>, chart: &'a Chart, placement: &Placement) {
        let number = self.next_chart;
        self.next_chart += 1;
        self.charts.push(NumberedChart::Plain(chart, number));
        let id = self.rels.part(rels::CHART, format!("../charts/chart{number}.xml"));
        self.open_frame(identity, placement.frame.unwrap_or_default(), CHART_URI);
        self.w.open("c:chart").attr("xmlns:c", CHART_URI).attr("r:id", id).close();
        self.close_frame();
    }

    /// Writes a chart that older readers do not know, with what they show instead.
    ///
    /// Source: ISO/IEC 29500-3, 7.2 `mc:AlternateContent`; [MS-ODRAWXML] 2.24.1 `cx:chart`.
    fn write_extended_chart(
        &mut self,
        identity: &Identity<'_>,
        chart: Extended<'a>,
        placement: &Placement,
    ) {
        let number = self.next_extended;
        self.next_extended += 1;
        self.charts.push(NumberedChart::Extended(chart, number));
        let part = format!("../charts/chartEx{number}.xml");
        let id = self.rels.part(rels::EXTENDED_CHART, part);
        let requirement = chart.requirement();
        self.w.open("mc:AlternateContent").attr("xmlns:mc", ns::MC);
        self.w.open("mc:Choice").attr(requirement.declaration, requirement.namespace);
        self.w.attr("Requires", requirement.prefix);
        self.open_frame(identity, placement.frame.unwrap_or_default(), ns::CX);
        self.w.open("cx:chart").attr("xmlns:cx", ns::CX).attr("r:id", id).close();
        self.close_frame();
        self.w.close().open("mc:Fallback");
        match &placement.picture {
            Some(placed) => {
                self.write_picture(identity, (PictureFit::Stretch, None), placed, placement);
            }
            None => {
                let identity = Identity { placeholder: None, ..*identity };
                let free = Placement { frame: placement.frame, ..Placement::default() };
                self.write_text(&identity, &TextBody::from(INSTEAD_OF_CHART), &free);
            }
        }
        self.w.close().close();
    }

    fn write_picture(
        &mut self,
        identity: &Identity<'_>,
        (fit, link): (PictureFit, Option<&str>),
        placed: &PlacedPicture,
        placement: &Placement,
    ) {
        let rels = PictureRels {
            raster: self.rels.part(rels::IMAGE, placed.raster.clone()),
            svg: placed.svg.as_ref().map(|svg| self.rels.part(rels::IMAGE, svg.clone())),
            link: link.map(|address| self.rels.hyperlink(address)),
        };
        let frame = placement.frame.unwrap_or_default();
        picture::write(&mut self.w, identity, &rels, fit, frame, placed);
    }

    /// Opens a graphic frame up to its content.
    fn open_frame(&mut self, identity: &Identity<'_>, frame: Rect, uri: &str) {
        let w = &mut self.w;
        w.open("p:graphicFrame").open("p:nvGraphicFramePr");
        identity.write(w, |_| {});
        w.open("p:cNvGraphicFramePr");
        w.open("a:graphicFrameLocks").attr("noGrp", true).close();
        w.close();
        identity.write_placeholder(w);
        w.close();
        write_position(w, "p:xfrm", frame);
        w.open("a:graphic").open("a:graphicData").attr("uri", uri);
    }

    fn close_frame(&mut self) {
        self.w.close().close().close();
    }

    fn write_footer(&mut self, footer: &FooterShape) {
        let (id, placeholder) = (self.next_id, Some(&footer.placeholder));
        self.next_id += 1;
        let identity = Identity { id, name: &footer.name, alt: None, placeholder };
        let w = &mut self.w;
        w.open("p:sp").open("p:nvSpPr");
        identity.write(w, |_| {});
        w.open("p:cNvSpPr").open("a:spLocks").attr("noGrp", true).close().close();
        identity.write_placeholder(w);
        w.close();
        w.open("p:spPr").close();
        w.open("p:txBody").open("a:bodyPr").close();
        w.open("a:lstStyle").close().open("a:p");
        write_footer_text(w, &footer.text, self.source.language);
        w.close().close().close();
    }
}

const CHART_URI: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const TABLE_URI: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
/// What stands in the place of a chart that has no picture of its own.
const INSTEAD_OF_CHART: &str = "This chart needs PowerPoint 2016 or later.";

fn write_footer_text(w: &mut XmlWriter, text: &FooterText, language: Option<&str>) {
    let properties = |w: &mut XmlWriter| {
        w.open("a:rPr").attr_opt("lang", language).attr("dirty", false).close();
    };
    match text {
        FooterText::Fixed(text) => {
            w.open("a:r");
            properties(w);
            w.text_element("a:t", text).close();
        }
        FooterText::SlideNumber(number) => {
            w.open("a:fld").attr("id", SLIDE_NUMBER_FIELD).attr("type", "slidenum");
            properties(w);
            w.text_element("a:t", *number).close();
        }
    }
}

/// Writes the properties of the group that is the slide itself.
pub(crate) fn write_group_properties(w: &mut XmlWriter) {
    w.open("p:nvGrpSpPr");
    w.open("p:cNvPr").attr("id", 1u8).attr("name", "").close();
    w.open("p:cNvGrpSpPr").close();
    w.open("p:nvPr").close();
    w.close();
    w.open("p:grpSpPr").open("a:xfrm");
    w.raw(r#"<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>"#);
    w.close().close();
}

fn noun(content: &Content) -> &'static str {
    match content {
        Content::Text(_) => "Text",
        Content::Chart(_) => "Chart",
        Content::Table(_) => "Table",
        Content::Picture(_) => "Picture",
    }
}
