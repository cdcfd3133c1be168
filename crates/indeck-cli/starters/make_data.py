"""Makes the data of the starters, which is invented: the same numbers at every run.

    python3 make_data.py [FOLDER]     writes below FOLDER (default: beside this script)
"""

import csv
import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path


def months(first: date, count: int) -> list[date]:
    """The first days of months in a row."""
    start = first.year * 12 + first.month - 1
    return [date((start + i) // 12, (start + i) % 12 + 1, 1) for i in range(count)]


def write(path: Path, header: str, rows: list[list]) -> None:
    """Writes a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def sales(folder: Path) -> None:
    """A maker of garden goods: spring and December are strong, partners shrink, the West grows."""
    chance = random.Random(2601)
    regions = {"North": (1.0, 0.004), "South": (0.8, 0.002), "East": (0.55, -0.006), "West": (0.7, 0.012)}
    channels = {"Online": (0.42, 0.009), "Retail": (0.38, 0.0), "Partner": (0.20, -0.010)}
    products = {"Tools": (0.34, 0.41, 62), "Furniture": (0.31, 0.35, 310), "Lighting": (0.2, 0.48, 45), "Plants": (0.15, 0.29, 24)}
    season = [0.72, 0.78, 1.02, 1.22, 1.28, 1.18, 1.04, 0.96, 0.92, 0.88, 0.94, 1.26]
    rows = []
    for number, month in enumerate(months(date(2025, 1, 1), 21)):
        for region, (size, trend) in regions.items():
            for channel, (part, drift) in channels.items():
                for product, (weight, margin, price) in products.items():
                    revenue = 1_450_000 * size * part * weight * season[month.month - 1]
                    revenue *= (1 + trend) ** number * (1 + drift) ** number * chance.uniform(0.93, 1.07)
                    costs = revenue * (1 - margin * chance.uniform(0.95, 1.05))
                    rows.append([month, region, channel, product, round(revenue), round(costs), max(1, round(revenue / price))])
    write(folder / "sales/data/sales.csv", "month,region,channel,product,revenue,costs,orders", rows)
    targets = [["North", 19_200_000], ["South", 14_800_000], ["East", 10_200_000], ["West", 14_600_000]]
    write(folder / "sales/data/targets.csv", "region,target", targets)


def tracker(folder: Path) -> None:
    """Four brands in four markets over eight waves; Aurora gains where it advertises."""
    chance = random.Random(2602)
    markets = {"NL": ("Netherlands", 0.02, 420), "BE": ("Belgium", 0.0, 300), "DE": ("Germany", -0.03, 600), "FR": ("France", -0.06, 540)}
    brands = {"Aurora": (0.46, 0.62, 0.55, 0.40, 0.18), "Borealis": (0.63, 0.58, 0.5, 0.33, 0.22), "Cirrus": (0.38, 0.49, 0.45, 0.3, 0.27), "Delphi": (0.29, 0.44, 0.41, 0.28, 0.25)}
    ages = {"18–34": (0.31, 0.05), "35–54": (0.38, 0.01), "55+": (0.31, -0.06)}
    gains = {"Aurora": 0.012, "Borealis": -0.004, "Cirrus": 0.002, "Delphi": 0.0}
    rows = []
    waves = months(date(2024, 10, 1), 24)[::3]
    for market, (_, level, base) in markets.items():
        for number, wave in enumerate(waves):
            for age, (part, lift) in ages.items():
                asked = round(base * part * chance.uniform(0.94, 1.06))
                for brand, (aware, consider, use, liked, disliked) in brands.items():
                    known = aware + level + lift * (1 if brand == "Aurora" else -0.4) + gains[brand] * number
                    known = round(asked * min(0.95, known + chance.uniform(-0.015, 0.015)))
                    considered = round(known * (consider + 0.004 * number * (brand == "Aurora") + chance.uniform(-0.02, 0.02)))
                    used = round(considered * (use + chance.uniform(-0.02, 0.02)))
                    promoters = round(used * (liked + chance.uniform(-0.03, 0.03)))
                    detractors = round(used * (disliked + chance.uniform(-0.03, 0.03)))
                    rows.append([market, wave, age, brand, asked, known, considered, used, promoters, detractors])
    header = "market,wave,age,brand,asked,aware,consider,use,promoters,detractors"
    write(folder / "tracker/data/answers.csv", header, rows)
    write(folder / "tracker/data/markets.csv", "code,name,fieldwork", [[m, name, "online panel"] for m, (name, _, _) in markets.items()])
    statements = {"Good value": 0.44, "Easy to use": 0.52, "Trustworthy": 0.48, "Innovative": 0.39, "Cares for the planet": 0.33, "Good service": 0.41}
    image = []
    for market, (_, level, base) in markets.items():
        for statement, agree in statements.items():
            for brand, (aware, *_) in brands.items():
                asked = round(base * (aware + level))
                share = agree + level + (0.08 if (brand, statement) in {("Aurora", "Innovative"), ("Borealis", "Trustworthy")} else 0)
                image.append([market, brand, statement, asked, round(asked * (share + chance.uniform(-0.06, 0.06)))])
    write(folder / "tracker/data/image.csv", "market,brand,statement,asked,agree", image)


def operations(folder: Path) -> None:
    """Six warehouses, 39 weeks: Bremen struggles since a move in July, Cork is small and good."""
    chance = random.Random(2603)
    sites = {"Antwerp": (5400, 0.034), "Bremen": (4300, 0.052), "Cork": (1200, 0.022), "Delft": (3100, 0.041), "Essen": (3700, 0.047), "Florence": (2400, 0.038)}
    weeks = [date(2026, 1, 5) + timedelta(weeks=i) for i in range(39)]
    rows, stops = [], []
    kinds = {"Conveyor": 0.32, "Carrier late": 0.27, "Staffing": 0.18, "IT outage": 0.13, "Weather": 0.10}
    for number, week in enumerate(weeks):
        for site, (size, miss) in sites.items():
            orders = round(size * (1 + 0.08 * math.sin(number / 6)) * chance.uniform(0.95, 1.05))
            late = miss * chance.uniform(0.8, 1.2) * (1 - 0.004 * number)
            late += 0.035 * (site == "Bremen" and number >= 27) + 0.015 * (site == "Essen" and number >= 34)
            hours = round(orders / (17.5 if site != "Cork" else 15) * chance.uniform(0.96, 1.04) * (1 - 0.002 * number))
            rows.append([week, site, orders, round(orders * late), round(orders * 0.006 * chance.uniform(0.7, 1.3)), hours])
            if chance.random() < (0.75 if site == "Bremen" and number >= 27 else 0.28):
                kind = chance.choices(list(kinds), list(kinds.values()))[0]
                day = week + timedelta(days=chance.randrange(6))
                stops.append([day, site, kind, 5 * chance.randint(3, 48)])
    write(folder / "operations/data/weeks.csv", "week,site,orders,late,damaged,hours", rows)
    write(folder / "operations/data/stops.csv", "day,site,cause,minutes", sorted(stops))
    manager = ["Anouk Peeters", "Jonas Brandt", "Aoife Byrne", "Daan de Wit", "Lena Vogt", "Chiara Conti"]
    goals = [0.04, 0.05, 0.03, 0.04, 0.045, 0.04]
    write(folder / "operations/data/sites.csv", "site,manager,late_goal", [list(row) for row in zip(sites, manager, goals)])


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    sales(target)
    tracker(target)
    operations(target)
