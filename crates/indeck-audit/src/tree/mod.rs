//! The Merkle tree: hashing, growing, proving and checking proofs.
//!
//! It is **not** a store: hashes are read through [`HashReader`], wherever they lie.
//!
//! Source: RFC 6962, section 2.1; the checking algorithms are those of RFC 9162, sections 2.1.3.2
//! and 2.1.4.2.

mod frontier;
mod hash;
mod make;
mod verify;

pub use frontier::{Frontier, Node};
pub use hash::{Hash, empty_root, leaf_hash, node_hash, tree_hash};
pub use make::{HashReader, consistency_proof, inclusion_proof, root};
pub use verify::{root_of_inclusion, verify_consistency, verify_inclusion};

/// Leaves that a tree may have: what a signed 64-bit number holds.
pub const MAX_TREE_SIZE: u64 = i64::MAX as u64;

/// Hashes that a proof may have: no tree of [`MAX_TREE_SIZE`] leaves needs more.
pub const MAX_PROOF_HASHES: usize = 64;
