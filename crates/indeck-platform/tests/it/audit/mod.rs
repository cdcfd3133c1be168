//! The audit logs in the database: several servers, tampering, kills, persons.

mod basics;
mod intents;
mod kill;
mod persons;
mod several;
mod support;
mod tampering;
mod witness;
