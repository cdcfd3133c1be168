//! National ids of other countries. Each function takes the number without separators, in the form
//! that the table of schemes says.

use super::check::{digits, is_day, luhn, part, verhoeff, weighted};

/// United States, social security number: areas, groups and serials that are never given.
/// Source: SSA, Social Security Number Randomization.
pub(super) fn us_ssn(text: &str) -> bool {
    let digits = digits(text);
    let (area, group, serial) = (part(&digits, 0, 3), part(&digits, 3, 2), part(&digits, 5, 4));
    let advertised = ["078051120", "219099999", "123456789"].contains(&text);
    area != 0 && area != 666 && area < 900 && group != 0 && serial != 0 && !advertised
}

/// Canada, social insurance number. Source: Employment and Social Development Canada.
pub(super) fn ca_sin(text: &str) -> bool {
    !text.starts_with(['0', '8']) && luhn(&digits(text))
}

/// Australia, tax file number. Source: ATO, TFN declaration specification.
pub(super) fn au_tfn(text: &str) -> bool {
    weighted(&digits(text), &[1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0 && text != "000000000"
}

/// India, Aadhaar. Source: UIDAI.
pub(super) fn in_aadhaar(text: &str) -> bool {
    let digits = digits(text);
    let palindrome = digits.iter().eq(digits.iter().rev());
    !text.starts_with(['0', '1']) && !palindrome && verhoeff(&digits)
}

/// South Africa, identity number. Source: Department of Home Affairs.
pub(super) fn za_id(text: &str) -> bool {
    let digits = digits(text);
    let citizenship = digits.get(10).is_some_and(|digit| *digit <= 2);
    is_day(part(&digits, 0, 2), part(&digits, 2, 2), part(&digits, 4, 2), &[1900, 2000])
        && citizenship
        && luhn(&digits)
}

/// South Korea, resident registration number. Source: Resident Registration Act.
pub(super) fn kr_rrn(text: &str) -> bool {
    let digits = digits(text);
    let century: &[u32] = match digits.get(6) {
        Some(1 | 2 | 5 | 6) => &[1900],
        Some(3 | 4 | 7 | 8) => &[2000],
        Some(9 | 0) => &[1800],
        _ => return false,
    };
    let sum = weighted(&digits, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    let place = part(&digits, 7, 2);
    is_day(part(&digits, 0, 2), part(&digits, 2, 2), part(&digits, 4, 2), century)
        && place <= 96
        && digits.last().is_some_and(|last| i64::from(*last) == (11 - sum % 11) % 10)
}

/// China, resident identity number. Source: GB 11643, ISO/IEC 7064 MOD 11-2.
pub(super) fn cn_ric(text: &str) -> bool {
    let Some((body, check)) = text.split_at_checked(17) else { return false };
    let digits = digits(body);
    let rest = digits.iter().fold(0, |rest, digit| (rest + digit) * 2 % 11);
    let expected = (12 - rest) % 11;
    let expected = if expected == 10 { 'X' } else { char::from_digit(expected, 10).unwrap_or('X') };
    is_day(part(&digits, 6, 4), part(&digits, 10, 2), part(&digits, 12, 2), &[0])
        && (1800..2100).contains(&part(&digits, 6, 4))
        && check.starts_with(expected)
}

/// Türkiye, kimlik numarası. Source: NVI.
pub(super) fn tr_kimlik(text: &str) -> bool {
    let digits = digits(text);
    let odd = weighted(&digits, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
    let even = weighted(&digits, &[0, 1, 0, 1, 0, 1, 0, 1]);
    let tenth = (odd * 7 - even).rem_euclid(10);
    let eleventh = (odd + even + tenth) % 10;
    !text.starts_with('0')
        && i64::from(part(&digits, 9, 1)) == tenth
        && i64::from(part(&digits, 10, 1)) == eleventh
}

/// Brazil, CPF. Source: Receita Federal, Instrução Normativa RFB 1548.
pub(super) fn br_cpf(text: &str) -> bool {
    let digits = digits(text);
    let check = |sum: i64| (sum * 10) % 11 % 10;
    let first = check(weighted(&digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2]));
    let second = check(weighted(&digits, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
    let varied = digits.iter().any(|digit| Some(digit) != digits.first());
    varied && i64::from(part(&digits, 9, 1)) == first && i64::from(part(&digits, 10, 1)) == second
}
