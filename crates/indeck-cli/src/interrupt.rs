//! Interruption: a signal that tells the process to stop ends it, with nothing unfinished left.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::exit::Exit;
use crate::unfinished::Unfinished;

/// From now on Ctrl-C and a request to end remove what is unfinished and end the process.
pub(crate) fn end_at_signals(unfinished: Unfinished) {
    // Without the handler the build is as good; only its remains would stay after a signal.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        if signals.forever().next().is_some() {
            unfinished.remove();
            std::process::exit(Exit::Interrupted as i32);
        }
    });
}
