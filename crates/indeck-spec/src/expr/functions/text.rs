//! Functions of texts.

use indeck_model::Value;

use crate::expr::Fault;
use crate::expr::ast::Call;
use crate::expr::check::{Checker, Holds};
use crate::expr::eval::{Eval, mistyped};
use crate::expr::functions::{Args, Form, Function, MAX_TEXT, Want, plain, too_long};
use crate::expr::item::{Item, One};
use crate::expr::slug::slug;
use crate::expr::types::{Kind, Type};
use crate::format;

const GROUP: &str = "Texts";

/// A function of texts.
macro_rules! text {
    ($name:literal, $signature:literal, $args:expr, $takes:expr, $gives:ident, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: $signature,
            about: $about,
            group: GROUP,
            least: *$args.start(),
            most: *$args.end(),
            form: Form::Value { takes: $takes, gives: |_| Kind::$gives, run: $run },
            over: &[],
        }
    };
}

/// Most cells that each part of a text repeats.
const FEW_CELLS: usize = 8;

use Want::{Any, Number, Text as Words, Whole};

pub(super) const FUNCTIONS: &[Function] = &[
    text!("text", "text(x)", (1..=1), &[Any], Text, shown, "the value as a slide shows it"),
    text!(
        "upper",
        "upper(x)",
        (1..=1),
        &[Words],
        Text,
        |args| words(args.text(0).to_uppercase()),
        "in capitals"
    ),
    text!(
        "lower",
        "lower(x)",
        (1..=1),
        &[Words],
        Text,
        |args| words(args.text(0).to_lowercase()),
        "in small letters"
    ),
    text!(
        "title",
        "title(x)",
        (1..=1),
        &[Words],
        Text,
        |args| words(titled(args.text(0))),
        "each word with a capital"
    ),
    text!(
        "trim",
        "trim(x)",
        (1..=1),
        &[Words],
        Text,
        |args| words(args.text(0).trim()),
        "without spaces around it"
    ),
    text!("left", "left(x, n)", (2..=2), &[Words, Whole], Text, left, "the first `n` characters"),
    text!("right", "right(x, n)", (2..=2), &[Words, Whole], Text, right, "the last `n` characters"),
    text!(
        "mid",
        "mid(x, start, n)",
        (3..=3),
        &[Words, Whole],
        Text,
        mid,
        "`n` characters from the one with that number, counted from 1"
    ),
    text!("length", "length(x)", (1..=1), &[Words], Integer, length, "the number of characters"),
    text!(
        "replace",
        "replace(x, old, new)",
        (3..=3),
        &[Words],
        Text,
        replace,
        "with each `old` replaced by `new`"
    ),
    text!(
        "contains",
        "contains(x, part)",
        (2..=2),
        &[Words],
        Bool,
        |args| truth(args.text(0).contains(args.text(1))),
        "whether the part is in it"
    ),
    text!(
        "starts_with",
        "starts_with(x, part)",
        (2..=2),
        &[Words],
        Bool,
        |args| truth(args.text(0).starts_with(args.text(1))),
        "whether it begins with the part"
    ),
    text!(
        "ends_with",
        "ends_with(x, part)",
        (2..=2),
        &[Words],
        Bool,
        |args| truth(args.text(0).ends_with(args.text(1))),
        "whether it ends with the part"
    ),
    Function {
        name: "split",
        signature: "split(x, separator)",
        about: "the parts between separators, as a list",
        group: GROUP,
        least: 2,
        most: 2,
        form: Form::Own { reduces: false, check: check_split, run: run_split },
        over: &[],
    },
    Function {
        name: "join",
        signature: "join(list, separator); join(list, separator, last)",
        about: "the values of a list or column as one text, with another separator before the last",
        group: GROUP,
        least: 2,
        most: 3,
        form: Form::Own { reduces: false, check: check_join, run: run_join },
        over: &[],
    },
    text!(
        "pad",
        "pad(x, n); pad(x, n, fill)",
        (2..=3),
        &[Words, Whole, Words],
        Text,
        pad,
        "filled up in front to `n` characters; at the end where `n` is negative"
    ),
    text!(
        "slug",
        "slug(x)",
        (1..=1),
        &[Words],
        Text,
        |args| words(slug(args.text(0))),
        "small letters, digits and hyphens, for names of files"
    ),
    text!(
        "plural",
        "plural(n, one, many)",
        (3..=3),
        &[Number, Words],
        Text,
        plural,
        "the word for one, or the word for any other number"
    ),
];

fn words(text: impl Into<String>) -> Result<One, Fault> {
    Ok(plain(Value::Text(text.into())))
}

fn truth(is: bool) -> Result<One, Fault> {
    Ok(plain(Value::Bool(is)))
}

fn shown(args: &Args<'_, '_>) -> Result<One, Fault> {
    let one = args.one(0);
    words(format::value(&one.value, &one.format, args.scope.locale))
}

fn titled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        begins = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    out
}

/// A number of characters.
fn characters(args: &Args<'_, '_>, at: usize) -> Result<usize, Fault> {
    args.whole(at, 0..=1_000_000, 0).map(|n| usize::try_from(n).unwrap_or(0))
}

