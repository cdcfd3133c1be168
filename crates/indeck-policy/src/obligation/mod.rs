//! What a permit asks for in return.

mod entries;
mod merge;

use std::collections::{BTreeMap, BTreeSet};

use indeck_model::{Classification, IdentifierRole};

use crate::action::Action;
use crate::document::{
    Detection, EvidenceQueries, Mask, PersonalKind, RecordRules, TableRules, WorkbookPayload,
};

/// What must be done when something is permitted. An empty field asks for nothing.
///
/// Of two that both hold, the stricter holds:
///
/// ```
/// use indeck_policy::obligation::Obligations;
/// let one = Obligations { max_rows: Some(1000), approvals: Some(1), ..Obligations::default() };
/// let two = Obligations { max_rows: Some(50), certificate: true, ..Obligations::default() };
/// let both = one.and(&two);
/// assert_eq!((both.max_rows, both.approvals, both.certificate), (Some(50), Some(1), true));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Obligations {
    /// `classify` (at `ingest`): the dataset is at least of this class.
    pub classify: Option<Classification>,
    /// `quarantine` (at `ingest`): the dataset waits for a person's decision.
    pub quarantine: bool,
    /// `deny_card_numbers` (at `ingest`): the dataset is refused if a card number is found in it.
    pub deny_card_numbers: bool,
    /// `[detect]` (at `ingest`): what is done with each kind of personal data.
    pub detect: BTreeMap<PersonalKind, Detection>,
    /// `filter` (at `query`): by dataset, the conditions in SQL that records must meet, all of them.
    pub filters: BTreeMap<String, BTreeSet<String>>,
    /// `mask` (at `query`): the method for each column, written `dataset.column`.
    pub masks: BTreeMap<String, Mask>,
    /// What is known of each column asked for, written `dataset.column`.
    pub columns: BTreeMap<String, (Classification, IdentifierRole)>,
    /// By dataset, the column that tells persons or firms apart.
    pub entities: BTreeMap<String, String>,
    /// `k` (at `query` and `disclose`): least number of records that share their quasi-identifiers.
    pub k: Option<u32>,
    /// `l` (at `query` and `disclose`): least number of different sensitive values among these.
    pub l: Option<u32>,
    /// `[records]` (at `query` and `disclose`): all of its rules, with `k` and `l` as they hold here.
    pub records: Option<RecordRules>,
    /// `max_rows` (at `query`): most rows that leave.
    pub max_rows: Option<u32>,
    /// `min_group` (at `disclose`): least number of persons or firms behind a cell.
    pub min_group: Option<u32>,
    /// `round` (at `disclose`): counts are rounded to multiples of it.
    pub round: Option<u32>,
    /// `[tables]` (at `disclose`): all of its rules, with `min_group` and `round` as they hold here.
    pub tables: Option<TableRules>,
    /// `watermark` (at `disclose`): texts across each slide.
    pub watermarks: BTreeSet<String>,
    /// `label` (at `disclose`): the deck bears the label of this class, or of a greater one.
    pub label: Option<Classification>,
    /// `workbook` (at `disclose`): what the workbooks inside charts may hold.
    pub workbook: Option<WorkbookPayload>,
    /// `[evidence]` (at `disclose`): whether the manifest tells the queries.
    pub evidence: Option<EvidenceQueries>,
    /// `[retention]` (at `ingest` and `disclose`): days that it is kept.
    pub retention_days: Option<u32>,
    /// `step_up` (anywhere): methods by which the person must authenticate now, each of them.
    pub step_up: BTreeSet<String>,
    /// `watermark_id` (at `download`): the copy bears a mark of who took it.
    pub watermark_id: bool,
    /// `manifest` (at `download`): the copy bears its manifest.
    pub manifest: bool,
    /// `expires_days` (at `share`): days after which it ends at the latest.
    pub expires_days: Option<u32>,
    /// `domains` (at `share`): domains of recipients; none other is allowed.
    pub domains: Option<BTreeSet<String>>,
    /// `max_views` (at `share`): most times that it is opened.
    pub max_views: Option<u32>,
    /// `grace_days` (at `delete`, `erase`): days in which it can be taken back.
    pub grace_days: Option<u32>,
    /// `approvals` (at `delete`, `erase`, `export`, `admin`, `key`, `breakglass`): persons, other
    /// than who asks, that must agree.
    pub approvals: Option<u32>,
    /// `certificate` (at `delete`, `erase`, `export`): a signed statement of what was done.
    pub certificate: bool,
}

/// Where each key of `[obligations.NAME]` has a meaning; empty for everywhere.
pub(crate) const PLACES: &[(&str, &[Action])] = &[
    ("classify", &[Action::Ingest]),
    ("quarantine", &[Action::Ingest]),
    ("deny_card_numbers", &[Action::Ingest]),
    ("filter", &[Action::Query]),
    ("mask", &[Action::Query]),
    ("k", &[Action::Query, Action::Disclose]),
    ("l", &[Action::Query, Action::Disclose]),
    ("max_rows", &[Action::Query]),
    ("min_group", &[Action::Disclose]),
    ("round", &[Action::Disclose]),
    ("watermark", &[Action::Disclose]),
    ("label", &[Action::Disclose]),
    ("workbook", &[Action::Disclose]),
    ("step_up", &[]),
    ("watermark_id", &[Action::Download]),
    ("manifest", &[Action::Download]),
    ("expires_days", &[Action::Share]),
    ("domains", &[Action::Share]),
    ("max_views", &[Action::Share]),
    ("grace_days", &[Action::Delete, Action::Erase]),
    ("approvals", APPROVED),
    ("certificate", &[Action::Delete, Action::Erase, Action::Export]),
];

const APPROVED: &[Action] = &[
    Action::Delete,
    Action::Erase,
    Action::Export,
    Action::Breakglass,
    Action::AdminUsers,
    Action::AdminPolicy,
    Action::AdminSettings,
    Action::AdminRetention,
    Action::KeyCreate,
    Action::KeyRotate,
    Action::KeyDestroy,
];

/// Whether an obligation has a meaning at an action.
pub(crate) fn applies(key: &str, action: Action) -> bool {
    let places = PLACES.iter().find(|(name, _)| *name == key).map(|(_, places)| *places);
    places.is_some_and(|places| places.is_empty() || places.contains(&action))
}

impl Obligations {
    /// The keys of `[obligations.NAME]` that say something here.
    pub(crate) fn keys(&self) -> Vec<&'static str> {
        let has = |key: &str| match key {
            "filter" => !self.filters.is_empty(),
            "mask" => !self.masks.is_empty(),
            key => self.entries().contains_key(key),
        };
        PLACES.iter().map(|(key, _)| *key).filter(|key| has(key)).collect()
    }
}
