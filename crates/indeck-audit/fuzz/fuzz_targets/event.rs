//! Any bytes as an event: refused, or the one encoding of what was read; never a panic.
#![no_main]

use indeck_audit::Event;
use indeck_audit::export::{cef, hidden, json, ocsf};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(event) = Event::decode(bytes) else { return };
    assert_eq!(event.encode(), bytes);
    for line in [
        cef(0, &event, &hidden),
        json(0, &event, &hidden).to_string(),
        ocsf(0, &event, &hidden).to_string(),
    ] {
        assert!(!line.contains(char::is_control));
    }
});
