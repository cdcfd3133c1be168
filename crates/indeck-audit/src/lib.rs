//! A tamper-evident audit log: events, Merkle tree, signed checkpoints, proofs.
