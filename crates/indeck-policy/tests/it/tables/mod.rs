//! Disclosure control for tables of groups.

mod attacker;
mod cases;
mod judge;
mod world;
