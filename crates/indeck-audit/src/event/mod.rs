//! Events: who did what to what, what policy said, and how it ended; never a value of the data.
//!
//! Every text in an event is a [`Token`]: an identifier without spaces and `@`, of bounded length.
//! What names a person, or is no identifier, is a [`PersonalField`]: sealed under a key of that
//! person's own, or a salted commitment. Lists are bounded too, so that an event always fits an
//! entry of the log ([`MAX_EVENT_BYTES`]).
//!
//! The encoding, as CDDL (RFC 8610), is deterministic CBOR; keys that do not apply are left out, as
//! are empty sets:
//!
//! ```text
//! event    = { 0: 1, 1: id, 2: uint,            ; version, id, microseconds since 1970
//!              3: token, 4: actor, 5: tstr,     ; tenant, actor, action
//!              6: stage, 7: resource, 8: decision,
//!              ? 9: outcome, 10: source, ? 11: counts,
//!              ? 12: [+ hash], ? 13: [+ hash],  ; inputs, outputs
//!              ? 14: token, ? 15: id }          ; purpose, trace
//! actor    = { 0: kind, 1: personal, ? 2: personal, ? 3: [+ method] }
//! stage    = [0] / [1, id] / [2]                ; intent, outcome of an intent, single
//! resource = { 0: token, 1: personal, ? 2: token, ? 3: class }
//! decision = { 0: effect, ? 1: [+ token], ? 2: hash, ? 3: [+ token] }
//! outcome  = { 0: status, ? 1: token }
//! source   = { 0: token, ? 1: personal }
//! counts   = { ? 0: uint, ? 1: uint, ? 2: uint, ? 3: uint }
//! personal = [0, token] / [1, hash] / [2, id, nonce, bstr]
//! id = bstr .size 16   hash = bstr .size 32   nonce = bstr .size 24   token = tstr
//! ```
//!
//! An event without an outcome is an intent. The numbers of kinds, methods, classes, effects and
//! statuses are those of the variants, from 0, in their order.

mod action;
mod actor;
mod counts;
mod decision;
mod fault;
mod id;
mod personal;
mod record;
mod resource;
mod set;
mod source;
mod stage;
mod time;
mod token;
mod words;

pub use action::{Action, Verb};
pub use actor::{Actor, ActorKind, AuthMethod};
pub use counts::Counts;
pub use decision::{DecisionRecord, Effect};
pub use fault::EventFault;
pub use id::{EventId, SubjectKeyId, TraceId};
pub use personal::{MAX_SEALED_BYTES, PersonalField, Sealed};
pub use record::{Event, MAX_EVENT_BYTES};
pub use resource::{Class, Resource};
pub use set::{MAX_SET_ITEMS, Set};
pub use source::Source;
pub use stage::{Outcome, Stage, Status};
pub use time::Time;
pub use token::{MAX_TOKEN_BYTES, Token};
