//! National ids of European countries. Each function takes the number without separators, in the form
//! that the table of schemes says.

use super::check::{digits, is_day, luhn, mod_11_10, mod_97, part, weighted};

/// Netherlands, burgerservicenummer. Source: RvIG, Logisch Ontwerp BSN, the 11-test.
pub(super) fn nl_bsn(text: &str) -> bool {
    let digits = digits(text);
    let sum = weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2, -1]);
    sum % 11 == 0
        && digits.iter().any(|digit| *digit != 0)
        && part(&digits, 0, 2) + part(&digits, 2, 7) > 0
}

/// Belgium, national number: born before 2000, or since. Source: royal decree of 3 April 1984.
pub(super) fn be_nn(text: &str) -> bool {
    let digits = digits(text);
    let (number, check) = (u64::from(part(&digits, 0, 9)), u64::from(part(&digits, 9, 2)));
    let month = part(&digits, 2, 2);
    // Foreigners' numbers add 20 or 40 to the month; an unknown day is 00.
    let month = [0, 20, 40].into_iter().find_map(|by| month.checked_sub(by).filter(|m| *m <= 12));
    let day = part(&digits, 4, 2);
    let Some(month) = month else { return false };
    let checks = |number: u64| 97 - number % 97 == check;
    day <= 31
        && (month == 0 || day == 0 || is_day(part(&digits, 0, 2), month, day, &[1900, 2000]))
        && (checks(number) || checks(2_000_000_000 + number))
}

/// Germany, steuerliche Identifikationsnummer: of the first ten digits one stands twice or thrice.
/// Source: BZSt, Aufbau der Identifikationsnummer.
pub(super) fn de_steuer_id(text: &str) -> bool {
    let digits = digits(text);
    let ten = digits.get(..10).unwrap_or_default();
    let times = |digit: u32| ten.iter().filter(|other| **other == digit).count();
    let twice = (0..10).filter(|digit| times(*digit) == 2).count();
    let thrice = (0..10).filter(|digit| times(*digit) == 3).count();
    let most = (0..10).map(times).max().unwrap_or_default();
    let repeated = (twice == 1 && thrice == 0) || (twice == 0 && thrice == 1);
    digits.first() != Some(&0) && most <= 3 && repeated && mod_11_10(&digits)
}

/// France, numéro d'inscription au répertoire, with Corsica's 2A and 2B. Source: INSEE.
pub(super) fn fr_nir(text: &str) -> bool {
    let (Some(body), Some(check)) = (text.get(..13), text.get(13..)) else { return false };
    let corsica = body.get(5..7).unwrap_or_default();
    let (body, less) = match corsica {
        "2A" => (body.replacen("2A", "19", 1), 0),
        "2B" => (body.replacen("2B", "18", 1), 0),
        _ => (body.to_owned(), 0_u64),
    };
    let sex = body.starts_with(['1', '2', '3', '4', '7', '8']);
    let month: u32 = body.get(3..5).and_then(|month| month.parse().ok()).unwrap_or(99);
    let known =
        (1..=12).contains(&month) || (20..=42).contains(&month) || (50..=99).contains(&month);
    let (Ok(number), Ok(check)) = (body.parse::<u64>(), check.parse::<u64>()) else { return false };
    sex && known && 97 - (number - less) % 97 == check
}

const DNI: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

fn dni_letter(number: &str, letter: &str) -> bool {
    let number: Option<usize> = number.parse().ok();
    let expected = number.and_then(|number| DNI.get(number % 23));
    expected.is_some_and(|expected| letter.as_bytes() == [*expected])
}

/// Spain, documento nacional de identidad. Source: real decreto 1553/2005.
pub(super) fn es_dni(text: &str) -> bool {
    text.split_at_checked(8).is_some_and(|(number, letter)| dni_letter(number, letter))
}

/// Spain, número de identidad de extranjero: X, Y, Z stand for 0, 1, 2.
pub(super) fn es_nie(text: &str) -> bool {
    let first = text.get(..1).and_then(|first| "XYZ".find(first));
    let rest = text.get(1..).and_then(|rest| rest.split_at_checked(7));
    first
        .zip(rest)
        .is_some_and(|(first, (number, letter))| dni_letter(&format!("{first}{number}"), letter))
}

