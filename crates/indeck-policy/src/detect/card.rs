//! Numbers of payment cards: ranges of issuers and Luhn's sum.

use super::check::{digits, luhn};

/// First digits, from and to, and the lengths that cards of the range have.
///
/// Source: ISO/IEC 7812-1; the networks' published ranges.
const RANGES: &[(&str, &str, &[usize])] = &[
    ("4", "4", &[13, 16, 19]),
    ("51", "55", &[16]),
    ("2221", "2720", &[16]),
    ("34", "34", &[15]),
    ("37", "37", &[15]),
    ("300", "305", &[14, 15, 16, 17, 18, 19]),
    ("3095", "3095", &[14, 15, 16, 17, 18, 19]),
    ("36", "36", &[14, 15, 16, 17, 18, 19]),
    ("38", "39", &[14, 15, 16, 17, 18, 19]),
    ("3528", "3589", &[16, 17, 18, 19]),
    ("6011", "6011", &[16, 17, 18, 19]),
    ("644", "649", &[16, 17, 18, 19]),
    ("65", "65", &[16, 17, 18, 19]),
    ("62", "62", &[16, 17, 18, 19]),
    ("81", "82", &[16, 17, 18, 19]),
    ("60", "60", &[16]),
    ("508", "508", &[16]),
    ("2200", "2204", &[16, 17, 18, 19]),
    ("9792", "9792", &[16]),
    ("506099", "506198", &[16, 18, 19]),
    ("5018", "5020", &[12, 13, 14, 15, 16, 17, 18, 19]),
    ("5038", "5038", &[12, 13, 14, 15, 16, 17, 18, 19]),
    ("56", "58", &[12, 13, 14, 15, 16, 17, 18, 19]),
    ("6304", "6304", &[12, 13, 14, 15, 16, 17, 18, 19]),
    ("6759", "6759", &[12, 13, 14, 15, 16, 17, 18, 19]),
    ("6761", "6763", &[12, 13, 14, 15, 16, 17, 18, 19]),
];

/// Whether the digits are the number of a card of a known network.
pub(super) fn is_card(number: &str) -> bool {
    let in_range = |(from, to, lengths): &(&str, &str, &[usize])| {
        let start = number.get(..from.len());
        lengths.contains(&number.len()) && start.is_some_and(|start| *from <= start && start <= *to)
    };
    let first = number.bytes().next();
    let varied = number.bytes().any(|byte| Some(byte) != first);
    varied && RANGES.iter().any(in_range) && luhn(&digits(number))
}

/// Whether groups of those lengths are how a card is written: all alike with a shorter last one, or
/// 4-6-5, 4-6-4, 6-13.
pub(super) fn is_grouping(groups: &[usize]) -> bool {
    match groups {
        [] => false,
        [_] | [4, 6, 4 | 5] | [6, 13] => true,
        [first, .., last] => {
            let inner = groups.get(..groups.len() - 1).unwrap_or_default();
            last <= first && inner.iter().all(|group| group == first)
        }
    }
}
