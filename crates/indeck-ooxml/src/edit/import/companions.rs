//! What stands beside slides and masters and has to come along: table styles, embedded fonts.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::copy::Originals;
use crate::edit::presentation::Presentation;
use crate::error::Error;
use crate::opc::{Target, name};
use crate::part::rels;
use crate::xml::{Document, Patch, XmlWriter, ns};

const TABLE_STYLES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml";

/// A change of a part that the deck has.
pub(super) enum Change {
    /// New bytes of a part that the presentation refers to; it is added where it is missing.
    Part { part: Option<String>, new: NewPart, bytes: Vec<u8> },
    /// Fonts: the element of each with the source's font parts.
    Fonts(Vec<Font>),
}

/// How a part is added that the presentation does not have.
#[derive(Clone, Copy)]
pub(super) struct NewPart {
    pub(super) name: &'static str,
    pub(super) content_type: &'static str,
    pub(super) relationship: &'static str,
}

/// An embedded font.
pub(super) struct Font {
    /// `p:font`, as it stands in the source.
    face: String,
    /// `p:regular` and the like, with the source's part.
    files: Vec<(&'static str, String)>,
}

impl Change {
    /// The parts of the source that it needs.
    pub(super) fn binaries(&self) -> impl Iterator<Item = &str> {
        let fonts = match self {
            Self::Fonts(fonts) => fonts.as_slice(),
            Self::Part { .. } => &[],
        };
        fonts.iter().flat_map(|font| &font.files).map(|(_, part)| part.as_str())
    }

