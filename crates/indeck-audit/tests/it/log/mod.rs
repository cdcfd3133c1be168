//! Tests of writing: stores, recovery, faults, kills, erasure.

mod basics;
mod disk;
mod folder;
mod kill;
mod outside;
mod power;
mod subjects;
mod support;
mod tampering;
