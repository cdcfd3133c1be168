//! The attack on what is shown: what can be inferred of what is withheld.
//!
//! What a reader of the tables knows is a [`System`]: unknown amounts, bounds on them, and sums
//! of them that were shown. [`run`] looks, for each [`Target`] that was withheld, for two *worlds*
//! that agree with everything shown and differ in the target by the width asked for. A world is
//! checked by putting it into the equations, in whole numbers where the amounts are counts; so a
//! target that is said to be [held](Finding::held) is held even if the solver were wrong. Where no
//! such pair is found (it does not exist, is not of whole numbers, or the solver failed), the
//! target is not held: the error is on the safe side.
//!
//! ```
//! use indeck_policy::attack::{Equation, System, Target, Work, run};
//! // Two unknown counts that add up to 9: each can be anything from 0 to 9.
//! let mut system = System::counts(2);
//! system.equations.push(Equation::sum([0, 1], 9.0));
//! let target = Target { terms: vec![(0, 1.0)], need: 2.0, known: Some(4.0) };
//! let found = run(&system, &[target.clone()], &mut Work::new(10_000)).unwrap();
//! assert!(found[0].held);
//! // Told the second, the reader knows the first.
//! system.equations.push(Equation::sum([1], 5.0));
//! let found = run(&system, &[target], &mut Work::new(10_000)).unwrap();
//! assert!(!found[0].held);
//! ```

mod bounds;
mod linear;
mod parts;
mod system;
mod worlds;

pub use system::{Equation, Finding, System, Target, Unsolved, Work};
pub use worlds::run;
