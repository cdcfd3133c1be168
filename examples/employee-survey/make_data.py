"""Makes the data of this example, which is invented: the same answers at every run.

    python3 make_data.py [FOLDER]     writes FOLDER/data (default: beside this script)
"""

import csv
import random
import sys
from pathlib import Path

# Answers by department and gender: women, men, not stated. Legal is too small to be shown.
GROUPS = {
    "Engineering": (46, 112, 15),
    "Operations": (64, 78, 13),
    "Sales": (45, 48, 11),
    "Customer Care": (58, 28, 12),
    "Finance": (25, 17, 10),
    "People": (17, 11, 3),
    "Legal": (4, 3, 1),
}
GENDERS = ("Women", "Men", "Not stated")
SITES = {"Rotterdam": 218, "Lyon": 152, "Kraków": 133, "Porto": 86, "Ghent": 24, "Tallinn": 8}
ITEMS = ("purpose", "manager", "growth", "workload", "belonging")

# Mean score of each item by department, on a scale of 1 to 5.
LEVELS = {
    "Engineering": (4.1, 4.0, 3.6, 3.5, 3.9),
    "Operations": (3.7, 3.4, 2.9, 2.8, 3.5),
    "Sales": (3.9, 3.9, 3.7, 3.1, 3.8),
    "Customer Care": (3.8, 3.6, 2.8, 2.5, 3.6),
    "Finance": (3.9, 4.0, 3.5, 3.3, 3.9),
    "People": (4.3, 4.2, 3.8, 3.2, 4.2),
    "Legal": (3.2, 2.6, 2.7, 2.1, 2.8),
}
# What a site, and being a woman in Engineering, adds to each answer.
AT_SITE = {"Rotterdam": 0.05, "Lyon": -0.1, "Kraków": 0.15, "Porto": 0.2, "Ghent": -0.2, "Tallinn": -0.5}


def answers() -> list[list]:
    """One row for each person who answered."""
    chance = random.Random(511)
    sites = [site for site, count in SITES.items() for _ in range(count)]
    chance.shuffle(sites)
    rows = []
    for department, counts in GROUPS.items():
        for gender, count in zip(GENDERS, counts):
            for _ in range(count):
                rows.append([department, sites.pop(), gender])
    chance.shuffle(rows)
    for number, row in enumerate(rows, start=1):
        department, site, gender = row
        mood = chance.gauss(AT_SITE[site], 0.55)
        if department == "Engineering" and gender == "Women":
            mood -= 0.35
        scores = [clamp(round(chance.gauss(level + mood, 0.75)), 1, 5) for level in LEVELS[department]]
        recommend = clamp(round(2.35 * (sum(scores) / 5 - 1) + chance.gauss(1.7, 1.2)), 0, 10)
        row[:] = [f"R{number:04}", *row, *scores, recommend]
    return rows


def clamp(number: int, least: int, most: int) -> int:
    """The number, but no less and no more than that."""
    return max(least, min(most, number))


def write(path: Path, header: list[str], rows: list[list]) -> None:
    """Writes a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(folder: Path) -> None:
    """Writes the answers, a row for each person, and the scores, a row for each person and item."""
    rows = answers()
    write(folder / "data/answers.csv", ["respondent", "department", "site", "gender", *ITEMS, "recommend"], rows)
    scores = [[row[0], item.capitalize(), score] for row in rows for item, score in zip(ITEMS, row[4:9])]
    write(folder / "data/scores.csv", ["respondent", "item", "score"], scores)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
