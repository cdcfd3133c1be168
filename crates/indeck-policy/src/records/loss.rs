//! What generalisation costs.

use super::axis::Axis;
use super::partition::Class;

/// How much information was lost.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Loss {
    /// Mean share of each quasi-identifier's values that a cell does not tell apart, from 0 to 1;
    /// records that were left out count as 1.
    ///
    /// Source: Xu et al., Utility-Based Anonymization (KDD 2006), the normalised certainty penalty.
    pub certainty: f64,
    /// Sum of the squares of the classes' sizes; records that were left out count as alike with all.
    ///
    /// Source: Bayardo and Agrawal, Data Privacy through Optimal k-Anonymization (ICDE 2005).
    pub discernibility: f64,
}

impl Loss {
    pub(super) fn new(axes: &[Axis], classes: &[Class], suppressed: usize) -> Self {
        let shown: usize = classes.iter().map(|class| class.rows.len()).sum();
        let all = (shown + suppressed) as f64;
        let of_class = |class: &Class| -> f64 {
            let regions = axes.iter().zip(&class.regions);
            let lost: f64 = regions.map(|(axis, region)| axis.loss(*region)).sum();
            lost * class.rows.len() as f64
        };
        let lost = classes.iter().map(of_class).sum::<f64>() + (axes.len() * suppressed) as f64;
        let cells = all * axes.len() as f64;
        let squares: f64 = classes.iter().map(|class| (class.rows.len() as f64).powi(2)).sum();
        Self {
            certainty: if cells > 0.0 { lost / cells } else { 0.0 },
            discernibility: squares + suppressed as f64 * all,
        }
    }
}
