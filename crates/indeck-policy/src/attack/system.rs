//! What a reader knows, as linear equations over unknown amounts.

/// Unknown amounts and what is known of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct System {
    /// The least value of each amount; minus infinity where there is none.
    pub lower: Vec<f64>,
    /// The greatest value of each amount; infinity where there is none.
    pub upper: Vec<f64>,
    /// Whether the amounts are whole numbers.
    pub whole: bool,
    /// Sums that are known.
    pub equations: Vec<Equation>,
}

impl System {
    /// A system of that many counts, of which nothing is known yet.
    pub fn counts(amounts: usize) -> Self {
        Self {
            lower: vec![0.0; amounts],
            upper: vec![f64::INFINITY; amounts],
            whole: true,
            equations: Vec::new(),
        }
    }

    /// The greatest figure in it: what rounding errors are measured against.
    pub(crate) fn scale(&self) -> f64 {
        let sums = self.equations.iter().flat_map(|e| [e.low, e.high]);
        sums.chain(self.lower.iter().copied())
            .map(f64::abs)
            .filter(|x| x.is_finite())
            .fold(1.0, f64::max)
    }

    /// How far two figures of it may be apart and still be one.
    pub(crate) fn tolerance(&self) -> f64 {
        if self.whole { 1e-6 } else { 1e-9 * self.scale() }
    }
}

/// A weighted sum of amounts and the interval that it lies in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Equation {
    /// Amounts by number, each once, with their weights.
    pub terms: Vec<(u32, f64)>,
    /// The least value of the sum.
    pub low: f64,
    /// The greatest value of the sum.
    pub high: f64,
}

impl Equation {
    /// The plain sum of these amounts has exactly this value.
    pub fn sum(amounts: impl IntoIterator<Item = u32>, value: f64) -> Self {
        let terms = amounts.into_iter().map(|amount| (amount, 1.0)).collect();
        Self { terms, low: value, high: value }
    }
}

/// A withheld figure, as a weighted sum of amounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Amounts by number, each once, with their weights.
    pub terms: Vec<(u32, f64)>,
    /// How far the figures that cannot be excluded must be apart.
    pub need: f64,
    /// The true figure, where the caller knows it: one of those that cannot be excluded.
    pub known: Option<f64>,
}

/// What the attack found of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// The least figure that was found possible.
    pub low: f64,
    /// The greatest figure that was found possible.
    pub high: f64,
    /// No less is possible, as the bounds of single amounts tell.
    pub floor: f64,
    /// Whether they are as far apart as asked for.
    pub held: bool,
}

impl Finding {
    /// Greatest less least.
    pub fn width(&self) -> f64 {
        if self.high >= self.low { self.high - self.low } else { 0.0 }
    }
}

/// The work that may still be done, in variables times equations of linear programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    limit: u64,
    spent: u64,
    programs: u64,
}

impl Work {
    /// Up to this much work.
    pub fn new(limit: u64) -> Self {
        Self { limit, spent: 0, programs: 0 }
    }

    /// The work done so far.
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// The number of linear programs solved so far.
    pub fn programs(&self) -> u64 {
        self.programs
    }

    /// Takes the work of one program.
    pub(crate) fn take(&mut self, amounts: usize, equations: usize) -> Result<(), Unsolved> {
        let size = (amounts as u64 + 1).saturating_mul(equations as u64 + 1);
        let spent = self.spent.saturating_add(size);
        if spent > self.limit {
            return Err(Unsolved::TooMuchWork { limit: self.limit });
        }
        self.spent = spent;
        self.programs += 1;
        Ok(())
    }
}

/// Why an attack came to no end.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsolved {
    /// It would take more work than allowed.
    #[error("the attack takes more than {limit} units of work")]
    TooMuchWork {
        /// The limit.
        limit: u64,
    },
    /// No world agrees with what is said to be known.
    #[error("what is shown contradicts itself")]
    Contradiction,
}

impl Unsolved {
    /// The stable word for it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooMuchWork { .. } => "attack-too-large",
            Self::Contradiction => "attack-contradiction",
        }
    }
}
