//! How long a query may go on without a comma: `1 + 1 + 1 + …` is a tree as deep as it is long, and
//! whatever walks over it needs that much of the stack.

use datafusion::sql::sqlparser::dialect::GenericDialect;
use datafusion::sql::sqlparser::keywords::Keyword;
use datafusion::sql::sqlparser::tokenizer::{Token, Tokenizer};

/// Words and signs that may stand in one stretch.
const MOST_TOKENS: usize = 2_000;

/// Queries that may be put together by `UNION` and its like.
const MOST_QUERIES: usize = 200;

/// What was seen within one pair of brackets.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Words and signs since the last comma or clause.
    tokens: usize,
    /// Queries that were put together.
    queries: usize,
}

/// Whether a query would become too deep a tree. What is nested in brackets is bounded by the parser.
pub(crate) fn is_too_long(sql: &str) -> bool {
    // What is no token is told by the parser.
    let Ok(tokens) = Tokenizer::new(&GenericDialect {}, sql).tokenize() else { return false };
    let mut levels = vec![Level::default()];
    let mut before = Keyword::NoKeyword;
    for token in tokens {
        if matches!(token, Token::Whitespace(_)) {
            continue;
        }
        let keyword = match &token {
            Token::Word(word) => word.keyword,
            _ => Keyword::NoKeyword,
        };
        step(&mut levels, &token, keyword, before);
        if levels.last().is_some_and(|l| l.tokens > MOST_TOKENS || l.queries > MOST_QUERIES) {
            return true;
        }
        before = keyword;
    }
    false
}

fn step(levels: &mut Vec<Level>, token: &Token, keyword: Keyword, before: Keyword) {
    if let Some(level) = levels.last_mut() {
        level.tokens += 1;
        let is_put_together =
            matches!(keyword, Keyword::UNION | Keyword::INTERSECT | Keyword::EXCEPT);
        level.queries += usize::from(is_put_together);
        if begins_anew(token, keyword, before) {
            level.tokens = 0;
        }
    }
    if matches!(token, Token::LParen | Token::LBracket | Token::LBrace) || keyword == Keyword::CASE
    {
        levels.push(Level::default());
    }
    let closes = matches!(token, Token::RParen | Token::RBracket | Token::RBrace);
    if (closes || keyword == Keyword::END) && levels.len() > 1 {
        levels.pop();
    }
}

/// Whether what follows is a sibling of what was before, not its parent.
fn begins_anew(token: &Token, keyword: Keyword, before: Keyword) -> bool {
    match keyword {
        Keyword::SELECT | Keyword::WHERE | Keyword::WHEN | Keyword::THEN | Keyword::ELSE => true,
        // `a IS DISTINCT FROM b` goes on.
        Keyword::FROM => before != Keyword::DISTINCT,
        _ => matches!(token, Token::Comma),
    }
}

#[cfg(test)]
mod tests {
    use super::is_too_long;

    #[test]
    fn a_long_list_is_no_long_chain() {
        let many = |part: &str, by: &str| vec![part; 5_000].join(by);
        for fine in [
            format!("SELECT {} FROM t", many("a / b", ", ")),
            format!("SELECT a FROM t WHERE a IN ({})", many("1", ", ")),
            format!("SELECT CASE {} ELSE 0 END FROM t", many("WHEN a = 1 AND b = 2 THEN 3", " ")),
            "SELECT 'unfinished".to_owned(),
        ] {
            assert!(!is_too_long(&fine), "{}", &fine[..40]);
        }
    }

    #[test]
    fn a_chain_is_found_however_it_is_written() {
        for (part, by) in [
            ("1", " + "),
            ("(1)", "+"),
            ("f(1, 2)", " || "),
            ("a = 1", " OR "),
            ("CASE WHEN a THEN b ELSE c END", " + "),
            ("a", " IS DISTINCT FROM "),
            ("a", "::int::"),
            ("SELECT 1 FROM t", " UNION ALL "),
            ("t", " CROSS JOIN "),
        ] {
            assert!(is_too_long(&format!("SELECT {}", vec![part; 5_000].join(by))), "{part}{by}");
        }
    }
}
