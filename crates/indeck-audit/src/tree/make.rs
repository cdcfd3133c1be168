//! Making proofs from stored hashes.

use super::frontier::{fold, subtrees};
use super::{Hash, MAX_TREE_SIZE, Node, empty_root};
use crate::Error;

/// Where the hashes of full nodes are read.
pub trait HashReader {
    /// The hash of a full node.
    ///
    /// # Errors
    /// [`Error::MissingHash`] where there is no such node.
    fn read_hash(&self, node: Node) -> Result<Hash, Error>;
}

/// The root of the first `size` leaves.
///
/// # Errors
/// [`Error::TreeTooLarge`] for a size over [`MAX_TREE_SIZE`], and what the reader fails with.
pub fn root(reader: &impl HashReader, size: u64) -> Result<Hash, Error> {
    checked(size)?;
    if size == 0 {
        return Ok(empty_root());
    }
    range(reader, 0, size)
}

/// The proof that the leaf at `index` is in the tree of the first `size` leaves: hashes of
/// siblings, from the leaf's to the one below the root.
///
/// # Errors
/// [`Error::NoSuchLeaf`] if the tree has no leaf there, [`Error::TreeTooLarge`] for a size over
/// [`MAX_TREE_SIZE`], and what the reader fails with.
///
/// Source: RFC 6962, section 2.1.1.
pub fn inclusion_proof(
    reader: &impl HashReader,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, Error> {
    checked(size)?;
    if index >= size {
        return Err(Error::NoSuchLeaf { index, size });
    }
    let (mut start, mut end) = (0, size);
    let mut proof = Vec::new();
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range(reader, middle, end)?);
            end = middle;
        } else {
            proof.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    proof.reverse();
    Ok(proof)
}

/// The proof that the tree of the first `new` leaves goes on from the tree of the first `old`.
/// Empty where the sizes are equal, or where the old tree is empty.
///
/// # Errors
/// [`Error::SizeWentBack`] if `old` is the greater one, [`Error::TreeTooLarge`] for a size over
/// [`MAX_TREE_SIZE`], and what the reader fails with.
///
/// Source: RFC 6962, section 2.1.2.
pub fn consistency_proof(reader: &impl HashReader, old: u64, new: u64) -> Result<Vec<Hash>, Error> {
    checked(new)?;
    if old > new {
        return Err(Error::SizeWentBack { old, new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut start, mut end) = (0, new);
    let mut proof = Vec::new();
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(range(reader, middle, end)?);
            end = middle;
        } else {
            proof.push(range(reader, start, middle)?);
            start = middle;
        }
    }
    // The checker knows the old root; it is no part of the proof where it is a node of the new one.
    if start != 0 {
        proof.push(range(reader, start, end)?);
    }
    proof.reverse();
    Ok(proof)
}

fn checked(size: u64) -> Result<(), Error> {
    if size > MAX_TREE_SIZE { Err(Error::TreeTooLarge { size }) } else { Ok(()) }
}

/// The largest power of two less than `length`, which is at least 2.
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// The root above the leaves from `start` to before `end`, which are at least one.
fn range(reader: &impl HashReader, start: u64, end: u64) -> Result<Hash, Error> {
    let hashes: Result<Vec<Hash>, Error> =
        subtrees(start, end).map(|node| reader.read_hash(node)).collect();
    Ok(fold(&hashes?).unwrap_or_else(empty_root))
}
