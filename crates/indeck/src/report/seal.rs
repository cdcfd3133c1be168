//! The evidence of a deck: its manifest, its label, and the event that allowed it.

use std::collections::BTreeMap;

use indeck_model::{Classification, Dataset, ResolvedSlide};
use indeck_ooxml::{Limits, PackageEdit};

use crate::Error;
use crate::evidence::manifest::{
    Digest, DroppedSlide, Governance, LabelRecord, Manifest, Material, PolicyRecord, SourceRecord,
};
use crate::evidence::{self, ManifestBuilder};
use crate::report::prepare::Prepared;
use crate::report::write::{Unwritten, Writing};

/// Collects the manifest of a deck while it is written, and seals the deck.
pub(crate) struct Seal<'a> {
    writing: &'a Writing<'a>,
    manifest: ManifestBuilder,
    /// The classes of columns, by table and column.
    classes: BTreeMap<(String, u32), Option<Classification>>,
}

impl<'a> Seal<'a> {
    pub(crate) fn new(writing: &'a Writing<'a>) -> Self {
        let mut manifest = ManifestBuilder::new(known(writing));
        let tells = writing.guard.tells_queries();
        let mut classes = BTreeMap::new();
        for table in writing.edition.ready() {
            manifest.table(table, tells);
            for (column, number) in table.columns.iter().zip(0..) {
                classes.insert((table.name.to_string(), number), column.classification);
            }
        }
        Self { writing, manifest, classes }
    }

    /// Records where the numbers of the next slide come from.
    pub(crate) fn slide(&mut self, slide: &ResolvedSlide) {
        let class = self.class(slide);
        self.manifest.slide(slide, class);
    }

    /// The greatest class of the columns that a slide shows.
    fn class(&self, slide: &ResolvedSlide) -> Option<Classification> {
        let shown = evidence::columns(slide);
        shown.iter().filter_map(|column| *self.classes.get(column)?).max()
    }

    /// The finished deck: with its label, its manifest, and the event that allowed it, which is
    /// durable by then.
    pub(crate) fn close(self, deck: Vec<u8>) -> Result<Vec<u8>, Unwritten> {
        let Writing { guard, leave, .. } = self.writing;
        let limits = Limits::default();
        let deck = self.labelled(deck, &limits)?;
        let prepared = self.manifest.prepare(deck, &limits).map_err(unsealed)?;
        let digest = prepared.digest();
        let done = guard.done(leave, &[digest.0])?;
        let logged = done.as_ref().map(|(recorded, proof)| (&recorded.event, proof));
        let governor = &self.writing.edition.prepared.governor;
        let key = governor.secrets().manifest.clone();
        Ok(prepared.seal(key.as_deref(), logged).map_err(unsealed)?)
    }

    fn labelled(&self, deck: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Error> {
        let Some(label) = self.writing.guard.label() else { return Ok(deck) };
        let labelled = || {
            let mut deck = PackageEdit::open(deck, limits)?;
            deck.set_label(&label)?;
            deck.to_bytes()
        };
        labelled().map_err(|source| unsealed(evidence::Error::from(source)))
    }
}

fn unsealed(source: evidence::Error) -> Error {
    Error::Evidence { source }
}

/// What is known before the first slide.
fn known(writing: &Writing<'_>) -> Manifest {
    let prepared = writing.edition.prepared;
    let label = writing.guard.label().map(|label| LabelRecord {
        id: label.id,
        site: label.site,
        name: label.name,
    });
    let governed = writing.guard.governed(writing.leave);
    let governance = governed.as_ref().map_or(Governance::Ungoverned, |governed| {
        Governance::Policy(PolicyRecord {
            name: governed.policy.clone(),
            sha256: Digest(governed.policy_hash),
            policies: governed.permitted_by.clone(),
            obligations: writing.guard.obligations(),
        })
    });
    let disclosure = governed.iter().flat_map(|governed| governed.counts()).collect();
    let dropped = writing
        .plan
        .dropped
        .iter()
        .map(|dropped| DroppedSlide { id: dropped.slide.clone(), reason: dropped.reason.clone() });
    let template = prepared.spec.report.template.as_ref();
    let file = prepared.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let text = prepared.texts.get(&prepared.file.display().to_string());
    Manifest {
        class: governed.and_then(|governed| governed.class).map(|class| class.word().to_owned()),
        label,
        governance,
        template: template.map(|file| Material {
            name: file.value.clone(),
            sha256: Digest(prepared.template_digest),
        }),
        spec: file
            .zip(text)
            .map(|(name, text)| Material { name, sha256: Digest::of(text.as_bytes()) }),
        sources: prepared.datasets.iter().map(|dataset| source(prepared, dataset)).collect(),
        disclosure,
        dropped: dropped.collect(),
        ..Manifest::default()
    }
}

fn source(prepared: &Prepared, dataset: &Dataset) -> SourceRecord {
    let file = |origin: &indeck_model::dataset::Origin| {
        Some(Material { name: origin.file.clone(), sha256: Digest(origin.digest?) })
    };
    SourceRecord {
        name: dataset.name.clone(),
        files: dataset.origins.iter().filter_map(file).collect(),
        memory: prepared.content_in_memory(dataset).map(Digest),
        rows: dataset.row_count() as u64,
        class: Some(dataset.classification.word().to_owned()),
    }
}
