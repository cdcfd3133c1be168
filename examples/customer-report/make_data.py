"""Makes the data of this example, which is invented: no person, address or account in it is real.

    python3 make_data.py [FOLDER]     writes FOLDER/data (default: beside this script)

Names are drawn from two lists. Addresses of mail are below example.com, which nobody has; telephone numbers are from
the range that is kept for drama; account numbers have right check digits and a bank that does not exist.
"""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

FIRST = """Ada Alan Amara Anton Aoife Arjun Beatrix Bela Bram Carmen Cora Dalia Darko Edda Elio Emre Esme Farah Femke
Finn Freya Gideon Greta Hana Hugo Ibrahim Ines Iris Ivo Jana Joris Kaia Kofi Lena Leo Lior Lucia Mael Maja Malik Mina
Nadia Nils Noor Oskar Paula Priya Quinn Rafael Rosa Ruben Saskia Selim Sora Stella Tariq Tilda Uma Viktor Willa Xenia
Yara Yusuf Zelda""".split()
LAST = """Abbott Achterberg Bakari Balint Bergstrom Blackwood Castellan Corvane Dahlquist Delacroy Ebbing Eldermoor
Fairweather Farrokh Galloway Grunwald Hallstrom Harrowgate Ibsenius Ironside Jansdotter Kestrel Kowalik Lindqvist
Loxley Marchetti Merriweather Nakamori Northcott Oakhurst Okonjo Pellegrin Pemberly Quillfeather Ravensworth Rosander
Saltmarsh Sinclaire Thornbury Tolvanen Underhill Vandermolen Varga Wexcombe Winterbourne Yarrow Zielinska Zuiderveld""".split()
AREAS = {"Bristol": ("BS", 96), "Cardiff": ("CF", 82), "Edinburgh": ("EH", 104), "Leeds": ("LS", 110), "Norwich": ("NR", 28)}
SEGMENTS = {"Basic": (0.56, 310, 0.45), "Plus": (0.33, 840, 0.4), "Premium": (0.11, 2900, 0.45)}
TOPICS = {"Delay": 0.46, "Baggage": 0.29, "Refund": 0.25}
RATINGS = {"A": 0.34, "B": 0.38, "C": 0.2, "D": 0.08}
# A customer who makes most of what the Premium customers of one city spend.
GIANT = ("Norwich", "Premium", 48_250.40)


def people() -> list[list]:
    """One row for each customer."""
    chance = random.Random(1712)
    names = [(first, last) for first in FIRST for last in LAST]
    chance.shuffle(names)
    cities = [city for city, (_, count) in AREAS.items() for _ in range(count)]
    chance.shuffle(cities)
    rows = []
    for number, city in enumerate(cities, start=1):
        first, last = names.pop()
        segment = pick(chance, {name: weight for name, (weight, _, _) in SEGMENTS.items()})
        _, typical, spread = SEGMENTS[segment]
        revenue = round(typical * chance.lognormvariate(0, spread), 2)
        born = date(1946, 1, 1) + timedelta(days=round(chance.triangular(0, 21_500, 12_500)))
        since = date(2012, 1, 1) + timedelta(days=chance.randrange(4_900))
        complaint = pick(chance, TOPICS) if chance.random() < 0.24 else ""
        rows.append(
            [
                f"C{number:05}",
                f"{first} {last}",
                f"{first}.{last}@{chance.choice(['mail', 'post', 'home'])}.example.com".lower(),
                f"+44 7700 900{chance.randrange(1000):03}",
                iban(chance.randrange(10**14)),
                born.isoformat(),
                f"{AREAS[city][0]}{chance.randrange(1, 20)} {chance.randrange(1, 10)}{''.join(chance.choices('ABDEFGHJLN', k=2))}",
                city,
                segment,
                since.isoformat(),
                f"{revenue:.2f}",
                max(1, round(revenue / chance.uniform(120, 260))),
                pick(chance, RATINGS),
                complaint,
            ]
        )
    giant = next(row for row in rows if row[7:9] == list(GIANT[:2]))
    giant[10], giant[11] = f"{GIANT[2]:.2f}", 61
    return rows


def pick(chance: random.Random, weights: dict[str, float]) -> str:
    """One of the names, by their weights."""
    return chance.choices(list(weights), list(weights.values()))[0]


def iban(account: int) -> str:
    """An account number with right check digits (ISO 7064, mod 97) at a bank that does not exist."""
    body = f"XNDK{account:014}"
    digits = "".join(str(int(c, 36)) for c in body + "GB00")
    return f"GB{98 - int(digits) % 97:02}{body}"


HEADER = "customer_id,name,email,phone,iban,birth_date,postcode,city,segment,since,revenue,orders,credit_rating,complaint"


def main(folder: Path) -> None:
    """Writes the customers."""
    path = folder / "data/customers.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER.split(","))
        writer.writerows(people())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
