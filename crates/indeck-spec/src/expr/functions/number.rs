//! Functions of numbers.

use indeck_model::{NumberFormat, Value};

use crate::expr::Fault;
use crate::expr::functions::{Args, Form, Function, Want, bad_format, code, plain};
use crate::expr::item::One;
use crate::expr::types::Kind;
use crate::format;

const GROUP: &str = "Numbers";

/// A function of numbers.
macro_rules! number {
    ($name:literal, $signature:literal, $args:expr, $takes:expr, $gives:expr, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: $signature,
            about: $about,
            group: GROUP,
            least: *$args.start(),
            most: *$args.end(),
            form: Form::Value { takes: $takes, gives: $gives, run: $run },
            over: &[],
        }
    };
}

use Want::{Format, Number, Whole};

pub(super) const FUNCTIONS: &[Function] = &[
    number!(
        "number",
        "number(x, 'format')",
        (2..=2),
        &[Number, Format],
        first,
        formatted,
        "a number in an Excel format, or in one that the brand names"
    ),
    number!(
        "pct",
        "pct(x); pct(x, decimals)",
        (1..=2),
        &[Number, Whole],
        first,
        percent,
        "a share as a percentage"
    ),
    number!(
        "signed",
        "signed(x); signed(x, 'format')",
        (1..=2),
        &[Number, Format],
        first,
        signed,
        "a number with its sign, also `+`"
    ),
    number!(
        "compact",
        "compact(x); compact(x, decimals)",
        (1..=2),
        &[Number, Whole],
        |_| Kind::Text,
        compact,
        "a number in thousands (K), millions (M) or billions (bn), as a text"
    ),
    number!(
        "round",
        "round(x); round(x, decimals)",
        (1..=2),
        &[Number, Whole],
        rounds,
        round,
        "rounded half away from zero; negative decimals round to tens, hundreds …"
    ),
    number!(
        "floor",
        "floor(x)",
        (1..=1),
        &[Number],
        |_| Kind::Integer,
        |args| Ok(whole(args, args.number(0).floor())),
        "the next whole number below"
    ),
    number!(
        "ceil",
        "ceil(x)",
        (1..=1),
        &[Number],
        |_| Kind::Integer,
        |args| Ok(whole(args, args.number(0).ceil())),
        "the next whole number above"
    ),
    number!("abs", "abs(x)", (1..=1), &[Number], first, absolute, "the number without its sign"),
    number!("sign", "sign(x)", (1..=1), &[Number], |_| Kind::Integer, sign, "1, 0 or -1"),
    number!(
        "mod",
        "mod(a, b)",
        (2..=2),
        &[Number],
        united,
        modulo,
        "what remains of `a` divided by `b`, with the sign of `b`"
    ),
    number!(
        "power",
        "power(a, b)",
        (2..=2),
        &[Number],
        |_| Kind::Number,
        power,
        "`a` to the power of `b`"
    ),
    number!(
        "sqrt",
        "sqrt(x)",
        (1..=1),
        &[Number],
        |_| Kind::Number,
        |args| Ok(float(args.number(0).sqrt())),
        "the square root"
    ),
    number!(
        "ln",
        "ln(x)",
        (1..=1),
        &[Number],
        |_| Kind::Number,
        |args| Ok(float(args.number(0).ln())),
        "the natural logarithm"
    ),
    number!(
        "log10",
        "log10(x)",
        (1..=1),
        &[Number],
        |_| Kind::Number,
        |args| Ok(float(args.number(0).log10())),
        "the decimal logarithm"
    ),
    number!(
        "clamp",
        "clamp(x, least, most)",
        (3..=3),
        &[Number],
        united,
        clamp,
        "the number, but no less and no more than that"
    ),
];

fn first(kinds: &[Kind]) -> Kind {
    kinds.first().copied().unwrap_or(Kind::Nothing)
}

fn united(kinds: &[Kind]) -> Kind {
    kinds.iter().copied().fold(Kind::Nothing, Kind::with)
}

fn rounds(kinds: &[Kind]) -> Kind {
    if kinds.len() == 1 { Kind::Integer } else { first(kinds) }
}

fn float(x: f64) -> One {
    plain(Value::number(x))
}

/// A number without decimals, in the format that it had.
fn whole(args: &Args<'_, '_>, x: f64) -> One {
    let own = args.one(0);
    let value = match own.value {
        Value::Integer(i) => Value::Integer(i),
        _ if x.abs() < 9_007_199_254_740_992.0 => Value::Integer(x as i64),
        _ => Value::number(x),
    };
    One { value, ..own }
}

/// An argument as a number format.
pub(super) fn format_of(args: &Args<'_, '_>, at: usize) -> Result<NumberFormat, Fault> {
    let code = code(args.scope, args.text(at));
    format::check(code).map_err(|why| bad_format(args.scope, code, &why, &args.range(at)))?;
    Ok(code.to_owned().into())
}

fn formatted(args: &Args<'_, '_>) -> Result<One, Fault> {
    Ok(args.one(0).with_format(format_of(args, 1)?))
}

/// `0`, or with so many decimals.
fn digits(decimals: i64) -> String {
    match usize::try_from(decimals) {
        Ok(n) if n > 0 => format!("0.{}", "0".repeat(n)),
        _ => "0".to_owned(),
    }
}

