//! Events of every shape, and small logs of them.

use std::collections::BTreeMap;

use indeck_audit::event::*;
use indeck_audit::note::{KeyName, SigningKey, VerifyingKey};
use indeck_audit::tile::{TileId, TileKind, TileSource, tiles_of};
use indeck_audit::tree::{Frontier, Hash, HashReader, Node, inclusion_proof, leaf_hash};
use indeck_audit::verify::{LogInput, Report, StoredCheckpoint, verify_log};
use indeck_audit::{Checkpoint, Error, Event, LogProof};
use proptest::prelude::*;

pub(crate) const ORIGIN: &str = "example.com/audit/acme";

pub(crate) fn key() -> SigningKey {
    SigningKey::from_seed(KeyName::new(ORIGIN).unwrap(), &[7; 32])
}

pub(crate) fn token(text: &str) -> Token {
    Token::new(text).unwrap()
}

/// The `n`th of a row of events that differ in what they have.
pub(crate) fn event(n: u8) -> Event {
    let sealed = Sealed::new(SubjectKeyId([n; 16]), [n; 24], vec![n; 16 + usize::from(n % 7)]);
    let id = match n % 3 {
        0 => PersonalField::Sealed(sealed.unwrap()),
        1 => PersonalField::Commitment(Hash([n; 32])),
        _ => PersonalField::plain("nightly-build").unwrap(),
    };
    let outcome = if n % 4 == 3 { Outcome::failure(token("disk-full")) } else { Outcome::SUCCESS };
    let stage = match n % 4 {
        0 => Stage::Intent,
        1 => Stage::Outcome { intent: EventId([n - 1; 16]), outcome },
        _ => Stage::Single { outcome },
    };
    let action = ["disclose", "disclose", "query", "key.rotate"][usize::from(n % 4)];
    let mut resource = Resource::new(token("deck"), PersonalField::plain("board").unwrap());
    resource.class = Class::ALL.get(usize::from(n % 7)).copied();
    resource.version = n.is_multiple_of(2).then(|| token("3"));
    let mut decision = DecisionRecord::new(Effect::ALL[usize::from(n % 3)]);
    decision.policies = Set::new((0..n % 3).map(|p| token(&format!("policy-{p}")))).unwrap();
    decision.policy_set = (n % 2 == 1).then_some(Hash([n; 32]));
    decision.obligations = Set::new((0..n % 2).map(|_| token("suppress"))).unwrap();
    let mut actor = Actor::new(ActorKind::User, id);
    actor.session = n.is_multiple_of(5).then_some(PersonalField::Commitment(Hash([n; 32])));
    actor.methods = Set::new(n.is_multiple_of(2).then_some(AuthMethod::Passkey)).unwrap();
    let time = Time::from_micros(1_700_000_000_000_000 + u64::from(n)).unwrap();
    let source = Source::new(token("indeck-cli/0.1.0"));
    #[rustfmt::skip]
    let mut event = Event::new(
        EventId([n; 16]), time, token("acme"), actor, Action::parse(action).unwrap(), resource,
        decision, stage, source,
    );
    event.counts.rows = n.is_multiple_of(3).then_some(1 << n.min(40));
    event.inputs = Set::new((0..n % 3).map(|i| Hash([i; 32]))).unwrap();
    event.trace = n.is_multiple_of(6).then_some(TraceId([n; 16]));
    event.purpose = (n % 5 == 1).then(|| token("quarterly"));
    event
}

/// A log that lies in memory: entries, the hashes of its tree, checkpoints of some sizes, tiles.
pub(crate) struct Log {
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) checkpoints: Vec<StoredCheckpoint>,
    pub(crate) tiles: Tiles,
    pub(crate) hashes: Hashes,
}

#[derive(Clone, Default)]
pub(crate) struct Tiles(pub(crate) BTreeMap<TileId, Vec<u8>>);

impl TileSource for Tiles {
    fn read_tile(&self, tile: TileId) -> Result<Vec<u8>, Error> {
        self.0.get(&tile).cloned().ok_or(Error::MissingTile { tile })
    }
}

