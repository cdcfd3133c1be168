"""The example deck's charts and table show what its data says, by an independent computation."""

import pytest
from flights import AIRPORTS, GROUPS, MONTHS, RANKED_FLIGHTS, Flights, rate, sums
from pptx import Presentation

# One part in a billion: both sides divide sums of whole numbers.
CLOSE = 1e-9


@pytest.fixture(scope="module")
def data(repo):
    return Flights(repo / "examples" / "flights" / "data")


@pytest.fixture(scope="module")
def charts(flights_deck):
    """Every chart of the deck: categories and, by name, the values of each series."""
    return [
        (categories(plot), {series.name: list(series.values) for series in plot.series})
        for slide in Presentation(flights_deck).slides
        for shape in slide.shapes
        if shape.has_chart
        for plot in shape.chart.plots
    ]


def categories(plot):
    return [str(category) for category in plot.categories]


def chart_with(charts, wanted_categories, wanted_values):
    """Whether a chart plots those values, in that order, for those categories."""
    return any(
        found == wanted_categories and any(values == pytest.approx(wanted_values, rel=CLOSE) for values in series.values())
        for found, series in charts
    )


def test_outcomes_of_the_year(data, charts):
    year = sums(data.days, lambda row: "all")["all"]
    wanted = [year["on_time"], year["late"], year["cancelled"] + year["diverted"]]
    assert chart_with(charts, ["On time", "Late", "Cancelled or diverted"], wanted)


def test_how_late_the_late_flights_were(data, charts):
    year = sums(data.routes, lambda row: "all")["all"]
    wanted = [year["late_15_29"], year["late_30_59"], year["late_60_119"], year["late_120_up"]]
    assert chart_with(charts, ["15–29 min", "30–59 min", "1–2 hours", "2 hours and more"], wanted)


@pytest.mark.parametrize("airport", AIRPORTS)
def test_on_time_rate_by_hour_of_departure(data, charts, airport):
    by_hour = sums(data.routes, lambda row: (data.airport(row), row["hour"]))
    hours = range(6, 22)
    wanted = [rate(by_hour[airport, hour]) for hour in hours]
    assert chart_with(charts, [str(hour) for hour in hours], wanted)


def test_flights_and_on_time_rate_by_month(data, charts):
    by_month = sums(data.days, data.month)
    assert chart_with(charts, MONTHS, [by_month[month]["flights"] for month in MONTHS])
    assert chart_with(charts, MONTHS, [rate(by_month[month]) for month in MONTHS])


@pytest.mark.parametrize("group", GROUPS)
def test_hours_of_delay_by_month(data, charts, group):
    by_group = sums(data.days, lambda row: (data.month(row), data.group(row)))
    assert chart_with(charts, MONTHS, [by_group[month, group]["delay_minutes"] / 60 for month in MONTHS])


def test_ranking_of_the_carriers(data, charts):
    by_carrier = ranked(data)
    best_first = sorted(by_carrier, key=lambda carrier: -rate(by_carrier[carrier]))
    assert chart_with(charts, best_first, [rate(by_carrier[carrier]) for carrier in best_first])


def test_scorecard_of_the_carriers(data, flights_deck):
    by_carrier = ranked(data)
    shown = [table for table in tables(flights_deck) if table[0][0] == "Carrier" and len(table) == len(by_carrier) + 1]
    assert len(shown) == 1
    for name, _group, flights, *rates in shown[0][1:]:
        total = by_carrier[name]
        arrived = total["flights"] - total["cancelled"] - total["diverted"]
        percentages = [f"{rate(total, what) * 100:.1f}%" for what in ("on_time", "late", "cancelled")]
        assert flights == f"{total['flights']:,}"
        assert rates == [*percentages, f"{total['delay_minutes'] / arrived:.1f}"]


def ranked(data):
    by_carrier = sums(data.days, data.carrier)
    return {name: total for name, total in by_carrier.items() if total["flights"] >= RANKED_FLIGHTS}


def tables(deck):
    """The texts of every table, row by row."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in Presentation(deck).slides
        for shape in slide.shapes
        if shape.has_table
    ]


def test_titles_notes_and_alternative_text_state_the_figures(data, flights_deck):
    year = sums(data.days, lambda row: "all")["all"]
    routes = sums(data.routes, lambda row: "all")["all"]
    by_month = sums(data.days, data.month)
    by_season = sums(data.days, lambda row: data.month(row) in ("Jun", "Jul", "Dec"))
    by_group = sums(data.days, lambda row: data.group(row) == "Regional")
    rates = {month: rate(total) for month, total in by_month.items()}
    best, worst = max(rates, key=rates.get), min(rates, key=rates.get)
    long_delays = (routes["late_60_119"] + routes["late_120_up"]) / routes["late"]
    texts = every_text(flights_deck)
    for stated in [
        f"What {year['flights']:,} flights from Newark",
        f"{rate(year) * 100:.1f}%",
        f"were cancelled: {year['cancelled']:,} flights",
        f"{long_delays:.0%} of late arrivals are an hour behind or more",
        f"September is {100 * (rates[best] - rates[worst]):.0f} points better than December",
        f"three months hold {by_season[True]['delay_minutes'] / year['delay_minutes']:.0%} of all hours lost",
        f"Regional carriers fly {by_group[True]['flights'] / year['flights']:.0%} of the flights",
        f"make {by_group[True]['cancelled'] / year['cancelled']:.0%} of the cancellations",
        # in the notes
        f"was {rate(by_group[True], 'cancelled') / rate(by_group[False], 'cancelled'):.0f} times as likely",
        # in the alternative text
        f"Doughnut chart of how flights ended: {rate(year):.1%} on time, {rate(year, 'late'):.1%} late",
    ]:
        assert any(stated in text for text in texts), stated
    assert (best, worst) == ("Sep", "Dec")


def every_text(deck):
    """The texts of the shapes and notes, paragraph by paragraph, and the alternative texts."""
    found = []
    for slide in Presentation(deck).slides:
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        frames += [slide.notes_slide.notes_text_frame] if slide.has_notes_slide else []
        found += [paragraph.text for frame in frames for paragraph in frame.paragraphs]
        found += [shape._element._nvXxPr.cNvPr.get("descr", "") for shape in slide.shapes]
    return found
