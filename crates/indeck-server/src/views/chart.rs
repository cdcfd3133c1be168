//! Small bars drawn from counts, as an SVG without any style attribute.

use askama::Template;

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct Bar {
    /// The value or the range that it stands for.
    pub label: String,
    /// How many rows.
    pub count: u64,
}

/// A row of bars: a histogram or the most frequent values.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/bars.svg", escape = "html")]
pub struct Bars {
    /// The bars, from left to right.
    pub bars: Vec<Bar>,
    /// Whether the bars are ranges of a number (drawn without gaps).
    pub ranges: bool,
}

const WIDTH: u64 = 1200;
const HEIGHT: u64 = 280;

impl Bars {
    /// Each bar's left edge, top, width and height within 1200 × 280.
    fn boxes(&self) -> Vec<(u64, u64, u64, u64)> {
        let most = self.bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
        let step = WIDTH / u64::try_from(self.bars.len()).unwrap_or(1).max(1);
        let gap = if self.ranges { 8 } else { 24 };
        let boxes = self.bars.iter().zip(0_u64..).map(|(bar, index)| {
            let share = u128::from(bar.count) * u128::from(HEIGHT) / u128::from(most);
            let height = u64::try_from(share).unwrap_or(HEIGHT);
            let height = if bar.count > 0 { height.max(12) } else { 0 };
            (index * step, HEIGHT - height, step.saturating_sub(gap).max(8), height)
        });
        boxes.collect()
    }

    /// What the picture says, for those who do not see it.
    fn text(&self) -> String {
        let said: Vec<String> =
            self.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.count)).collect();
        said.join(", ")
    }
}
