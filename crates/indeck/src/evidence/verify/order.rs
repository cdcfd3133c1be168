//! Which slides were moved: those that are not in the longest run that kept its order.

/// The places in `sequence` of a longest increasing run.
pub(super) fn kept(sequence: &[u32]) -> Vec<usize> {
    // The last place of the best run of each length, and the place before each.
    let (mut ends, mut before) = (Vec::<usize>::new(), vec![None; sequence.len()]);
    for (place, value) in sequence.iter().enumerate() {
        let shorter = |end: &usize| sequence.get(*end).is_some_and(|other| other < value);
        let length = ends.partition_point(shorter);
        let previous = length.checked_sub(1).and_then(|last| ends.get(last).copied());
        if let Some(slot) = before.get_mut(place) {
            *slot = previous;
        }
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let next = |place: &usize| before.get(*place).copied().flatten();
    let mut run: Vec<usize> = std::iter::successors(ends.last().copied(), next).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn the_longest_run_keeps_its_order() {
        for (sequence, length) in [
            (vec![], 0),
            (vec![1, 2, 3, 4], 4),
            (vec![4, 1, 2, 3], 3),
            (vec![2, 3, 4, 1], 3),
            (vec![4, 3, 2, 1], 1),
            (vec![3, 1, 2, 5, 4], 3),
        ] {
            let run = kept(&sequence);
            assert_eq!(run.len(), length, "{sequence:?}");
            assert!(run.is_sorted_by_key(|place| sequence[*place]), "{sequence:?}");
        }
    }
}
