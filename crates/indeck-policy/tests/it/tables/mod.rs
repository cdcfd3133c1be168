//! Disclosure control for tables of groups.

mod attacker;
mod cases;
mod gaps;
mod judge;
mod mixtures;
mod properties;
mod world;
