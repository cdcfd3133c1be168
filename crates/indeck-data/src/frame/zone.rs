//! Moments of a time zone as its clocks show them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::as_datetime_with_timezone;
use arrow_array::timezone::Tz;
use arrow_array::types::TimestampMicrosecondType;
use arrow_array::{ArrayRef, TimestampMicrosecondArray};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, TimeUnit};

/// Names of the zone whose clocks show what is stored.
const UTC: [&str; 7] = ["UTC", "utc", "Z", "GMT", "Etc/UTC", "+00:00", "+0000"];

/// The zone of moments, dictionaries and runs of them included.
pub(super) fn of(data_type: &DataType) -> Option<&Arc<str>> {
    match data_type {
        DataType::Timestamp(_, zone) => zone.as_ref(),
        DataType::Dictionary(_, values) => of(values),
        DataType::RunEndEncoded(_, values) => of(values.data_type()),
        _ => None,
    }
}

/// Whether the zone is known.
pub(super) fn is_known(zone: &str) -> bool {
    UTC.contains(&zone) || zone.parse::<Tz>().is_ok()
}

/// The moments in microseconds without a zone, as the clocks of their zone show them; a moment
/// beyond the calendar stays as it is.
///
/// # Errors
/// Arrow's if the zone is not known or its own conversion fails.
pub(super) fn local(array: &ArrayRef, zone: &str) -> Result<ArrayRef, ArrowError> {
    let micros = DataType::Timestamp(TimeUnit::Microsecond, Some("+00:00".into()));
    let moments = cast(array, &micros)?;
    let moments = moments.as_primitive::<TimestampMicrosecondType>();
    if UTC.contains(&zone) {
        return Ok(Arc::new(moments.clone().with_timezone_opt(None::<Arc<str>>)));
    }
    let zone: Tz = zone.parse()?;
    let shown = |micros: i64| {
        let moment = as_datetime_with_timezone::<TimestampMicrosecondType>(micros, zone);
        moment.map_or(micros, |moment| moment.naive_local().and_utc().timestamp_micros())
    };
    let local: TimestampMicrosecondArray = moments.unary(shown);
    Ok(Arc::new(local))
}
