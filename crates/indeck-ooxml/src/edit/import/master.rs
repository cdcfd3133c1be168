//! Masters that come along with imported slides.
//!
//! Source: ISO/IEC 29500-1, 19.2.1.19 `p:sldMasterId`, 19.3.1.40 `p:sldLayoutId`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scale::Scale;
use super::signature::{self, Signature};
use crate::edit::copy::Originals;
use crate::edit::presentation::Presentation;
use crate::error::Error;
use crate::opc::{Deflater, Target, name};
use crate::part::rels;
use crate::xml::ns;

/// Ids of masters and layouts begin here and are unique among all of them.
///
/// Source: ISO/IEC 29500-1, 19.7.14 `ST_SlideMasterId`, 19.7.11 `ST_SlideLayoutId`.
const FIRST_ID: u64 = 0x8000_0000;

/// A master of the source with its layouts.
pub(super) enum Master {
    /// The deck has an equal one: layouts of the source by those of the deck.
    Known(BTreeMap<String, String>),
    /// It comes along.
    New(Box<Originals>, Signature),
}

impl Presentation {
    /// What becomes of a master of another deck. One that is scaled equals
    /// only one that was scaled the same.
    pub(super) fn plan_master(
        &mut self,
        source: &Presentation,
        master: &str,
        scale: Option<Scale>,
        deflater: &mut Deflater,
    ) -> Result<Master, Error> {
        let mut originals = signature::closure(&source.store, master, deflater)?;
        if source.is_strict() != self.is_strict() {
            originals.translate(self.is_strict(), source.limits(), deflater)?;
        }
        let sign = signature::of(&originals, &source.store, source.limits())?;
        let sign = scale.map_or(sign, |scale| sign.map(|half| half ^ scale.bits()));
        let known = self.masters_by_signature(deflater)?.get(&sign).cloned();
        let Some(known) = known else { return Ok(Master::New(Box::new(originals), sign)) };
        let own = signature::closure(&self.store, &known, deflater)?;
        let pairs = originals.list.iter().zip(&own.list);
        Ok(Master::Known(pairs.map(|(a, b)| (name::key(&a.part), b.part.clone())).collect()))
    }

    /// The masters of this deck by their signatures.
    fn masters_by_signature(
        &mut self,
        deflater: &mut Deflater,
    ) -> Result<Arc<BTreeMap<Signature, String>>, Error> {
        if let Some(known) = &self.signatures {
            return Ok(Arc::clone(known));
        }
        let mut signatures = BTreeMap::new();
        for master in self.masters()? {
            let originals = signature::closure(&self.store, &master, deflater)?;
            let sign = signature::of(&originals, &self.store, self.limits())?;
            signatures.entry(sign).or_insert(master);
        }
        let signatures = Arc::new(signatures);
        self.signatures = Some(Arc::clone(&signatures));
        Ok(signatures)
    }

    /// Remembers the signature that a master had where it came from.
    pub(super) fn remember_master(&mut self, signature: Signature, part: String) {
        if let Some(known) = &mut self.signatures {
            Arc::make_mut(known).insert(signature, part);
        }
    }

    /// The parts of this deck's masters.
    pub(super) fn masters(&self) -> Result<Vec<String>, Error> {
        let relationships = self.store.relationships(&self.main)?;
        let masters = relationships.by_type("slideMaster").filter_map(|r| r.part());
        Ok(masters.filter(|part| self.store.contains(part)).map(str::to_owned).collect())
    }

    /// The ids of this deck's masters and layouts.
    pub(super) fn master_ids(&self) -> Result<BTreeSet<u64>, Error> {
        let mut ids = BTreeSet::new();
        let mut see = |part: &str, item: &str| -> Result<(), Error> {
            let document = self.document(part)?;
            let items = document.root().descendants(ns::P, item);
            ids.extend(items.filter_map(|node| node.attr("id")?.parse::<u64>().ok()));
            Ok(())
        };
        see(&self.main, "sldMasterId")?;
        self.masters()?.iter().try_for_each(|master| see(master, "sldLayoutId"))?;
        Ok(ids)
    }

    /// Lists a master that was just added.
    pub(super) fn list_master(&mut self, part: &str, id: u64) -> Result<(), Error> {
        let main = self.main.clone();
        let target = Target::Part(part.to_owned());
        let rel = self.relate(&main, rels::SLIDE_MASTER, target)?;
        self.edit(&main, |presentation, patch| {
            let root = presentation.root();
            let item = format!(r#"<p:sldMasterId id="{id}" r:id="{rel}"/>"#);
            match root.child(ns::P, "sldMasterIdLst") {
                Some(list) => patch.append(list, &item),
                None => {
                    let list = format!("<p:sldMasterIdLst>{item}</p:sldMasterIdLst>");
                    patch.insert_ordered(root, "sldMasterIdLst", &list);
                }
            }
            Ok(())
        })
    }
}

/// Gives a master's layouts ids that nothing has; returns one for the master.
pub(super) fn renumber(
    originals: &mut Originals,
    taken: &mut BTreeSet<u64>,
    limits: &crate::opc::Limits,
    deflater: &mut Deflater,
) -> Result<u64, Error> {
    let mut next = || {
        let last = taken.last().copied().unwrap_or(0);
        // Above the highest in use; where that is the highest possible, in the first gap.
        let mut id = (last + 1).max(FIRST_ID);
        if id > u64::from(u32::MAX) {
            id = (FIRST_ID..).find(|id| !taken.contains(id)).unwrap_or(id);
        }
        taken.insert(id);
        id
    };
    let own = next();
    originals.edit(0, limits, deflater, |master, patch| {
        for layout in master.root().descendants(ns::P, "sldLayoutId") {
            patch.set_attr(layout, "id", &next().to_string());
        }
    })?;
    Ok(own)
}