#[derive(Clone, Default)]
pub(crate) struct Hashes(pub(crate) BTreeMap<Node, Hash>);

impl HashReader for Hashes {
    fn read_hash(&self, node: Node) -> Result<Hash, Error> {
        let missing = Error::MissingHash { level: node.level, index: node.index };
        self.0.get(&node).copied().ok_or(missing)
    }
}

impl Log {
    /// A log of so many events, with a checkpoint at each of these sizes.
    pub(crate) fn new(events: u16, sizes: &[u64]) -> Self {
        let entries = (0..events).map(|n| {
            let mut event = event((n % 200) as u8);
            // Events differ, also where they are many.
            event.counts.bytes = Some(n.into());
            event.encode()
        });
        Self::of(entries.collect(), sizes)
    }

    pub(crate) fn of(entries: Vec<Vec<u8>>, sizes: &[u64]) -> Self {
        let (mut frontier, mut hashes) = (Frontier::new(), Hashes::default());
        let mut checkpoints = Vec::new();
        for entry in &entries {
            frontier.push_with(leaf_hash(entry), |node, hash| {
                hashes.0.insert(node, hash);
            });
            if sizes.contains(&frontier.size()) {
                checkpoints.push(checkpoint(frontier.size(), frontier.root()));
            }
        }
        let size = sizes.iter().max().copied().unwrap_or(0);
        let tiles = Tiles(tiles_of(size).filter_map(|id| Some((id, hashes.tile(id)?))).collect());
        Self { entries, checkpoints, tiles, hashes }
    }

    pub(crate) fn verify(&self) -> Report {
        let keys = [verifying_key()];
        let tenant = token("acme");
        let input = LogInput {
            origin: ORIGIN,
            keys: &keys,
            tenant: Some(&tenant),
            checkpoints: &self.checkpoints,
            tiles: Some(&self.tiles),
        };
        verify_log(&input, self.entries.iter().map(Ok))
    }

    pub(crate) fn prove(&self, index: u64, checkpoint: usize) -> LogProof {
        let text = String::from_utf8(self.checkpoints[checkpoint].bytes.clone()).unwrap();
        let opened = Checkpoint::open(text.as_bytes(), &[verifying_key()]).unwrap();
        let hashes = inclusion_proof(&self.hashes, index, opened.checkpoint.size()).unwrap();
        LogProof::new(index, hashes, text).unwrap()
    }
}

impl Hashes {
    /// The bytes of a tile of hashes; nothing of entries.
    fn tile(&self, tile: TileId) -> Option<Vec<u8>> {
        let TileKind::Hashes(level) = tile.kind else { return None };
        let first = tile.index * 256;
        let places = first..first + u64::from(tile.width);
        let hash = |index| self.0.get(&Node { level: level * 8, index }).unwrap().0;
        Some(places.flat_map(hash).collect())
    }
}

pub(crate) fn checkpoint(size: u64, root: Hash) -> StoredCheckpoint {
    let signed = Checkpoint::new(ORIGIN, size, root).unwrap().sign(&key()).unwrap();
    StoredCheckpoint { name: size.to_string(), bytes: signed.into_bytes() }
}

pub(crate) fn verifying_key() -> VerifyingKey {
    key().verifying_key().clone()
}

/// Whether long judges run in full.
#[allow(clippy::disallowed_methods, reason = "a test reads what the one who runs it wants")]
pub(crate) fn judge_all() -> bool {
    std::env::var_os("INDECK_JUDGE_ALL").is_some()
}

fn any_token() -> impl Strategy<Value = Token> {
    "[A-Za-z0-9#][A-Za-z0-9._:/+#-]{0,127}".prop_map(|text| token(&text))
}

fn any_tokens() -> impl Strategy<Value = Set<Token>> {
    prop::collection::vec(any_token(), 0..4).prop_map(|tokens| Set::new(tokens).unwrap())
}

fn any_hashes() -> impl Strategy<Value = Set<Hash>> {
    let hash = any::<[u8; 32]>().prop_map(Hash);
    prop::collection::vec(hash, 0..4).prop_map(|hashes| Set::new(hashes).unwrap())
}

