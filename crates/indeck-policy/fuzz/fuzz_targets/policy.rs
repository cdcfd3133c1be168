//! Any text as a policy file and as a decision table: a policy or diagnostics, never a panic, and
//! every diagnostic has a place inside the text. `tests/it/hostile.rs` mirrors it.
#![no_main]

use indeck_policy::Policy;
use indeck_policy::table_test::Case;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let cases = Case::read("policy.test.toml", text).unwrap_or_default();
    match Policy::load("policy.toml", text, &mut ()) {
        Ok(policy) => {
            assert_eq!(policy.hash(), policy.clone().hash());
            for case in &cases {
                let decision = policy.decide(&case.request);
                assert!(decision.errors.is_empty() || !decision.is_permitted());
            }
        }
        Err(all) => {
            let lines = text.matches('\n').count() + 1;
            assert!(!all.is_empty());
            let places = all.iter().filter_map(|diagnostic| diagnostic.at.as_ref());
            assert!(places.into_iter().all(|at| (1..=lines).contains(&(at.line as usize))));
        }
    }
});
