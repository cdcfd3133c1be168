//! Telephone numbers: international ones by their country, national ones by their form.

/// Countries' calling codes.
///
/// Source: ITU-T E.164, list of assigned country codes.
const CODES: &str = "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 \
    62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 \
    228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 248 249 250 251 252 253 \
    254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 \
    355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 421 423 \
    500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 \
    676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 850 852 853 855 856 870 878 \
    880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 992 \
    993 994 995 996 998";

/// How sure it is that these groups of digits, written so, are a telephone number; `None` if they
/// are none.
pub(super) fn confidence(prefix: &str, groups: &[&str], separators: &str) -> Option<f64> {
    let digits: String = groups.concat();
    let count = digits.len();
    if prefix == "+" || digits.starts_with("00") {
        let number = if prefix == "+" { digits.as_str() } else { digits.get(2..)? };
        let code = CODES.split_ascii_whitespace().find(|code| number.starts_with(code))?;
        // With the trunk's zero in parentheses it may be one longer.
        let fits = (8..=16).contains(&number.len()) && number.len() >= code.len() + 5;
        let sure = if prefix == "+" { 0.85 } else { 0.6 };
        return fits.then_some(sure);
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let exchange = |group: &&str| !group.starts_with(['0', '1']);
    let american = lengths == [3, 3, 4] && groups.iter().take(2).all(exchange);
    let american_long = lengths == [1, 3, 3, 4] && digits.starts_with('1');
    if american || american_long {
        let dotted = separators.chars().all(|c| c == '.');
        return Some(if separators.contains('(') || american_long {
            0.75
        } else if dotted {
            0.5
        } else {
            0.6
        });
    }
    if !digits.starts_with('0') || !(9..=12).contains(&count) {
        return (groups.len() == 1 && (7..=15).contains(&count)).then_some(0.1);
    }
    let last_long = lengths.iter().skip(1).all(|length| *length >= 2);
    Some(match groups.len() {
        1 => 0.4,
        2..=6 if last_long && !separators.contains('.') => 0.55,
        2..=6 if last_long => 0.45,
        _ => return None,
    })
}
