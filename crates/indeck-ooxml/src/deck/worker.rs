//! Builds and compresses the parts of slides: one worker a thread, each with a compressor of its
//! own. What comes out does not depend on which worker it was.

use std::sync::Arc;

use indeck_model::Size;
use indeck_model::deck::ResolvedSlide;

use crate::deck::numbers::{
    chart_part, colors_part, extended_part, notes_part, slide_part, style_part, workbook_part,
};
use crate::deck::options::WorkbookPayload;
use crate::deck::plan::SlidePlan;
use crate::error::Error;
use crate::opc::{Deflater, Packed, name};
use crate::part::chart::InvalidChart;
use crate::part::rels::{self, Rels};
use crate::part::slide::{NumberedChart, SlideSource};
use crate::part::{chart, chartex, notes, slide};

/// A slide on its way into the package.
#[derive(Debug)]
pub(crate) struct SlideJob {
    pub(crate) slide: Arc<ResolvedSlide>,
    pub(crate) plan: SlidePlan,
    /// Its place in the deck, from 1, for messages.
    pub(crate) position: u32,
    pub(crate) number: u32,
    pub(crate) first_chart: u32,
    pub(crate) first_extended: u32,
    pub(crate) first_workbook: u32,
    pub(crate) notes: Option<u32>,
}

/// What all slides of a deck share.
#[derive(Debug)]
pub(crate) struct Surroundings {
    /// Targets of the layouts from a slide.
    pub(crate) layouts: Vec<String>,
    /// Target of the notes master from a notes slide.
    pub(crate) notes_master: String,
    /// The template's default table style.
    pub(crate) table_style: String,
    /// Language of text that says nothing else.
    pub(crate) language: Option<String>,
    /// The slides' size.
    pub(crate) size: Size,
    /// What stands behind charts.
    pub(crate) workbooks: WorkbookPayload,
}

/// Slides of a batch for which a worker is called in: fewer are not worth a thread.
const SHARE: usize = 12;

/// The parts of a slide, ready for the container.
pub(crate) type Parts = Vec<(String, Packed)>;

/// Builds and compresses the parts of slides.
#[derive(Debug)]
pub(crate) struct Worker {
    level: u8,
    deflater: Deflater,
}

impl Worker {
    /// A worker that compresses at that level.
    pub(crate) fn new(level: u8) -> Self {
        Self { level, deflater: Deflater::new(level) }
    }

    /// The compressor.
    pub(crate) fn deflater(&mut self) -> &mut Deflater {
        &mut self.deflater
    }

    /// The parts of a slide: the slide, its notes, its charts with their workbooks.
    pub(crate) fn build(&mut self, job: &SlideJob, around: &Surroundings) -> Result<Parts, Error> {
        let mut parts = Parts::new();
        let source = SlideSource {
            slide: &job.slide,
            placements: &job.plan.placements,
            footers: &job.plan.footers,
            layout: around.layouts.get(job.plan.layout).map_or("", String::as_str),
            first_chart: job.first_chart,
            first_extended: job.first_extended,
            notes: job.notes,
            table_style: &around.table_style,
            language: around.language.as_deref(),
            size: around.size,
        };
        let written = slide::write(&source);
        self.add(&mut parts, slide_part(job.number), &written.xml, &written.rels);
        if let (Some(number), Some(body)) = (job.notes, &job.slide.notes) {
            let (master, language) = (&around.notes_master, around.language.as_deref());
            let (xml, rels) = notes::write(body, job.number, master, language);
            self.add(&mut parts, notes_part(number), &xml, &rels);
        }
        for (i, chart) in written.charts.into_iter().enumerate() {
            let workbook = workbook_part(job.first_workbook + i as u32);
            let invalid = |source| Error::InvalidChart { slide: job.position, source };
            let embedded = (around.workbooks == WorkbookPayload::Embedded).then_some(workbook);
            self.add_chart(&mut parts, chart, embedded).map_err(invalid)?;
        }
        Ok(parts)
    }