/// Italy, codice fiscale. Source: decreto ministeriale 12/03/1974.
pub(super) fn it_codice_fiscale(text: &str) -> bool {
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let value = |c: char| c.to_digit(36).map(|v| if v > 9 { v - 10 } else { v });
    let odd = |c: char| value(c).and_then(|v| ODD.get(v as usize).copied());
    let (Some(body), Some(check)) = (text.get(..15), text.get(15..)) else { return false };
    let places = body.chars().enumerate();
    let sum: Option<u32> = places.map(|(at, c)| if at % 2 == 0 { odd(c) } else { value(c) }).sum();
    let month = text.get(8..9).is_some_and(|month| "ABCDEHLMPRST".contains(month));
    let day = text
        .get(9..11)
        .and_then(|day| day.parse().ok())
        .is_some_and(|day: u32| (1..=31).contains(&day) || (41..=71).contains(&day));
    month
        && day
        && sum
            .and_then(|sum| char::from_digit(sum % 26 + 10, 36))
            .is_some_and(|c| check.eq_ignore_ascii_case(c.encode_utf8(&mut [0; 4])))
}

/// United Kingdom, National Insurance number. Source: HMRC, NIM39110.
pub(super) fn uk_nino(text: &str) -> bool {
    let mut letters = text.chars();
    let (first, second) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    let prefix = text.get(..2).unwrap_or_default();
    !"DFIQUV".contains(first)
        && !"DFIOQUV".contains(second)
        && !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(&prefix)
        && text.ends_with(['A', 'B', 'C', 'D'])
}

