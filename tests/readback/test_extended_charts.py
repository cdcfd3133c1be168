"""The kinds of 2016, as the tests of indeck-ooxml write them: what was given is what is read."""

import pytest
from conftest import TARGET
from judge import assert_sound
from package import NS, read

STEPS = ["2025", "Volume", "Price <&>", "=Cost", "Half", "2026"]
LEVELS = [
    ["Madrid", "Cádiz", None, "東京", "Vientiane", None],
    ["Spain", "Spain", "=France", "Japan", "Laos <&>", None],
    ["Europe", "Europe", "Europe", "Asia", "Asia", "Other"],
]
SIZES = [22, 12, 18, 40, 5.5, 9]
BOXES = ["North", "South <&>", "=East"] * 8
OBSERVED = [i * 17 % 23 for i in range(24)]
AGES = [i * 37 % 61 + i % 7 / 4 for i in range(60)]

# The first chart of each deck: layouts of its series, levels of names from the innermost on, values.
GIVEN = {
    "waterfall": (["waterfall"], [STEPS], [[100, 20, 15.5, -40, 95.5, 130]]),
    "treemap": (["treemap"], LEVELS, [SIZES]),
    "sunburst": (["sunburst"], LEVELS, [SIZES]),
    "funnel": (["funnel"], [["Visits", "Leads", "Offers", "Orders"]], [[5200, 1800, 900, 420]]),
    "histogram": (["clusteredColumn"], [], [AGES]),
    "pareto": (
        ["clusteredColumn", "paretoLine"],
        [["Late", "Lost", "Broken", "Late", "Wrong <&>", "=Other"]],
        [[12, 5, 3, 9, 2, 1]],
    ),
    "box-whisker": (["boxWhisker"] * 2, [BOXES], [OBSERVED, [v + 5 for v in OBSERVED]]),
    "region-map": (["regionMap"], [["Germany", "France", "Spain", "DK"]], [[40, 30, 20.5, 10]]),
}


@pytest.fixture(params=GIVEN)
def kind(request):
    return request.param


@pytest.fixture
def written(kind):
    """The deck of a kind that `cargo test -p indeck-ooxml` wrote."""
    deck = TARGET / "tmp" / f"chartex-{kind}.pptx"
    if not deck.exists():
        pytest.skip("the tests of indeck-ooxml have not run")
    return deck


@pytest.fixture
def charts(written):
    return read(written).extended_charts


def test_what_was_given_is_cached(kind, charts):
    layouts, levels, values = GIVEN[kind]
    assert charts[0].layouts == layouts
    for block, expected in zip(charts[0].root.iterfind("cx:chartData/cx:data", NS), values, strict=True):
        assert [points(level) for level in block.iterfind("cx:strDim/cx:lvl", NS)] == levels
        assert [float(point) for point in points(block.find("cx:numDim/cx:lvl", NS))] == expected


def points(level):
    cached = {int(point.get("idx")): point.text for point in level.iterfind("cx:pt", NS)}
    return [cached.get(index) for index in range(int(level.get("ptCount")))]


def test_what_is_cached_stands_in_the_workbook(charts):
    for chart in charts:
        for reference in chart.references():
            cells = chart.cells(reference.formula)
            assert reference.count == len(cells), f"{chart.name}: {reference.formula}"
            for index, cell in enumerate(cells):
                assert cell.data_type != "f", f"{chart.name}: {cell.coordinate} is a formula"
                value = reference.cached.get(index)
                value = float(value) if value is not None and reference.is_number else value
                assert cell.value == value, f"{chart.name}: {cell.coordinate}"


def test_each_chart_has_its_style_and_colours(charts):
    for chart in charts:
        rels = chart.package.xml(chart.name.replace("charts/", "charts/_rels/") + ".rels")
        kinds = {rel.get("Type").rsplit("/", 1)[1] for rel in rels}
        assert kinds == {"package", "chartStyle", "chartColorStyle"}, chart.name


def test_the_deck_judge_finds_nothing(written, shared):
    assert_sound(shared, written, embedded_sdk=False)
