//! The parts around the slides: what is taken over from the template, and the lists that close a
//! deck.

use std::io::Write;

use crate::deck::foundation::{CONTENT_TYPES_PART, Foundation, PACKAGE_RELS_PART};
use crate::deck::numbers::{
    Numbers, chart_part, colors_part, extended_part, notes_part, slide_part, style_part,
};
use crate::deck::options::WriteOptions;
use crate::deck::presentation;
use crate::deck::template::Template;
use crate::deck::writer::Log;
use crate::error::Error;
use crate::opc::{Container, ContentTypes, Deflater, Relationships, Target, name};
use crate::part::properties::{self, Counts};
use crate::part::{notes, rels};

pub(crate) const SLIDE_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
pub(crate) const CHART_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
pub(crate) const EXTENDED_TYPE: &str = "application/vnd.ms-office.chartex+xml";
pub(crate) const STYLE_TYPE: &str = "application/vnd.ms-office.chartstyle+xml";
pub(crate) const COLORS_TYPE: &str = "application/vnd.ms-office.chartcolorstyle+xml";
pub(crate) const NOTES_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";
pub(crate) const NOTES_MASTER_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml";
pub(crate) const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
pub(crate) const WORKBOOK_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XML_TYPE: &str = "application/xml";
const RELS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// Writes what is known before the first slide: the package's relationships, core properties, and
/// the parts taken over from the template, in their compressed bytes.
pub(crate) fn write_opening<W: Write>(
    container: &mut Container<W>,
    deflater: &mut Deflater,
    foundation: &Foundation,
    options: &WriteOptions,
) -> Result<(), Error> {
    container.add(PACKAGE_RELS_PART, &foundation.package_rels)?;
    let core = properties::write_core(&options.properties);
    container.add(properties::CORE_PART, &deflater.pack(&core))?;
    for (part, packed) in &foundation.parts {
        container.add(part, packed)?;
    }
    Ok(())
}

/// What the closing parts list.
pub(crate) struct Closing<'a> {
    /// What was taken over from the template.
    pub(crate) foundation: &'a Foundation,
    /// Part numbers in use.
    pub(crate) numbers: &'a Numbers,
    /// What was written.
    pub(crate) log: &'a Log,
}

/// Writes what can only be known after the last slide: the presentation with its relationships,
/// counts, content types, and a notes master where notes need one.
pub(crate) fn write_closing<W: Write>(
    container: &mut Container<W>,
    deflater: &mut Deflater,
    template: &Template,
    options: &WriteOptions,
    &Closing { foundation, numbers, log }: &Closing<'_>,
) -> Result<(), Error> {
    let main = template.presentation.part();
    let mut types = foundation.types.clone();
    let mut rels = foundation.rels.clone();
    let mut new_notes_master = None;
    if log.notes.count > 0 && template.catalog.notes_master.is_none() {
        let master = add_notes_master(container, deflater, template, numbers, &mut types)?;
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
    for n in log.extended.numbers() {
        types.set(&extended_part(n), EXTENDED_TYPE);
        types.set(&style_part(n), STYLE_TYPE);
        types.set(&colors_part(n), COLORS_TYPE);
    }
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
    let source =
        template.catalog.theme_part.as_deref().ok_or_else(|| Error::MissingRelationship {
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
