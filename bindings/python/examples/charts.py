"""Every mark with the columns that it shows and an option of its own; each as a slide and as a picture."""

import sys
from pathlib import Path

import indeck
from indeck import Chart

MONTHS = {
    "month": ["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
    "revenue": [41, 39, 45, 47, 46, 48],
    "costs": [25, 24, 27, 28, 27, 29],
    "share": [0.2, 0.22, 0.25, 0.24, 0.26, 0.27],
}
REGIONS = {
    "region": ["North", "North", "South", "South", "West", "West"],
    "city": ["Oslo", "Bergen", "Rome", "Bari", "Porto", "Braga"],
    "revenue": [41, 12, 32, 14, 24, 9],
}
BRIDGE = {"step": ["2025", "Price", "Volume", "2026"], "amount": [412, 38, -21, 429]}
STAGES = {"stage": ["Visits", "Offers", "Orders"], "count": [420, 160, 75]}
PRICES = {
    "day": ["Mon", "Tue", "Wed", "Thu"],
    "open": [10, 11, 12, 11],
    "high": [12, 13, 13, 12],
    "low": [9, 10, 11, 10],
    "close": [11, 12, 11, 12],
}
POINTS = {"distance": [1, 2, 3, 5, 8], "delay": [3, 5, 4, 9, 12], "flights": [10, 40, 20, 60, 30]}
COUNTRIES = {"country": ["Norway", "Italy", "Portugal"], "revenue": [53, 46, 33]}


def charts() -> list[Chart]:
    return [
        Chart(MONTHS, mark="column", x="month", y=["revenue", "costs"], gap=60, legend="bottom"),
        Chart(REGIONS, mark="bar", x={"value": "region", "sort": "-y"}, y="sum(revenue)", highlight="North", labels=True),
        Chart(MONTHS, mark="line", x="month", y="revenue", smooth=True, markers={"symbol": "diamond", "size": 8}),
        Chart(MONTHS, mark="area", x="month", y=["costs", "revenue"], stack=True, opacity=0.8),
        Chart(REGIONS, mark="pie", x="region", y="sum(revenue)", start_angle=30, explode={"West": 10}),
        Chart(REGIONS, mark="doughnut", x="region", y="sum(revenue)", hole=60, labels={"content": ["category", "percent"]}),
        Chart(POINTS, mark="scatter", x="distance", y="delay", join="none", trend="linear"),
        Chart(POINTS, mark="bubble", x="distance", y="delay", size="flights", bubbles={"scale": 60}),
        Chart(MONTHS, mark="radar", x="month", y=["revenue", "costs"], filled=True),
        Chart(PRICES, mark="stock", x="day", open="open", high="high", low="low", close="close"),
        Chart(MONTHS, mark="surface", x="month", y=["revenue", "costs"], form="contour"),
        Chart(BRIDGE, mark="waterfall", x="step", y="amount", totals=["2025", "2026"]),
        Chart(REGIONS, mark="treemap", path=["region", "city"], y="revenue", parent_labels="banner"),
        Chart(REGIONS, mark="sunburst", path=["region", "city"], y="revenue"),
        Chart(STAGES, mark="funnel", x="stage", y="count"),
        Chart(POINTS, mark="histogram", x="delay", bins={"width": 3}),
        Chart(REGIONS, mark="pareto", x="city", y="revenue"),
        Chart(REGIONS, mark="box", x="region", y="revenue", box={"mean": True}),
        Chart(COUNTRIES, mark="region-map", region="country", color="revenue"),
        Chart(
            MONTHS,
            x="month",
            layer=[
                {"mark": "column", "y": "revenue"},
                {"mark": "line", "y": {"value": "share", "axis": {"format": "0%", "secondary": True}}},
            ],
        ),
    ]


def main(folder: Path) -> None:
    deck = indeck.Deck()
    for number, chart in enumerate(charts(), start=1):
        slide = deck.add_slide("Title and Content", title=f"{number}: {chart.mark}")
        slide.add(chart, alt=f"An example of {chart.mark}")
        (folder / f"{number:02}.svg").write_text(chart.to_svg(width=640, height=360), encoding="utf-8")
    deck.save(folder / "charts.pptx")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]))