    /// Makes the change; `leads` says what the source's parts are called now.
    pub(super) fn apply(
        self,
        deck: &mut Presentation,
        leads: &BTreeMap<String, String>,
    ) -> Result<(), Error> {
        match self {
            Self::Part { part: Some(part), bytes, .. } => deck.set_bytes(&part, bytes),
            Self::Part { part: None, new, bytes } => {
                let (stem, extension) = new.name.rsplit_once('.').unwrap_or((new.name, "xml"));
                let part = match deck.store.contains(new.name) {
                    true => deck.add_part(stem, extension, new.content_type, bytes),
                    false => {
                        deck.store.insert(new.name, new.content_type, bytes);
                        new.name.to_owned()
                    }
                };
                let main = deck.main.clone();
                deck.relate(&main, new.relationship, Target::Part(part)).map(drop)
            }
            Self::Fonts(fonts) => add_fonts(deck, &fonts, leads),
        }
    }
}

fn add_fonts(
    deck: &mut Presentation,
    fonts: &[Font],
    leads: &BTreeMap<String, String>,
) -> Result<(), Error> {
    let main = deck.main.clone();
    let mut w = XmlWriter::fragment();
    for font in fonts {
        w.open("p:embeddedFont").raw(&font.face);
        for (style, part) in &font.files {
            let Some(part) = leads.get(&name::key(part)) else { continue };
            let id = deck.relate(&main, rels::FONT, Target::Part(part.clone()))?;
            w.open(style).attr("r:id", &id).close();
        }
        w.close();
    }
    let fragment = String::from_utf8_lossy(&w.finish()).into_owned();
    deck.edit(&main, |presentation, patch| {
        let root = presentation.root();
        match root.child(ns::P, "embeddedFontLst") {
            Some(list) => patch.append(list, &fragment),
            None => {
                let list = format!("<p:embeddedFontLst>{fragment}</p:embeddedFontLst>");
                patch.insert_ordered(root, "embeddedFontLst", &list);
            }
        }
        Ok(())
    })
}

/// The files of a font: their elements' local names, and the names as they are written.
///
/// Source: ISO/IEC 29500-1, 19.2.1.9 `p:embeddedFont`.
const STYLES: [(&str, &str); 4] = [
    ("regular", "p:regular"),
    ("bold", "p:bold"),
    ("italic", "p:italic"),
    ("boldItalic", "p:boldItalic"),
];

/// The fonts that the source embeds and the target does not.
///
/// Source: ISO/IEC 29500-1, 19.2.1.9 `p:embeddedFont`.
pub(super) fn fonts(target: &Presentation, source: &Presentation) -> Result<Option<Change>, Error> {
    let (own, other) = (target.document(&target.main)?, source.document(&source.main)?);
    let known: BTreeSet<String> = typefaces(&own).collect();
    let relationships = source.store.relationships(&source.main)?;
    let mut fonts = Vec::new();
    for font in other.root().descendants(ns::P, "embeddedFont") {
        let Some(face) = font.child(ns::P, "font") else { continue };
        let Some(typeface) = face.attr("typeface").filter(|face| !known.contains(&**face)) else {
            continue;
        };
        let mut w = XmlWriter::fragment();
        w.open("p:font").attr("typeface", &*typeface);
        for name in ["panose", "pitchFamily", "charset"] {
            w.attr_opt(name, face.attr(name).as_deref());
        }
        w.close();
        let files = STYLES.iter().filter_map(|(local, style)| {
            let id = font.child(ns::P, local)?.attr_ns(ns::R, "id")?;
            Some((*style, relationships.by_id(&id)?.part()?.to_owned()))
        });
        let files: Vec<_> = files.filter(|(_, part)| source.store.contains(part)).collect();
        if !files.is_empty() {
            fonts.push(Font { face: String::from_utf8_lossy(&w.finish()).into_owned(), files });
        }
    }
    Ok((!fonts.is_empty()).then_some(Change::Fonts(fonts)))
}

fn typefaces(presentation: &Document) -> impl Iterator<Item = String> {
    let fonts = presentation.root().descendants(ns::P, "embeddedFont");
    fonts.filter_map(|font| Some(font.child(ns::P, "font")?.attr("typeface")?.into_owned()))
}

/// The styles of tables on the slides that the target does not have.
///
/// Source: ISO/IEC 29500-1, 20.1.4.2.26 `a:tblStyle`.
pub(super) fn table_styles(
    target: &Presentation,
    source: &Presentation,
    originals: &Originals,
    slides: &[usize],
) -> Result<Option<Change>, Error> {
    let relationships = source.store.relationships(&source.main)?;
    let part = relationships.first_part("tableStyles").filter(|part| source.store.contains(part));
    let Some(part) = part else { return Ok(None) };
    let mut wanted = BTreeSet::new();
    for original in slides.iter().filter_map(|place| originals.list.get(*place)) {
        let bytes = original.packed.unpack(&original.part)?;
        let slide = Document::parse(&original.part, bytes, source.limits())?;
        let ids = slide.root().descendants(ns::A, "tableStyleId");
        wanted.extend(ids.map(|id| id.text().into_owned()));
    }
    let relationships = target.store.relationships(&target.main)?;
    let own = relationships.first_part("tableStyles").filter(|p| target.store.contains(p));
    let bytes = match own {
        Some(part) => target.bytes(part)?,
        None => format!(r#"<a:tblStyleLst xmlns:a="{}" def="{USUAL}"/>"#, ns::A).into_bytes(),
    };
    let list = Document::parse(own.unwrap_or(NEW.name), bytes, target.limits())?;
    let has = |id: &str| list.root().children().any(|s| s.attr("styleId").as_deref() == Some(id));
    let styles = source.document(part)?;
    let mut patch = Patch::new(&list);
    for style in styles.root().children() {
        let id = style.attr("styleId").unwrap_or_default();
        if wanted.contains(&*id) && !has(&id) {
            patch.append(list.root(), style.raw());
        }
    }
    if patch.is_empty() {
        return Ok(None);
    }
    let (part, bytes) = (own.map(str::to_owned), patch.apply());
    Ok(Some(Change::Part { part, new: NEW, bytes }))
}

/// The style of new tables, which the list names.
const USUAL: &str = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}";
const NEW: NewPart = NewPart {
    name: "ppt/tableStyles.xml",
    content_type: TABLE_STYLES_TYPE,
    relationship: rels::TABLE_STYLES,
};
