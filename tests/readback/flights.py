"""The example report's figures, computed a second time from its data: plain sums, no query engine."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
AIRPORTS = ["Newark", "JFK", "LaGuardia"]
GROUPS = ["Network", "Low-cost", "Regional"]
# A carrier with fewer flights in the year is not ranked.
RANKED_FLIGHTS = 3000

Row = dict
Sums = dict


class Flights:
    """The data of the example report, as rows of text and whole numbers."""

    def __init__(self, folder: Path):
        self.carriers = {row["carrier"]: row for row in read_csv(folder / "carriers.csv")}
        self.airports = {row["origin"]: row["airport"] for row in read_csv(folder / "origins.csv")}
        self.rain = {row["date"]: float(row["rain_inches"]) for row in read_csv(folder / "weather-2013.csv")}
        self.days = [whole_numbers(row) for path in sorted(folder.glob("flights-*.csv")) for row in read_csv(path)]
        relation = duckdb.read_parquet(str(folder / "routes.parquet"))
        self.routes = [dict(zip(relation.columns, row)) for row in relation.fetchall()]

    def month(self, row: Row) -> str:
        """The month of a day's row."""
        return MONTHS[int(row["date"][5:7]) - 1]

    def airport(self, row: Row) -> str:
        """The airport's name."""
        return self.airports[row["origin"]]

    def carrier(self, row: Row) -> str:
        """The carrier's name."""
        return self.carriers[row["carrier"]]["name"]

    def group(self, row: Row) -> str:
        """The carrier's group."""
        return self.carriers[row["carrier"]]["carrier_group"]

    def weather(self, row: Row) -> str:
        """The rain on the day, in four classes."""
        inches = self.rain[row["date"]]
        if inches == 0:
            return "Dry"
        return "Up to 0.1 inch" if inches <= 0.1 else "0.1 to 0.5 inch" if inches <= 0.5 else "Over 0.5 inch"


def read_csv(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def whole_numbers(row: Row) -> Row:
    return {name: int(text) if text.isdigit() else text for name, text in row.items()}


def sums(rows: Iterable[Row], key: Callable[[Row], object]) -> dict[object, Sums]:
    """For each key, the sum of every column of whole numbers."""
    found: dict[object, Sums] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        total = found[key(row)]
        for name, value in row.items():
            if isinstance(value, int):
                total[name] += value
    return found


def rate(total: Sums, what: str = "on_time", of: str = "flights") -> float:
    """A share of two sums."""
    return total[what] / total[of]
