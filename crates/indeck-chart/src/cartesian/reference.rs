//! Reference lines and target marks.

use indeck_model::chart::{ReferenceLine, ReferenceValue};

/// All numbers at which reference lines stand.
pub(crate) fn numbers(references: &[ReferenceLine]) -> Vec<f64> {
    let of = |reference: &ReferenceLine| match &reference.value {
        ReferenceValue::Constant(value) => vec![*value],
        ReferenceValue::PerCategory(values) => values.iter().flatten().copied().collect(),
    };
    references.iter().flat_map(of).filter(|x| x.is_finite()).collect()
}
