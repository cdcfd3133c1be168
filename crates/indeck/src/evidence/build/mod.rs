//! Makes the manifest of a deck.

mod prepared;
mod provenance;
mod record;

use indeck_model::{Classification, ResolvedSlide, ResultTable};
use indeck_ooxml::Limits;

use super::Error;
use super::manifest::{ColumnRecord, Manifest, Query, TableRecord};
pub use prepared::Prepared;
pub(super) use prepared::digests;
use provenance::Told;
pub(super) use record::pictures;

/// Collects what is recorded of a deck while it is made.
///
/// What its slides say is read from the finished deck; from the resolved slides come the cells that
/// the numbers were made of.
///
/// ```
/// use indeck::evidence::{ManifestBuilder, VerifyOptions, verify};
/// use indeck::{Limits, Template, chart::ColumnChart};
/// use indeck_audit::note::{KeyName, SigningKey};
///
/// let template = Template::from_bytes(indeck_testkit::tiny_template(), &Limits::default())?;
/// let mut deck = template.deck();
/// deck.add_slide("Title Only")?.fill("title", "Sales rose by 12 %")?;
///
/// let mut manifest = ManifestBuilder::default();
/// deck.slides().iter().for_each(|slide| manifest.slide(slide, None));
/// let prepared = manifest.prepare(deck.to_bytes()?, &Limits::default())?;
/// let key = SigningKey::from_seed(KeyName::new("example.com/decks")?, &[7; 32]);
/// let sealed = prepared.seal(&key, None)?;
///
/// let options = VerifyOptions { keys: vec![key.verifying_key().clone()], ..Default::default() };
/// assert!(verify(sealed, &options)?.is_intact());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ManifestBuilder {
    manifest: Manifest,
    slides: Vec<Told>,
}

impl ManifestBuilder {
    /// A manifest that begins with what is known before any slide: generator, policy, data.
    pub fn new(manifest: Manifest) -> Self {
        Self { manifest, slides: Vec::new() }
    }

    /// What is recorded so far, to add to; slides are added by [`slide`](Self::slide).
    pub fn manifest_mut(&mut self) -> &mut Manifest {
        &mut self.manifest
    }

    /// Records where the numbers of the next slide come from, and its class. To be called for each
    /// slide that is written, in their order.
    pub fn slide(&mut self, slide: &ResolvedSlide, class: Option<Classification>) {
        self.slides.push(Told::of(slide, class));
    }

    /// Records a table, with the text of its query or only its hash.
    pub fn table(&mut self, table: &ResultTable, tells_query: bool) {
        let query = Query::Text(table.lineage.query.clone());
        let column = |column: &indeck_model::table::Column| ColumnRecord {
            name: column.name.clone(),
            class: column.classification.map(|class| class.word().to_owned()),
        };
        let cells = table.columns.iter().flat_map(|column| &column.cells);
        self.manifest.tables.push(TableRecord {
            name: table.name.to_string(),
            query: if tells_query { query } else { query.hidden() },
            sources: table.lineage.sources.iter().map(|source| source.name.clone()).collect(),
            rows: table.row_count() as u64,
            columns: table.columns.iter().map(column).collect(),
            suppressed: cells.filter(|cell| cell.suppressed).count() as u64,
        });
    }

    /// Reads a finished deck and hashes its parts; the manifest's own are put in, empty.
    ///
    /// # Errors
    /// [`Error::Deck`] if the deck cannot be read, [`Error::SlideCount`] if more slides were told
    /// of than it has.
    pub fn prepare(self, deck: Vec<u8>, limits: &Limits) -> Result<Prepared, Error> {
        Prepared::new(self.manifest, &self.slides, deck, limits)
    }
}