/// United Kingdom, NHS number. Source: NHS Data Dictionary.
pub(super) fn uk_nhs(text: &str) -> bool {
    let digits = digits(text);
    let varied = digits.iter().any(|digit| Some(digit) != digits.first());
    varied && weighted(&digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
}

/// Poland, PESEL: the month tells the century. Source: ustawa o ewidencji ludności.
pub(super) fn pl_pesel(text: &str) -> bool {
    let digits = digits(text);
    let month = part(&digits, 2, 2);
    let century = [1900, 2000, 2100, 2200, 1800].get((month / 20) as usize).copied();
    let day = century.is_some_and(|century| {
        is_day(part(&digits, 0, 2), month % 20, part(&digits, 4, 2), &[century])
    });
    day && weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0
}

/// Sweden, personnummer and samordningsnummer (its day is 60 more). Source: SKV 704.
pub(super) fn se_personnummer(text: &str) -> bool {
    let (century, rest) = text.split_at_checked(text.len().saturating_sub(10)).unwrap_or_default();
    let digits = digits(rest);
    let day = part(&digits, 4, 2);
    let day = if day > 60 { day - 60 } else { day };
    let centuries: Vec<u32> = match century.parse::<u32>() {
        Ok(century) if (18..=20).contains(&century) => vec![century * 100],
        Ok(_) => return false,
        Err(_) => vec![1900, 2000],
    };
    is_day(part(&digits, 0, 2), part(&digits, 2, 2), day, &centuries) && luhn(&digits)
}

/// Finland, henkilötunnus; the sign of the century stands as a letter here. Source: DVV.
pub(super) fn fi_hetu(text: &str) -> bool {
    const CHECK: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let (Some(day), Some(sign), Some(rest)) = (text.get(..6), text.get(6..7), text.get(7..)) else {
        return false;
    };
    let born = digits(day);
    let century: &[u32] = match sign {
        "M" => &[1800],
        "Y" | "X" | "W" | "V" | "U" => &[1900],
        "A" | "B" | "C" | "D" | "E" | "F" => &[2000],
        _ => return false,
    };
    let Some((number, check)) = rest.split_at_checked(3) else { return false };
    let whole: Option<usize> = format!("{day}{number}").parse().ok();
    let expected = whole.and_then(|whole| CHECK.get(whole % 31));
    is_day(part(&born, 4, 2), part(&born, 2, 2), part(&born, 0, 2), century)
        && expected.is_some_and(|expected| check.as_bytes() == [*expected])
}

/// Switzerland, AHV number. Source: BSV, GS1 check digit.
pub(super) fn ch_ahv(text: &str) -> bool {
    text.starts_with("756")
        && weighted(&digits(text), &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0
}

/// Norway, fødselsnummer and D-number (its day is 40 more). Source: Skatteetaten.
pub(super) fn no_fodselsnummer(text: &str) -> bool {
    let digits = digits(text);
    let day = part(&digits, 0, 2);
    let day = if day > 40 { day - 40 } else { day };
    is_day(part(&digits, 4, 2), part(&digits, 2, 2), day, &[1800, 1900, 2000])
        && weighted(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
        && weighted(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0
}

/// Denmark, CPR number: the date alone, since the check digit is not kept to any more.
pub(super) fn dk_cpr(text: &str) -> bool {
    let digits = digits(text);
    is_day(part(&digits, 4, 2), part(&digits, 2, 2), part(&digits, 0, 2), &[1800, 1900, 2000])
}

/// Portugal, número de identificação fiscal. Source: Decreto-Lei 14/2013.
pub(super) fn pt_nif(text: &str) -> bool {
    let digits = digits(text);
    let check = (11 - weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10;
    text.starts_with(['1', '2', '3']) && digits.last().is_some_and(|last| i64::from(*last) == check)
}

/// Austria, Versicherungsnummer. Source: Dachverband der Sozialversicherungsträger.
pub(super) fn at_svnr(text: &str) -> bool {
    let digits = digits(text);
    let sum = weighted(&digits, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
    let (day, month) = (part(&digits, 4, 2), part(&digits, 6, 2));
    let date = (13..=15).contains(&month) || is_day(part(&digits, 8, 2), month, day, &[1900, 2000]);
    !text.starts_with('0') && date && digits.get(3).is_some_and(|check| i64::from(*check) == sum)
}

/// Ireland, personal public service number. Source: Welfare Services, PPSN check character.
pub(super) fn ie_pps(text: &str) -> bool {
    let Some((number, letters)) = text.split_at_checked(7) else { return false };
    let value = |at: usize| {
        letters
            .get(at..=at)
            .and_then(|l| l.chars().next())
            .and_then(|c| c.to_digit(36))
            .map(|v| i64::from(v) - 9)
    };
    // A second letter W, and none, count nothing.
    let second = value(1).filter(|v| *v != 23).unwrap_or(0);
    let sum = weighted(&digits(number), &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    let allowed = letters.get(1..).is_none_or(|second| "ABCDEFGHIW".contains(second));
    allowed && value(0).is_some_and(|first| first % 23 == sum % 23 && first <= 23)
}

/// Romania, cod numeric personal. Source: OUG 97/2005.
pub(super) fn ro_cnp(text: &str) -> bool {
    let digits = digits(text);
    let century: &[u32] = match digits.first() {
        Some(1 | 2) => &[1900],
        Some(3 | 4) => &[1800],
        Some(5 | 6) => &[2000],
        Some(7..=9) => &[1900, 2000],
        _ => return false,
    };
    let check = weighted(&digits, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 % 10;
    let check =
        if weighted(&digits, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 == 10 { 1 } else { check };
    is_day(part(&digits, 1, 2), part(&digits, 3, 2), part(&digits, 5, 2), century)
        && digits.last().is_some_and(|last| i64::from(*last) == check)
}

/// Bulgaria, EGN: the month tells the century. Source: Наредба за ЕГН.
pub(super) fn bg_egn(text: &str) -> bool {
    let digits = digits(text);
    let month = part(&digits, 2, 2);
    let (month, century) = match month {
        41.. => (month - 40, 2000),
        21.. => (month - 20, 1800),
        _ => (month, 1900),
    };
    let check = weighted(&digits, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    is_day(part(&digits, 0, 2), month, part(&digits, 4, 2), &[century])
        && digits.last().is_some_and(|last| i64::from(*last) == check)
}

/// Czechia and Slovakia, rodné číslo of ten digits: women's months are 50 more, overflow 20 more.
/// Source: zákon 133/2000 Sb.
pub(super) fn cz_rodne_cislo(text: &str) -> bool {
    let digits = digits(text);
    let month = part(&digits, 2, 2) % 50;
    let month = if month > 20 { month - 20 } else { month };
    let year = part(&digits, 0, 2);
    let century = if year >= 54 { 1900 } else { 2000 };
    let body = u64::from(part(&digits, 0, 9));
    let check = digits.last().map_or(99, |last| u64::from(*last));
    is_day(year, month, part(&digits, 4, 2), &[century]) && body % 11 % 10 == check
}

/// Estonia and Lithuania, isikukood and asmens kodas. Source: EVS 585.
pub(super) fn ee_isikukood(text: &str) -> bool {
    let digits = digits(text);
    let century: &[u32] = match digits.first() {
        Some(1 | 2) => &[1800],
        Some(3 | 4) => &[1900],
        Some(5 | 6) => &[2000],
        _ => return false,
    };
    let first = weighted(&digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
    let second = weighted(&digits, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10;
    let check = if first < 10 { first } else { second };
    is_day(part(&digits, 1, 2), part(&digits, 3, 2), part(&digits, 5, 2), century)
        && digits.last().is_some_and(|last| i64::from(*last) == check)
}

/// Croatia, OIB. Source: Pravilnik o OIB.
pub(super) fn hr_oib(text: &str) -> bool {
    mod_11_10(&digits(text)) && mod_97(text.chars()).is_some()
}