    /// Adds the parts of a chart, the last of them its workbook, where it has one.
    fn add_chart(
        &mut self,
        parts: &mut Parts,
        chart: NumberedChart<'_>,
        workbook: Option<String>,
    ) -> Result<(), InvalidChart> {
        let mut rels = Rels::default();
        // The chart names it as the first.
        if let Some(workbook) = &workbook {
            rels.part(rels::PACKAGE, workbook.replacen("ppt/", "../", 1));
        }
        let embeds = workbook.is_some();
        let packed = match chart {
            NumberedChart::Plain(chart, number) => {
                let built = chart::write(chart, embeds, &mut self.deflater)?;
                self.add_related(parts, chart_part(number), &built.xml, &rels);
                built.workbook
            }
            NumberedChart::Extended(chart, number) => {
                let built = chartex::write(chart, embeds, &mut self.deflater)?;
                let styles = chartex::styles(chart.style());
                rels.part(rels::CHART_STYLE, format!("style{number}.xml"));
                rels.part(rels::CHART_COLORS, format!("colors{number}.xml"));
                self.add(parts, extended_part(number), &built.xml, &rels.to_xml());
                parts.push((style_part(number), styles.style));
                parts.push((colors_part(number), styles.colors));
                built.workbook
            }
        };
        if let Some((workbook, packed)) = workbook.zip(packed) {
            parts.push((workbook, Packed::stored(packed)));
        }
        Ok(())
    }

    /// Adds a part, and its relationships where it has some.
    fn add_related(&mut self, parts: &mut Parts, name: String, xml: &[u8], rels: &Rels) {
        match rels.is_empty() {
            true => parts.push((name, self.deflater.pack(xml))),
            false => self.add(parts, name, xml, &rels.to_xml()),
        }
    }

    fn add(&mut self, parts: &mut Parts, name: String, xml: &[u8], rels: &[u8]) {
        parts.push((name::relationships_part(&name), self.deflater.pack(rels)));
        parts.push((name, self.deflater.pack(xml)));
    }
}

/// The workers of a deck: one for this thread, the others for threads of their own.
#[derive(Debug)]
pub(crate) struct Crew {
    first: Worker,
    others: Vec<Worker>,
}

impl Crew {
    /// A crew of `count` workers of one level, idle ones first.
    pub(crate) fn new(level: u8, count: usize, idle: &mut Vec<Worker>) -> Self {
        let mut taken = idle.extract_if(.., |worker| worker.level == level);
        let first = taken.next().unwrap_or_else(|| Worker::new(level));
        let mut others: Vec<_> = taken.by_ref().take(count.saturating_sub(1)).collect();
        others.resize_with(count.saturating_sub(1), || Worker::new(level));
        Self { first, others }
    }

    /// The workers, one by one.
    pub(crate) fn into_workers(self) -> impl Iterator<Item = Worker> {
        std::iter::once(self.first).chain(self.others)
    }

    /// Number of workers.
    pub(crate) fn len(&self) -> usize {
        self.others.len() + 1
    }

    /// The compressor for parts outside any slide.
    pub(crate) fn deflater(&mut self) -> &mut Deflater {
        &mut self.first.deflater
    }

    /// Builds the parts of many slides, in the slides' order.
    pub(crate) fn build(
        &mut self,
        jobs: &[SlideJob],
        around: &Surroundings,
    ) -> Result<Vec<Parts>, Error> {
        let share = jobs.len().div_ceil(self.len()).max(SHARE);
        let build = |worker: &mut Worker, jobs: &[SlideJob]| {
            jobs.iter().map(|job| worker.build(job, around)).collect::<Result<Vec<_>, _>>()
        };
        let mut chunks = jobs.chunks(share);
        let own = chunks.next().unwrap_or_default();
        let Self { first, others } = self;
        std::thread::scope(|scope| {
            let spawned: Vec<_> = others
                .iter_mut()
                .zip(chunks)
                .map(|(worker, jobs)| scope.spawn(move || build(worker, jobs)))
                .collect();
            let mut built = build(first, own)?;
            for thread in spawned {
                match thread.join() {
                    Ok(parts) => built.extend(parts?),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            Ok(built)
        })
    }
}
