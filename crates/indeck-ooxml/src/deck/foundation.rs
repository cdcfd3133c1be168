//! `Foundation`: what every deck of one kind takes over from its template, worked out once.

use crate::deck::keep;
use crate::deck::numbers::Numbers;
use crate::deck::options::{TemplateSlides, WriteOptions};
use crate::deck::presentation;
use crate::deck::template::Template;
use crate::error::Error;
use crate::opc::{ContentTypes, Deflater, Packed, Relationships, Target, name};
use crate::part::properties;

pub(crate) const CONTENT_TYPES_PART: &str = "[Content_Types].xml";
pub(crate) const PACKAGE_RELS_PART: &str = "_rels/.rels";

/// The options on which it depends what is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    template_slides: TemplateSlides,
    has_macros: bool,
    compression: u8,
}

impl Kind {
    /// The kind of deck that these options ask for.
    pub(crate) fn of(options: &WriteOptions) -> Self {
        Self {
            template_slides: options.template_slides,
            has_macros: options.keeps_macros(),
            compression: options.compression,
        }
    }
}

/// What every deck of one kind takes over from its template.
#[derive(Debug)]
pub(crate) struct Foundation {
    pub(crate) kind: Kind,
    /// Part numbers in use.
    pub(crate) numbers: Numbers,
    /// The relationships of the package.
    pub(crate) package_rels: Packed,
    /// The parts that stay as they are, in the package's order.
    pub(crate) parts: Vec<(String, Packed)>,
    /// The content types of what is taken over.
    pub(crate) types: ContentTypes,
    /// The relationships of the presentation that stay.
    pub(crate) rels: Relationships,
}

impl Foundation {
    /// What decks with these options take over from a template.
    ///
    /// # Errors
    /// [`Error::NoMacros`], and those of damaged parts of the template.
    pub(crate) fn of(
        template: &Template,
        options: &WriteOptions,
        deflater: &mut Deflater,
    ) -> Result<Self, Error> {
        let main = template.presentation.part();
        let mut rels = template.package.relationships(main)?;
        let kind = Kind::of(options);
        if kind.has_macros && rels.first_part("vbaProject").is_none() {
            return Err(Error::NoMacros);
        }
        let presentation_properties = rels.first_part("presProps").map(str::to_owned);
        let kept = keep::kept_parts(template, options)?;
        rels.retain(|relationship| keep::is_kept(main, main, relationship, options));
        let mut parts = Vec::new();
        for part in kept.iter().filter(|part| !is_written_anew(main, part)) {
            let patched = match &presentation_properties {
                Some(properties) if properties == part => {
                    presentation::properties(template, part, options)?
                }
                _ => None,
            };
            let packed = match patched {
                Some(xml) => deflater.pack(&xml),
                None => template.package.packed(part)?,
            };
            parts.push(((*part).to_owned(), packed));
        }
        Ok(Self {
            kind,
            numbers: Numbers::of(kept.iter().copied()),
            package_rels: deflater.pack(&package_rels(template, options)?),
            parts,
            types: kept_types(template, &kept),
            rels,
        })
    }
}

fn package_rels(template: &Template, options: &WriteOptions) -> Result<Vec<u8>, Error> {
    let main = template.presentation.part();
    let mut root = template.package.relationships("")?;
    root.retain(|relationship| keep::is_kept(main, "", relationship, options));
    root.add(properties::CORE_REL, Target::Part(properties::CORE_PART.to_owned()));
    root.add(properties::APP_REL, Target::Part(properties::APP_PART.to_owned()));
    Ok(root.to_xml())
}

/// Whether a deck has its own version of that part.
fn is_written_anew(main: &str, part: &str) -> bool {
    let fixed =
        [CONTENT_TYPES_PART, PACKAGE_RELS_PART, properties::CORE_PART, properties::APP_PART];
    fixed.contains(&part) || part == main || part == name::relationships_part(main)
}

fn kept_types(template: &Template, kept: &[&str]) -> ContentTypes {
    let mut types = ContentTypes::default();
    let all = template.package.content_types();
    let is_listed =
        |part: &str| part != CONTENT_TYPES_PART && name::relationships_source(part).is_none();
    for part in kept.iter().filter(|part| is_listed(part)) {
        if let Some(content_type) = all.get(part) {
            types.set(part, content_type);
        }
    }
    types
}
