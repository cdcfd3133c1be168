//! `DeckWriter`: a deck written slide by slide, in constant memory.

use std::io::Write;
use std::sync::Arc;

use indeck_model::deck::{Content, ResolvedSlide, Shape};

use crate::deck::finish::{self, Closing};
use crate::deck::foundation::Foundation;
use crate::deck::media::Media;
use crate::deck::numbers::Numbers;
use crate::deck::options::WriteOptions;
use crate::deck::plan::{self, LayoutView, SlidePlan};
use crate::deck::template::Template;
use crate::deck::worker::{Crew, SlideJob, Surroundings};
use crate::error::Error;
use crate::opc::{Container, Packed};
use crate::part::picture::PictureKind;

/// Slides that are built before their parts are written: the same for any number of workers, so
/// that the order of the parts does not depend on it.
const BATCH: usize = 64;

/// Writes a deck slide by slide.
///
/// A finished slide is compressed and written; only its number is kept, so memory does not grow
/// with the deck. The bytes depend on nothing but the template, the options and the slides.
///
/// ```no_run
/// use indeck_ooxml::{Template, WriteOptions, model::deck::{ResolvedSlide, Shape}};
/// let template = Template::open("brand.potx")?;
/// let file = std::fs::File::create("out.pptx")?;
/// let mut deck = template.writer(file, WriteOptions::default())?;
/// let shapes = vec![Shape::in_placeholder("title", "Hello")];
/// deck.push(ResolvedSlide { layout: "Title Slide".into(), shapes, ..Default::default() })?;
/// deck.finish()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct DeckWriter<'t, W: Write> {
    template: &'t Template,
    options: WriteOptions,
    container: Container<W>,
    around: Surroundings,
    crew: Crew,
    pending: Vec<SlideJob>,
    foundation: Arc<Foundation>,
    media: Media,
    pub(crate) numbers: Numbers,
    pub(crate) log: Log,
}

/// What was written, as the closing parts list it.
#[derive(Debug, Default)]
pub(crate) struct Log {
    /// Numbers of new slides: from the first, as many.
    pub(crate) slides: Run,
    pub(crate) charts: Run,
    pub(crate) extended: Run,
    pub(crate) workbooks: Run,
    pub(crate) notes: Run,
    /// Numbers and kinds of new pictures.
    pub(crate) images: Vec<(u32, PictureKind)>,
    /// Hidden slides.
    pub(crate) hidden: u32,
}

/// Consecutive numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    /// The number before the first.
    pub(crate) after: u32,
    /// How many there are.
    pub(crate) count: u32,
}

impl Run {
    /// The numbers.
    pub(crate) fn numbers(self) -> impl Iterator<Item = u32> {
        (self.after + 1)..=(self.after + self.count)
    }

    /// Adds some and returns the first of them.
    fn take(&mut self, count: u32) -> u32 {
        let first = self.after + self.count + 1;
        self.count += count;
        first
    }
}

impl<'t, W: Write> DeckWriter<'t, W> {
    pub(crate) fn new(
        template: &'t Template,
        sink: W,
        options: WriteOptions,
    ) -> Result<Self, Error> {
        let mut crew = template.crew(&options);
        let foundation = template.foundation(&options, crew.deflater())?;
        let numbers = foundation.numbers.clone();
        let run = |after| Run { after, count: 0 };
        let log = Log {
            slides: run(numbers.slide),
            charts: run(numbers.chart),
            extended: run(numbers.extended),
            workbooks: run(numbers.workbook),
            notes: run(numbers.notes),
            ..Log::default()
        };
        let mut container = Container::new(sink);
        finish::write_opening(&mut container, crew.deflater(), &foundation, &options)?;
        Ok(Self {
            template,
            container,
            around: template.surroundings(&options, &numbers),
            crew,
            pending: Vec::new(),
            foundation,
            media: Media::default(),
            numbers,
            log,
            options,
        })
    }

