"""Makes the data of this example, which is invented: the same figures at every run.

    python3 make_data.py [FOLDER]     writes FOLDER/data (default: beside this script)
"""

import csv
import random
import sys
from datetime import date
from pathlib import Path

# Revenue of a quarter in million euros, growth a year, operating margin of 2025 and 2026.
SEGMENTS = {
    "Short-haul": (412.0, 0.041, (0.062, 0.081)),
    "Long-haul": (356.0, 0.087, (0.048, 0.074)),
    "Cargo": (88.0, -0.112, (0.121, 0.066)),
}
SEASON = (0.84, 1.04, 1.2, 0.92)


def results() -> list[list]:
    """Revenue and operating costs by quarter and segment."""
    chance = random.Random(88)
    rows = []
    for year, back in ((2025, 0), (2026, 1)):
        for number, season in enumerate(SEASON):
            for segment, (size, growth, margins) in SEGMENTS.items():
                swing = 1 + (season - 1) * (0.3 if segment == "Cargo" else 1)
                revenue = size * swing * (1 + growth) ** back * chance.uniform(0.985, 1.015)
                margin = margins[back] + (swing - 1) * 0.35 + chance.uniform(-0.008, 0.008)
                rows.append([date(year, 3 * number + 1, 1), segment, f"{revenue:.2f}", f"{revenue * (1 - margin):.2f}"])
    return rows


def bridge(rows: list[list]) -> list[list]:
    """From the operating profit of one year to that of the next; the fuel bill is what remains."""
    profit = {year: sum(float(r[2]) - float(r[3]) for r in rows if r[0].year == year) for year in (2025, 2026)}
    steps = [["Traffic", 96.4], ["Yield", 62.8], ["Cargo", -27.9], ["Staff", -38.6], ["Upkeep", -12.3]]
    rest = profit[2026] - profit[2025] - sum(amount for _, amount in steps)
    return [["2025", f"{profit[2025]:.1f}"], *steps, ["Fuel", f"{rest:.1f}"], ["2026", f"{profit[2026]:.1f}"]]


def cash() -> list[list]:
    """Cash flow by quarter, and what was owed at its end."""
    chance, owed, rows = random.Random(89), 902.0, []
    for year in (2025, 2026):
        for number, earned in enumerate((61, 148, 171, 74)):
            operating = earned * (1.12 if year == 2026 else 1) * chance.uniform(0.95, 1.05)
            invested = 78 * chance.uniform(0.9, 1.15)
            owed -= operating - invested
            rows.append([date(year, 3 * number + 1, 1), f"{operating:.1f}", f"{invested:.1f}", f"{owed:.1f}"])
    return rows


OUTLOOK = [
    ["Revenue", "million euros", "3,450 – 3,550", "3,560 – 3,680"],
    ["Operating margin", "percent of revenue", "7.0 – 8.0", "7.5 – 8.5"],
    ["Investment", "million euros", "310 – 340", "360 – 400"],
    ["Dividend", "euros a share", "0.40", "0.48"],
]


def write(path: Path, header: str, rows: list[list]) -> None:
    """Writes a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main(folder: Path) -> None:
    """Writes the results, the bridge, the cash flow and the outlook."""
    rows = results()
    write(folder / "data/results.csv", "quarter,segment,revenue,costs", rows)
    write(folder / "data/bridge.csv", "step,amount", bridge(rows))
    write(folder / "data/cash.csv", "quarter,operating,invested,net_debt", cash())
    write(folder / "data/outlook.csv", "measure,unit,guided,outlook", OUTLOOK)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
