//! Checking proofs.

use super::{Hash, MAX_PROOF_HASHES, MAX_TREE_SIZE, empty_root, node_hash};
use crate::Error;

/// Checks that a leaf is at `index` of the tree with `size` leaves and that `root`.
///
/// ```
/// use indeck_audit::tree::{leaf_hash, node_hash, verify_inclusion};
/// let (a, b) = (leaf_hash(b"a"), leaf_hash(b"b"));
/// let root = node_hash(&a, &b);
/// assert!(verify_inclusion(&b, 1, 2, &[a], &root).is_ok());
/// assert!(verify_inclusion(&b, 0, 2, &[a], &root).is_err());
/// ```
///
/// # Errors
/// [`Error::NoSuchLeaf`], [`Error::ProofLength`] or [`Error::TreeTooLarge`] if the proof cannot be
/// one for that place, [`Error::WrongRoot`] if it leads to another root.
///
/// Source: RFC 9162, section 2.1.3.2.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: &Hash,
) -> Result<(), Error> {
    same_root(size, root, &root_of_inclusion(leaf, index, size, proof)?)
}

/// The root that a leaf at `index` and its proof lead to, in a tree with `size` leaves.
///
/// # Errors
/// [`Error::NoSuchLeaf`], [`Error::ProofLength`] or [`Error::TreeTooLarge`] if the proof cannot be
/// one for that place.
pub fn root_of_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
) -> Result<Hash, Error> {
    bounded(size, proof)?;
    if index >= size {
        return Err(Error::NoSuchLeaf { index, size });
    }
    let wrong = Error::ProofLength { hashes: proof.len() };
    let (mut place, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return Err(wrong);
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            (place, last) = above_left(place, last);
        } else {
            hash = node_hash(&hash, sibling);
            (place, last) = (place >> 1, last >> 1);
        }
    }
    if last == 0 { Ok(hash) } else { Err(wrong) }
}

/// Checks that the tree with `new` leaves goes on from the tree with `old` leaves.
///
/// # Errors
/// [`Error::SizeWentBack`], [`Error::ProofLength`] or [`Error::TreeTooLarge`] if the proof cannot
/// be one for these sizes, [`Error::WrongRoot`] if it leads to another root of either.
///
/// Source: RFC 9162, section 2.1.4.2.
pub fn verify_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    new_root: &Hash,
    proof: &[Hash],
) -> Result<(), Error> {
    bounded(new, proof)?;
    if old > new {
        return Err(Error::SizeWentBack { old, new });
    }
    if old == 0 || old == new {
        if !proof.is_empty() {
            return Err(Error::ProofLength { hashes: proof.len() });
        }
        let expected = if old == 0 { &empty_root() } else { new_root };
        return same_root(old, old_root, expected);
    }
    let (old_found, new_found) = roots_of_consistency(old, old_root, new, proof)?;
    same_root(old, old_root, &old_found)?;
    same_root(new, new_root, &new_found)
}

/// The roots of both trees that a proof leads to; `0 < old < new`.
fn roots_of_consistency(
    old: u64,
    old_root: &Hash,
    new: u64,
    proof: &[Hash],
) -> Result<(Hash, Hash), Error> {
    let wrong = || Error::ProofLength { hashes: proof.len() };
    let mut hashes = proof.iter();
    // Where the old tree is a full subtree of the new one, its root begins the way up.
    let first = if old.is_power_of_two() { old_root } else { hashes.next().ok_or_else(wrong)? };
    let skipped = (old - 1).trailing_ones();
    let (mut place, mut last) = ((old - 1) >> skipped, (new - 1) >> skipped);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for sibling in hashes {
        if last == 0 {
            return Err(wrong());
        }
        if place & 1 == 1 || place == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            (place, last) = above_left(place, last);
        } else {
            new_hash = node_hash(&new_hash, sibling);
            (place, last) = (place >> 1, last >> 1);
        }
    }
    if last == 0 { Ok((old_hash, new_hash)) } else { Err(wrong()) }
}

/// Where the way up goes on after a left sibling: past the levels on which the node, as the last of
/// its level, has none.
fn above_left(place: u64, last: u64) -> (u64, u64) {
    let levels = if place & 1 == 1 { 0 } else { place.trailing_zeros().min(63) };
    ((place >> levels) >> 1, (last >> levels) >> 1)
}

fn bounded(size: u64, proof: &[Hash]) -> Result<(), Error> {
    if size > MAX_TREE_SIZE {
        return Err(Error::TreeTooLarge { size });
    }
    if proof.len() > MAX_PROOF_HASHES {
        return Err(Error::ProofLength { hashes: proof.len() });
    }
    Ok(())
}

fn same_root(size: u64, expected: &Hash, found: &Hash) -> Result<(), Error> {
    if expected == found { Ok(()) } else { Err(Error::WrongRoot { size }) }
}