fn any_personal() -> impl Strategy<Value = PersonalField> {
    let sealed = (any::<[u8; 16]>(), any::<[u8; 24]>(), prop::collection::vec(any::<u8>(), 16..60));
    prop_oneof![
        any_token().prop_map(PersonalField::Plain),
        any::<[u8; 32]>().prop_map(|hash| PersonalField::Commitment(Hash(hash))),
        sealed.prop_map(|(key, nonce, bytes)| {
            PersonalField::Sealed(Sealed::new(SubjectKeyId(key), nonce, bytes).unwrap())
        }),
    ]
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    (prop::sample::select(Status::ALL), prop::option::of(any_token()))
        .prop_map(|(status, code)| Outcome { status, code })
}

fn any_stage() -> impl Strategy<Value = Stage> {
    prop_oneof![
        Just(Stage::Intent),
        (any::<[u8; 16]>(), any_outcome())
            .prop_map(|(id, outcome)| Stage::Outcome { intent: EventId(id), outcome }),
        any_outcome().prop_map(|outcome| Stage::Single { outcome }),
    ]
}

fn any_actor() -> impl Strategy<Value = Actor> {
    let kind = prop::sample::select(ActorKind::ALL);
    let methods = prop::collection::vec(prop::sample::select(AuthMethod::ALL), 0..4);
    (kind, any_personal(), prop::option::of(any_personal()), methods).prop_map(
        |(kind, id, session, methods)| {
            let methods = Set::new(methods).unwrap();
            Actor { kind, id, session, methods }
        },
    )
}

fn any_action() -> impl Strategy<Value = Action> {
    const WORDS: &[&str] = &[
        "ingest",
        "query",
        "disclose",
        "download",
        "share",
        "delete",
        "erase",
        "export",
        "login",
        "breakglass",
    ];
    prop_oneof![
        prop::sample::select(WORDS).prop_map(str::to_owned),
        "(admin|key)\\.[a-z0-9-]{1,48}",
    ]
    .prop_map(|word| Action::parse(&word).unwrap())
}

fn any_resource() -> impl Strategy<Value = Resource> {
    let class = prop::option::of(prop::sample::select(Class::ALL));
    (any_token(), any_personal(), prop::option::of(any_token()), class)
        .prop_map(|(kind, id, version, class)| Resource { kind, id, version, class })
}

fn any_decision() -> impl Strategy<Value = DecisionRecord> {
    let hash = prop::option::of(any::<[u8; 32]>().prop_map(Hash));
    (prop::sample::select(Effect::ALL), any_tokens(), hash, any_tokens()).prop_map(
        |(effect, policies, policy_set, obligations)| DecisionRecord {
            effect,
            policies,
            policy_set,
            obligations,
        },
    )
}

fn any_counts() -> impl Strategy<Value = Counts> {
    any::<[Option<u64>; 4]>().prop_map(|[rows, cells, suppressed, bytes]| Counts {
        rows,
        cells,
        suppressed,
        bytes,
    })
}

/// Events of every shape.
pub(crate) fn any_event() -> impl Strategy<Value = Event> {
    let head = (any::<[u8; 16]>(), 0_u64..253_402_300_800_000_000, any_token(), any_actor());
    let middle = (any_action(), any_stage(), any_resource(), any_decision());
    let source = (any_token(), prop::option::of(any_personal()))
        .prop_map(|(program, address)| Source { program, address });
    let tail = (source, any_counts(), any_hashes(), any_hashes());
    let last = (prop::option::of(any_token()), prop::option::of(any::<[u8; 16]>()));
    (head, middle, tail, last).prop_map(|(head, middle, tail, (purpose, trace))| {
        let (id, micros, tenant, actor) = head;
        let (action, stage, resource, decision) = middle;
        let (source, counts, inputs, outputs) = tail;
        let (id, time) = (EventId(id), Time::from_micros(micros).unwrap());
        let trace = trace.map(TraceId);
        #[rustfmt::skip]
        let event = Event {
            id, time, tenant, actor, action, stage, resource, decision, source, counts, inputs,
            outputs, purpose, trace,
        };
        event
    })
}