fn percent(args: &Args<'_, '_>) -> Result<One, Fault> {
    let code = format!("{}%", digits(args.whole(1, 0..=15, 0)?));
    Ok(args.one(0).with_format(code.into()))
}

fn signed(args: &Args<'_, '_>) -> Result<One, Fault> {
    let one = args.one(0);
    let given = if args.len() > 1 { format_of(args, 1)? } else { one.format.clone() };
    let code = match given.code() {
        code if code.contains(';') && args.len() > 1 => {
            return Err(args
                .fault(1, "the format has sections of its own")
                .hint("write it with one section, as in `'0.0%'`, or use `number`"));
        }
        code if code.contains(';') || code.eq_ignore_ascii_case("general") => {
            if matches!(one.value, Value::Integer(_)) { "#,##0" } else { "#,##0.0##" }
        }
        code => code,
    };
    let code = format!("+{code};-{code};{code}");
    Ok(one.with_format(code.into()))
}

fn compact(args: &Args<'_, '_>) -> Result<One, Fault> {
    const UNITS: [(f64, &str); 4] = [(1.0, ""), (1e3, "K"), (1e6, "M"), (1e9, "bn")];
    let x = args.number(0);
    let fixed = args.len() > 1;
    let decimals = args.whole(1, 0..=15, 1)?;
    let places = i32::try_from(decimals).unwrap_or(1);
    let rounded = |unit: f64| format::round_half_away(x / unit, places);
    // What is rounded up to a thousand is told in the next unit.
    let fits = |(unit, _): &(f64, &str)| rounded(*unit).abs() < 1e3;
    let (unit, name) = UNITS.into_iter().find(fits).unwrap_or((1e9, "bn"));
    let number = rounded(unit);
    let bare = number.fract() == 0.0 && (!fixed || unit == 1.0);
    let code = if bare { "#,##0".to_owned() } else { format!("#,##{}", digits(decimals)) };
    let text = format::number(number, &code, args.scope.locale);
    Ok(plain(Value::Text(format!("{text}{name}"))))
}

/// Rounds half away from zero, as people do.
fn round(args: &Args<'_, '_>) -> Result<One, Fault> {
    let places = args.whole(1, -15..=15, 0)?;
    let x = args.number(0);
    let rounded = |places: i64| format::round_half_away(x, i32::try_from(places).unwrap_or(0));
    if args.len() == 1 {
        return Ok(whole(args, rounded(0)));
    }
    let own = args.one(0);
    let value = match own.value {
        Value::Integer(i) if places < 0 => {
            tens(i, places).unwrap_or(Value::number(rounded(places)))
        }
        Value::Integer(i) => Value::Integer(i),
        _ => Value::number(rounded(places)),
    };
    Ok(One { value, ..own })
}

/// A whole number rounded to tens, hundreds …
fn tens(x: i64, places: i64) -> Option<Value> {
    let unit = 10_i64.checked_pow(u32::try_from(-places).ok()?)?;
    let rest = x.checked_rem(unit)?;
    let down = x.checked_sub(rest)?;
    let half = unit / 2;
    let up = if x < 0 { down.checked_sub(unit)? } else { down.checked_add(unit)? };
    Some(Value::Integer(if rest.abs() >= half { up } else { down }))
}

fn absolute(args: &Args<'_, '_>) -> Result<One, Fault> {
    let own = args.one(0);
    let value = match own.value {
        Value::Integer(i) => {
            i.checked_abs().map_or(Value::number((i as f64).abs()), Value::Integer)
        }
        _ => Value::number(args.number(0).abs()),
    };
    Ok(One { value, ..own })
}

fn sign(args: &Args<'_, '_>) -> Result<One, Fault> {
    let x = args.number(0);
    Ok(plain(Value::Integer(i64::from(x > 0.0) - i64::from(x < 0.0))))
}

fn modulo(args: &Args<'_, '_>) -> Result<One, Fault> {
    let value = match (args.value(0), args.value(1)) {
        (Value::Integer(_), Value::Integer(0)) => Value::Null,
        (Value::Integer(a), Value::Integer(b)) => {
            // The sign follows the divisor.
            let rest = a.checked_rem(*b).unwrap_or(0);
            Value::Integer(if rest != 0 && (rest < 0) != (*b < 0) { rest + b } else { rest })
        }
        _ => {
            let (a, b) = (args.number(0), args.number(1));
            Value::number(a - b * (a / b).floor())
        }
    };
    Ok(plain(value))
}

fn power(args: &Args<'_, '_>) -> Result<One, Fault> {
    let exact = match (args.value(0), args.value(1)) {
        (Value::Integer(a), Value::Integer(b)) => {
            u32::try_from(*b).ok().and_then(|b| a.checked_pow(b))
        }
        _ => None,
    };
    Ok(exact.map_or_else(
        || float(args.number(0).powf(args.number(1))),
        |whole| plain(Value::Integer(whole)),
    ))
}

fn clamp(args: &Args<'_, '_>) -> Result<One, Fault> {
    let (x, least, most) = (args.number(0), args.number(1), args.number(2));
    if least > most {
        return Err(args.fault(1, "the least value is greater than the most"));
    }
    let own = args.one(0);
    let value = match () {
        () if x < least => args.value(1).clone(),
        () if x > most => args.value(2).clone(),
        () => own.value.clone(),
    };
    Ok(One { value, ..own })
}
