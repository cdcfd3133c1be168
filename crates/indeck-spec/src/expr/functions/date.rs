//! Functions of days.

use indeck_model::{Date, Value};

use crate::expr::Fault;
use crate::expr::calendar::{self, Unit};
use crate::expr::functions::number::format_of;
use crate::expr::functions::{Args, Form, Function, Want, plain};
use crate::expr::item::One;
use crate::expr::types::Kind;

const GROUP: &str = "Dates";

/// A function of days.
macro_rules! day {
    ($name:literal, $signature:literal, $takes:expr, $gives:expr, $run:expr, $about:literal) => {
        Function {
            name: $name,
            signature: $signature,
            about: $about,
            group: GROUP,
            least: $takes.len(),
            most: $takes.len(),
            form: Form::Value { takes: $takes, gives: $gives, run: $run },
            over: &[],
        }
    };
}

use Want::{Day, Format, Text, Unit as Period, Whole};

pub(super) const FUNCTIONS: &[Function] = &[
    day!(
        "date",
        "date(x, 'format')",
        &[Day, Format],
        first,
        |args| { Ok(as_day(args).with_format(format_of(args, 1)?)) },
        "a day in an Excel format, or in one that the brand names"
    ),
    day!(
        "make_date",
        "make_date(year, month, day)",
        &[Whole, Whole, Whole],
        |_| Kind::Date,
        make_date,
        "the day of that year, month and day of the month"
    ),
    day!(
        "parse_date",
        "parse_date('2026-10-01')",
        &[Text],
        |_| Kind::Date,
        parse_date,
        "the day that a text writes as year, month and day"
    ),
    day!(
        "year",
        "year(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, |day| i64::from(day.ymd().0)),
        "the year"
    ),
    day!(
        "quarter",
        "quarter(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, |day| i64::from(day.ymd().1.div_ceil(3))),
        "the quarter, 1 to 4"
    ),
    day!(
        "month",
        "month(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, |day| i64::from(day.ymd().1)),
        "the month, 1 to 12"
    ),
    day!(
        "week",
        "week(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, calendar::week),
        "the ISO week, 1 to 53"
    ),
    day!(
        "day",
        "day(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, |day| i64::from(day.ymd().2)),
        "the day of the month"
    ),
    day!(
        "weekday",
        "weekday(x)",
        &[Day],
        |_| Kind::Integer,
        |args| whole(args, calendar::weekday),
        "the day of the week, from 1 for Monday to 7"
    ),
    day!(
        "add_days",
        "add_days(x, n)",
        &[Day, Whole],
        first,
        |args| later(args, calendar::plus_days),
        "so many days later; earlier where `n` is negative"
    ),
    day!(
        "add_months",
        "add_months(x, n)",
        &[Day, Whole],
        first,
        |args| later(args, calendar::plus_months),
        "so many months later, at the latest on the last of the month"
    ),
    day!(
        "add_years",
        "add_years(x, n)",
        &[Day, Whole],
        first,
        |args| later(args, |day, n| calendar::plus_months(day, n.checked_mul(12)?)),
        "so many years later"
    ),
    day!(
        "days_between",
        "days_between(a, b)",
        &[Day, Day],
        |_| Kind::Integer,
        |args| between(args, |a, b| i64::from(b.days) - i64::from(a.days)),
        "the days from `a` to `b`"
    ),
    day!(
        "months_between",
        "months_between(a, b)",
        &[Day, Day],
        |_| Kind::Integer,
        |args| between(args, calendar::months_between),
        "the whole months from `a` to `b`"
    ),
    day!(
        "start_of",
        "start_of(x, 'month')",
        &[Day, Period],
        |_| Kind::Date,
        |args| period(args, Unit::start),
        "the first day of its `'week'`, `'month'`, `'quarter'` or `'year'`"
    ),
    day!(
        "end_of",
        "end_of(x, 'month')",
        &[Day, Period],
        |_| Kind::Date,
        |args| period(args, Unit::end),
        "the last day of its `'week'`, `'month'`, `'quarter'` or `'year'`"
    ),
];

fn first(kinds: &[Kind]) -> Kind {
    kinds.first().copied().unwrap_or(Kind::Nothing)
}

/// The first argument as a day or moment, where it is a text in quotes too.
fn as_day(args: &Args<'_, '_>) -> One {
    let one = args.one(0);
    let value = match &one.value {
        Value::Text(text) => calendar::read(text).unwrap_or_default(),
        value => value.clone(),
    };
    One { value, ..one }
}

fn day_at(args: &Args<'_, '_>, at: usize) -> Option<Date> {
    calendar::day(args.value(at))
}

fn whole(args: &Args<'_, '_>, part: impl Fn(Date) -> i64) -> Result<One, Fault> {
    Ok(plain(day_at(args, 0).map(part).map_or(Value::Null, Value::Integer)))
}

fn make_date(args: &Args<'_, '_>) -> Result<One, Fault> {
    let year = args.whole(0, 1..=9999, 1)?;
    let month = args.whole(1, 1..=12, 1)?;
    let day = args.whole(2, 1..=31, 1)?;
    let made = i32::try_from(year).ok().and_then(|year| {
        Date::from_ymd(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
    });
    match made {
        Some(day) => Ok(plain(Value::Date(day))),
        None => Err(args.fault(2, format!("there is no day {year:04}-{month:02}-{day:02}"))),
    }
}

fn parse_date(args: &Args<'_, '_>) -> Result<One, Fault> {
    let text = args.text(0);
    match day_at(args, 0) {
        Some(day) => Ok(plain(Value::Date(day))),
        None => Err(calendar::no_day(text, &args.range(0))),
    }
}

fn later(args: &Args<'_, '_>, add: fn(Date, i64) -> Option<Date>) -> Result<One, Fault> {
    let one = as_day(args);
    let n = args.whole(1, -4_000_000..=4_000_000, 0)?;
    let moved = day_at(args, 0).and_then(|day| add(day, n));
    let value = calendar::on_day(&one.value, moved);
    Ok(One { value, ..one })
}

fn between(args: &Args<'_, '_>, count: fn(Date, Date) -> i64) -> Result<One, Fault> {
    let days = day_at(args, 0).zip(day_at(args, 1));
    Ok(plain(days.map_or(Value::Null, |(a, b)| Value::Integer(count(a, b)))))
}

fn period(args: &Args<'_, '_>, of: fn(Unit, Date) -> Option<Date>) -> Result<One, Fault> {
    let unit = Unit::read(args.text(1), &args.range(1))?;
    let found = day_at(args, 0).and_then(|day| of(unit, day));
    Ok(One { value: calendar::on_day(&Value::Null, found), ..as_day(args) })
}
