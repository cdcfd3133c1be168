//! Progress on a terminal: which source, which table, how many slides.

use std::fmt::Write;
use std::time::Duration;

use indeck::{Progress, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::console::Console;
use crate::untrusted::plain;

const TICK: Duration = Duration::from_millis(100);
const SPINNER: &str = "{spinner} {msg}";
const SLIDES: &str = "{spinner} {msg} {bar:24} {pos}/{len} ({rate})";

/// One line on standard error that goes away when it is done; nothing where nobody looks.
pub(crate) struct Display {
    bar: ProgressBar,
    /// What is done to slides while they are counted.
    counting: Option<&'static str>,
    /// The deck that is worked on, if there are several.
    deck: String,
}

impl Display {
    /// A display for that console.
    pub(crate) fn new(console: &Console) -> Self {
        let target = if console.shows_progress() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(style(SPINNER));
        bar.set_message("reading the spec");
        if !bar.is_hidden() {
            // A long query says nothing for a while; the line shows that it is alive.
            bar.enable_steady_tick(TICK);
        }
        Self { bar, counting: None, deck: String::new() }
    }

    /// Takes the line away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn say(&mut self, doing: &str, name: &str) {
        if self.counting.take().is_some() {
            self.bar.set_style(style(SPINNER));
        }
        self.bar.set_message(format!("{}{doing}{}", self.deck, plain(name)));
    }

    fn count(&mut self, doing: &'static str, number: usize, of: usize) {
        if self.counting != Some(doing) {
            // Also starts the rate afresh.
            self.bar.reset();
            self.bar.set_length(of as u64);
            self.bar.set_message(format!("{}{doing}", self.deck));
            self.bar.set_style(style(SLIDES));
            self.counting = Some(doing);
        }
        self.bar.set_position(number as u64);
    }
}

impl Progress for Display {
    fn step(&mut self, step: &Step<'_>) {
        if self.bar.is_hidden() {
            return;
        }
        match *step {
            Step::Template { path } => self.say("opening ", path),
            Step::Source { name } => self.say("reading ", name),
            Step::Table { name } => self.say("querying ", name),
            Step::Deck { value, number, of } => {
                self.deck = format!("deck {number} of {of}, {}: ", plain(value));
            }
            Step::Check { number, of } => self.count("checking slides", number, of),
            Step::Slide { number, of } => self.count("writing slides", number, of),
            Step::Draw { number, of } => self.count("drawing charts", number, of),
            Step::Saving => self.say("saving", ""),
            _ => {}
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    let rate = |state: &ProgressState, text: &mut dyn Write| {
        // A rate that cannot be written is not worth more than being left out.
        let _ = write!(text, "{:.0}/s", state.per_sec());
    };
    let style = ProgressStyle::with_template(template);
    style.unwrap_or_else(|_| ProgressStyle::default_spinner()).with_key("rate", rate)
}
