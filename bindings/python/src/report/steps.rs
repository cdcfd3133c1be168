//! Steps of the library as progress: so many of so many, and what is being done.

use indeck::Step;

/// How far the work has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Steps that are done, or being done.
    pub(crate) done: usize,
    /// Steps in all, where it is known.
    pub(crate) total: Option<usize>,
    /// What is being done.
    pub(crate) what: String,
}

/// Where the work is, step after step.
#[derive(Debug, Default)]
pub(super) struct Way {
    /// The deck that is worked on, if there are several.
    deck: String,
    counted: (usize, Option<usize>),
}

impl Way {
    /// What is told of a step; nothing of one that this version does not know.
    pub(super) fn told(&mut self, step: &Step<'_>) -> Option<Told> {
        match *step {
            Step::Template { path } => Some(self.doing("opening ", path)),
            Step::Source { name } => Some(self.doing("reading ", name)),
            Step::Table { name } => Some(self.doing("querying ", name)),
            Step::Deck { value, number, of } => {
                self.deck = format!("deck {number} of {of}, {value}: ");
                None
            }
            Step::Check { number, of } => Some(self.counted("checking slides", number, of)),
            Step::Slide { number, of } => Some(self.counted("writing slides", number, of)),
            Step::Draw { number, of } => Some(self.counted("drawing charts", number, of)),
            Step::Saving => {
                let (done, total) = self.counted;
                Some(Told { done, total, what: format!("{}saving", self.deck) })
            }
            _ => None,
        }
    }

    fn doing(&mut self, doing: &str, name: &str) -> Told {
        self.counted = (0, None);
        Told { done: 0, total: None, what: format!("{}{doing}{name}", self.deck) }
    }

    fn counted(&mut self, doing: &str, number: usize, of: usize) -> Told {
        self.counted = (number, Some(of));
        Told { done: number, total: Some(of), what: format!("{}{doing}", self.deck) }
    }
}