fn left(args: &Args<'_, '_>) -> Result<One, Fault> {
    let n = characters(args, 1)?;
    words(args.text(0).chars().take(n).collect::<String>())
}

fn right(args: &Args<'_, '_>) -> Result<One, Fault> {
    let n = characters(args, 1)?;
    let all = args.text(0).chars().count();
    words(args.text(0).chars().skip(all.saturating_sub(n)).collect::<String>())
}

fn mid(args: &Args<'_, '_>) -> Result<One, Fault> {
    let start = usize::try_from(args.whole(1, 1..=1_000_000, 1)?).unwrap_or(1);
    let n = characters(args, 2)?;
    words(args.text(0).chars().skip(start - 1).take(n).collect::<String>())
}

fn length(args: &Args<'_, '_>) -> Result<One, Fault> {
    let count = i64::try_from(args.text(0).chars().count()).unwrap_or(i64::MAX);
    Ok(plain(Value::Integer(count)))
}

fn replace(args: &Args<'_, '_>) -> Result<One, Fault> {
    let (text, old, new) = (args.text(0), args.text(1), args.text(2));
    if old.is_empty() {
        return Err(args.fault(1, "an empty text cannot be replaced"));
    }
    let made = text.matches(old).count().saturating_mul(new.len());
    if text.len().saturating_add(made) > MAX_TEXT {
        return Err(too_long(&args.call.name.range));
    }
    words(text.replace(old, new))
}

fn pad(args: &Args<'_, '_>) -> Result<One, Fault> {
    let text = args.text(0);
    let wanted = args.whole(1, -1_000..=1_000, 0)?;
    let fill = if args.len() > 2 { args.text(2) } else { " " };
    let mut fills = fill.chars();
    let (Some(fill), None) = (fills.next(), fills.next()) else {
        return Err(args.fault(2, "the text is filled up with one character"));
    };
    let length = usize::try_from(wanted.unsigned_abs()).unwrap_or(0);
    let filled: String =
        std::iter::repeat_n(fill, length.saturating_sub(text.chars().count())).collect();
    words(if wanted < 0 { format!("{text}{filled}") } else { format!("{filled}{text}") })
}

fn plural(args: &Args<'_, '_>) -> Result<One, Fault> {
    let one = args.number(0).abs() == 1.0;
    words(args.text(if one { 1 } else { 2 }))
}

fn check_split<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let mut right = true;
    for (i, arg) in call.args.iter().enumerate() {
        right &= checker.argument(call, i, arg, Words).is_some();
    }
    if right { Type::List(Kind::Text) } else { Type::Wrong }
}

fn run_split<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let [text, separator] = call.args.as_slice() else { return Err(mistyped(&call.name.range)) };
    let (one, by) = (eval.one(text)?, eval.one(separator)?);
    let (Value::Text(words), Value::Text(by)) = (&one.value, &by.value) else {
        return Ok(Item::List(Vec::new()));
    };
    if by.is_empty() {
        return Err(Fault::new("wrong-argument", "the separator is empty", &separator.range));
    }
    // Each part came from all cells; of a long text the first one tells them for all.
    let few = one.cells.len() <= FEW_CELLS;
    let part = |(i, part): (usize, &str)| One {
        cells: if few || i == 0 { one.cells.clone() } else { Vec::new() },
        ..One::plain(Value::Text(part.to_owned()))
    };
    Ok(Item::List(words.split(by.as_str()).enumerate().map(part).collect()))
}

fn check_join<'a>(checker: &Checker<'a, '_>, call: &Call) -> Type<'a> {
    let mut right = checker.column_of(call, 0, Holds::Anything).is_some();
    for (i, arg) in call.args.iter().enumerate().skip(1) {
        right &= checker.argument(call, i, arg, Words).is_some();
    }
    if right { Type::One(Kind::Text) } else { Type::Wrong }
}

fn run_join<'a>(eval: &Eval<'a, '_>, call: &Call) -> Result<Item<'a>, Fault> {
    let Some((of, separators)) = call.args.split_first() else {
        return Err(mistyped(&call.name.range));
    };
    let series = eval.column_of(of)?;
    eval.take_series(&series, call)?;
    let mut between = Vec::new();
    for separator in separators {
        between.push(eval.text(&eval.one(separator)?).unwrap_or_default());
    }
    let by = between.first().cloned().unwrap_or_default();
    let last = between.get(1).cloned().unwrap_or_else(|| by.clone());
    let ones = (0..series.len()).map(|at| series.one(at, eval.is_traced()));
    let ones: Vec<One> = ones.collect();
    let suppressed = ones.iter().any(|one| one.suppressed);
    let texts: Vec<String> = ones.iter().filter_map(|one| eval.text(one)).collect();
    let mut joined = String::new();
    for (i, text) in texts.iter().enumerate() {
        if i > 0 {
            joined.push_str(if i + 1 == texts.len() { &last } else { &by });
        }
        joined.push_str(text);
        if joined.len() > MAX_TEXT {
            return Err(too_long(&call.name.range));
        }
    }
    let cells = ones.into_iter().flat_map(|one| one.cells).collect();
    let value = if suppressed { Value::Null } else { Value::Text(joined) };
    Ok(Item::One(One { cells, suppressed, ..One::plain(value) }))
}
