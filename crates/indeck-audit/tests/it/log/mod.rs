//! Tests of writing: stores, recovery, faults, kills, erasure.

mod basics;
mod disk;
mod power;
mod support;
