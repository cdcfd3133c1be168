//! The parts around the slides: what is taken over from the template, and the lists that close a
//! deck.

use std::io::Write;

use crate::deck::keep;
use crate::deck::numbers::{Numbers, chart_part, notes_part, slide_part};
use crate::deck::options::{DeckFormat, TemplateSlides, WriteOptions};
use crate::deck::presentation;
use crate::deck::template::Template;
use crate::deck::writer::Log;
use crate::error::Error;
use crate::opc::{Container, ContentTypes, Deflater, Relationships, Target, name};
use crate::part::properties::{self, Counts};
use crate::part::{notes, rels};

const CONTENT_TYPES_PART: &str = "[Content_Types].xml";
const SLIDE_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const CHART_TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const NOTES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
const NOTES_MASTER_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const WORKBOOK_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XML_TYPE: &str = "application/xml";
const RELS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// Writes what is known before the first slide: the package's relationships, core properties, and
/// the parts taken over from the template, in their compressed bytes.
pub(crate) fn write_opening<W: Write>(
    container: &mut Container<W>,
    template: &Template,
    options: &WriteOptions,
    kept: &[String],
) -> Result<(), Error> {
    if options.format == DeckFormat::MacroPresentation && !has_macros(template)? {
        return Err(Error::NoMacros);
    }
    let mut deflater = Deflater::new(options.compression);
    let main = template.presentation.part();
    let mut root = template.package.relationships("")?;
    root.retain(|relationship| keep::is_kept(main, "", relationship, options));
    root.add(properties::CORE_REL, Target::Part(properties::CORE_PART.to_owned()));
    root.add(properties::APP_REL, Target::Part(properties::APP_PART.to_owned()));
    container.add("_rels/.rels", &deflater.pack(&root.to_xml()))?;
    let core = properties::write_core(&options.properties);
    container.add(properties::CORE_PART, &deflater.pack(&core))?;
    let written_anew = written_anew(main);
    let presentation_properties = presentation::properties_part(template)?;
    for part in kept.iter().filter(|part| !written_anew.contains(part)) {
        let patched = match &presentation_properties {
            Some(properties) if properties == part => {
                presentation::properties(template, part, options)?
            }
            _ => None,
        };
        match patched {
            Some(xml) => container.add(part, &deflater.pack(&xml))?,
            None => container.add(part, &template.package.packed(part)?)?,
        }
    }
    Ok(())
}

/// Parts of a template that a deck has its own versions of.
fn written_anew(main: &str) -> [String; 6] {
    [
        CONTENT_TYPES_PART.to_owned(),
        "_rels/.rels".to_owned(),
        main.to_owned(),
        name::relationships_part(main),
        properties::CORE_PART.to_owned(),
        properties::APP_PART.to_owned(),
    ]
}

fn has_macros(template: &Template) -> Result<bool, Error> {
    let rels = template.package.relationships(template.presentation.part())?;
    Ok(rels.first_part("vbaProject").is_some())
}

/// Writes what can only be known after the last slide: the presentation with its relationships,
/// counts, content types, and a notes master where notes need one.
pub(crate) fn write_closing<W: Write>(
    container: &mut Container<W>,
    template: &Template,
    options: &WriteOptions,
    numbers: &Numbers,
    log: &Log,
) -> Result<(), Error> {
    let mut deflater = Deflater::new(options.compression);
    let main = template.presentation.part();
    let mut types = kept_types(template, options)?;
    let mut rels = template.package.relationships(main)?;
    rels.retain(|relationship| keep::is_kept(main, main, relationship, options));
    let mut new_notes_master = None;
    if log.notes.count > 0 && template.notes_master.is_none() {
        let master = add_notes_master(container, &mut deflater, template, numbers, &mut types)?;
        new_notes_master = Some(rels.add(rels::NOTES_MASTER, Target::Part(master)));
    }
    let add_slide = |n| rels.add(rels::SLIDE, Target::Part(slide_part(n)));
    let slides: Vec<String> = log.slides.numbers().map(add_slide).collect();
    let xml = presentation::patch(template, options, &slides, new_notes_master.as_deref());
    container.add(main, &deflater.pack(&xml))?;
    container.add(&name::relationships_part(main), &deflater.pack(&rels.to_xml()))?;
    let slides = template.kept_slides(options) + log.slides.count;
    let counts = Counts { slides, notes: log.notes.count, hidden: log.hidden };
    container.add(properties::APP_PART, &deflater.pack(&properties::write_app(counts)))?;
    add_types(&mut types, main, options, log);
    container.add(CONTENT_TYPES_PART, &deflater.pack(&types.to_xml()))?;
    Ok(())
}

/// The content types of the parts taken over.
fn kept_types(template: &Template, options: &WriteOptions) -> Result<ContentTypes, Error> {
    let mut types = ContentTypes::default();
    let all = template.package.content_types();
    for part in template.kept_parts(options)? {
        let is_rels = name::relationships_source(&part).is_some();
        if let Some(content_type) =
            all.get(&part).filter(|_| !is_rels && part != CONTENT_TYPES_PART)
        {
            types.set(&part, content_type);
        }
    }
    Ok(types)
}

fn add_types(types: &mut ContentTypes, main: &str, options: &WriteOptions, log: &Log) {
    let defaults = [("rels", RELS_TYPE), ("xml", XML_TYPE), ("xlsx", WORKBOOK_TYPE)];
    for (extension, content_type) in defaults {
        types.set_default(extension, content_type);
    }
    types.set(main, options.format.content_type());
    types.set(properties::CORE_PART, properties::CORE_TYPE);
    types.set(properties::APP_PART, properties::APP_TYPE);
    log.slides.numbers().for_each(|n| types.set(&slide_part(n), SLIDE_TYPE));
    log.charts.numbers().for_each(|n| types.set(&chart_part(n), CHART_TYPE));
    log.notes.numbers().for_each(|n| types.set(&notes_part(n), NOTES_TYPE));
    for (_, kind) in &log.images {
        types.set_default(kind.extension(), kind.content_type());
    }
}

/// Adds a notes master with a copy of the template's theme; returns its part.
fn add_notes_master<W: Write>(
    container: &mut Container<W>,
    deflater: &mut Deflater,
    template: &Template,
    numbers: &Numbers,
    types: &mut ContentTypes,
) -> Result<String, Error> {
    let master = template.notes_master_part(numbers);
    let theme = format!("ppt/theme/theme{}.xml", numbers.theme + 1);
    let source = template.theme_part.as_deref().ok_or_else(|| Error::MissingRelationship {
        part: template.presentation.part().to_owned(),
        id: "theme".to_owned(),
    })?;
    container.add(&theme, &template.package.packed(source)?)?;
    let mut theme_rels = Relationships::new(&theme);
    template.package.relationships(source)?.iter().for_each(|r| theme_rels.insert(r.clone()));
    if !theme_rels.is_empty() {
        let xml = theme_rels.to_xml();
        container.add(&name::relationships_part(&theme), &deflater.pack(&xml))?;
    }
    let mut rels = Relationships::new(&master);
    rels.add(rels::THEME, Target::Part(theme.clone()));
    container.add(&master, &deflater.pack(notes::MASTER.as_bytes()))?;
    container.add(&name::relationships_part(&master), &deflater.pack(&rels.to_xml()))?;
    types.set(&theme, THEME_TYPE);
    types.set(&master, NOTES_MASTER_TYPE);
    Ok(master)
}

/// Whether the template's own slides are left out.
pub(crate) fn drops_slides(options: &WriteOptions) -> bool {
    options.template_slides == TemplateSlides::Drop
}