    /// Adds a slide, shared with whoever keeps it. What can be wrong with its layout, placeholders and pictures is reported at
    /// once; a chart that cannot be written is reported when its batch is built.
    ///
    /// # Errors
    /// [`Error::UnknownLayout`], [`Error::UnknownPlaceholder`], [`Error::PlaceholderFilledTwice`],
    /// [`Error::PlaceholderTakesNoText`], [`Error::UnsupportedPicture`], [`Error::InvalidChart`],
    /// [`Error::Write`]. After an error the deck cannot be finished whole: drop the writer.
    pub fn push(&mut self, slide: impl Into<Arc<ResolvedSlide>>) -> Result<(), Error> {
        let slide = slide.into();
        let position = self.log.slides.count + 1;
        let shown = self.template.kept_slides(&self.options) + position;
        let view = self.template.layout(&slide.layout)?;
        let mut plan = plan::plan(&slide, view, self.template.slide_size(), shown)?;
        self.place_pictures(&slide, view, &mut plan)?;
        let charts = |extended: bool| {
            let fits =
                |s: &&Shape| matches!(&s.content, Content::Chart(c) if c.is_extended() == extended);
            slide.shapes.iter().filter(fits).count() as u32
        };
        let (plain, extended) = (charts(false), charts(true));
        self.log.hidden += u32::from(slide.hidden);
        let job = SlideJob {
            plan,
            position,
            number: self.log.slides.take(1),
            first_chart: self.log.charts.take(plain),
            first_extended: self.log.extended.take(extended),
            first_workbook: self.log.workbooks.take(plain + extended),
            notes: slide.notes.is_some().then(|| self.log.notes.take(1)),
            slide,
        };
        self.pending.push(job);
        if self.pending.len() >= BATCH {
            self.write_pending()?;
        }
        Ok(())
    }

    /// Writes what is left and the closing parts, and returns the sink.
    ///
    /// # Errors
    /// [`Error::InvalidChart`] and [`Error::Write`].
    pub fn finish(mut self) -> Result<W, Error> {
        self.write_pending()?;
        let Self { template, options, mut container, mut crew, foundation, numbers, log, .. } =
            self;
        let deflater = crew.deflater();
        let parts = Closing { foundation: &foundation, numbers: &numbers, log: &log };
        finish::write_closing(&mut container, deflater, template, &options, &parts)?;
        template.take_back(crew);
        Ok(container.finish()?)
    }

    /// Number of slides added so far.
    pub fn slide_count(&self) -> usize {
        self.log.slides.count as usize
    }

    fn write_pending(&mut self) -> Result<(), Error> {
        let jobs = std::mem::take(&mut self.pending);
        for parts in self.crew.build(&jobs, &self.around)? {
            for (name, packed) in parts {
                self.container.add(&name, &packed)?;
            }
        }
        Ok(())
    }

    /// Puts the slide's pictures, and those that stand in for charts, into the package, each content
    /// once.
    fn place_pictures(
        &mut self,
        slide: &ResolvedSlide,
        view: LayoutView<'_>,
        plan: &mut SlidePlan,
    ) -> Result<(), Error> {
        plan::place_pictures(slide, view, plan, &mut |bytes, kind| self.image(bytes, kind))
    }

    /// The target of a picture from a slide; written on first use.
    fn image(&mut self, bytes: &Arc<[u8]>, kind: PictureKind) -> Result<String, Error> {
        let (number, is_new) = self.media.number(bytes, &mut self.numbers.image);
        let file = format!("image{number}.{}", kind.extension());
        if is_new {
            self.log.images.push((number, kind));
            // PNG and JPEG are compressed already.
            let packed = match kind {
                PictureKind::Svg => self.crew.deflater().pack(bytes),
                PictureKind::Png | PictureKind::Jpeg => Packed::stored(bytes.to_vec()),
            };
            self.container.add(&format!("ppt/media/{file}"), &packed)?;
        }
        Ok(format!("../media/{file}"))
    }
}
