"""Reports: built, checked, tested, drawn; the decks are those of the command."""

from __future__ import annotations

import collections.abc
import datetime as dt
import decimal
import io
import subprocess
import sys
from pathlib import Path

import pptx
import pytest

import indeck

ROOT = Path(__file__).resolve().parents[3]
QUICKSTART = ROOT / "examples" / "quickstart" / "report.yaml"
FLIGHTS = ROOT / "examples" / "flights" / "report.yaml"
TEMPLATE = ROOT / "crates" / "indeck-cli" / "starters" / "brand.potx"

SALES = {"region": ["North", "South", "North"], "revenue": [5, 7, 4], "day": [dt.date(2026, 1, n) for n in (1, 2, 3)]}

SPEC = """\
indeck: 1
report: { title: Sales, template: brand.potx }
params:
  least: { type: integer, default: 0 }
  since: { type: date, default: 2020-01-01 }
  share: { type: number, default: 0.5 }
  word: { default: none }
  loud: { type: bool, default: false }
sources: { sales: { } }
tables:
  by_region: { sql: "SELECT region, SUM(revenue) AS revenue FROM sales WHERE revenue >= $least AND day >= $since GROUP BY region ORDER BY region" }
slides:
  - id: regions
    layout: Title and Content
    fill:
      Title: "{{ word }} {{ share }} {{ loud }}"
      Content: { mark: bar, data: by_region, encode: { x: region, y: revenue }, alt: Revenue by region }
"""


@pytest.fixture
def spec(tmp_path) -> Path:
    """A small report whose data the caller gives."""
    (tmp_path / "brand.potx").write_bytes(TEMPLATE.read_bytes())
    path = tmp_path / "report.yaml"
    path.write_text(SPEC)
    return path


@pytest.fixture
def burst(spec) -> Path:
    """A report that makes a deck for each region."""
    path = spec.with_name("burst.yaml")
    path.write_text(SPEC.replace("slides:", "burst: { over: region }\nslides:"))
    return path


def command(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "indeck", *map(str, arguments)], capture_output=True, text=True)


@pytest.mark.parametrize("example", [QUICKSTART, FLIGHTS], ids=["quickstart", "flights"])
def test_a_deck_from_python_is_that_of_the_command(example, tmp_path):
    said = command("build", example, "-o", tmp_path / "deck.pptx")
    assert said.returncode == 0, said.stderr
    assert indeck.build(example).to_bytes() == (tmp_path / "deck.pptx").read_bytes()


def test_a_report_tells_what_is_in_it():
    report = indeck.build(QUICKSTART)
    assert len(report) == 4
    assert report.slides == ["Sales review", report.slides[1], report.slides[2], "Next steps"]
    assert report.slides[1].startswith("Revenue reached €")
    assert [chart.mark for chart in report.charts] == ["column"]
    assert report.charts[0].alt == "Revenue by month and region"
    assert "<svg" in report.charts[0].to_svg()
    assert (report.diagnostics, report.dropped, report.governed) == ([], [], None)
    assert repr(report) == "<Report report.pptx: 4 slides, 1 chart, 2 tables>"


def test_a_notebook_shows_an_outline_with_charts_as_pictures():
    bundle = indeck.build(QUICKSTART)._repr_mimebundle_(include=None, exclude=None)
    assert "Next steps" in bundle["text/plain"]
    assert "<img" in bundle["text/html"] and "image/svg+xml" in bundle["text/html"]


def test_a_report_opens_as_a_deck_that_can_be_changed(spec):
    report = indeck.build(spec, data={"sales": SALES})
    deck = report.open()
    assert len(deck) == 1
    assert report.to_bytes() == indeck.build(spec, data={"sales": SALES}).to_bytes(), "the report stays as it is"


def test_tables_are_a_mapping_in_the_order_of_the_spec():
    tables = indeck.build(QUICKSTART).tables
    assert isinstance(tables, collections.abc.Mapping)
    assert list(tables) == list(tables.keys()) == ["by_month", "by_region"]
    assert len(tables) == 2 and "by_region" in tables and "regions" not in tables and 3 not in tables
    assert [table.name for table in tables.values()] == [name for name, _ in tables.items()]
    assert tables.get("by_region").name == "by_region"
    assert tables.get("none") is None and tables.get("none", 3) == 3
    with pytest.raises(TypeError):
        tables["by_region"] = None


def test_an_unknown_table_is_told_with_the_one_that_is_meant():
    tables = indeck.build(QUICKSTART).tables
    with pytest.raises(indeck.UnknownNameError) as raised:
        tables["by_regoin"]
    assert isinstance(raised.value, KeyError)
    assert raised.value.hints == ("did you mean `by_region`?", "tables: `by_month`, `by_region`")


def test_data_of_the_caller_takes_the_place_of_sources(spec):
    report = indeck.build(spec, data={"sales": SALES})
    assert report.tables["by_region"].to_dict() == {"region": ["North", "South"], "revenue": [9, 7]}


def test_a_source_that_nobody_gives_is_told(spec):
    with pytest.raises(indeck.SpecError) as raised:
        indeck.build(spec)
    assert [d.code for d in raised.value.diagnostics] == ["missing-data"]
    assert raised.value.diagnostics[0].at.line == 9


def test_values_of_parameters_are_those_of_python(spec):
    def title(**params):
        return indeck.build(spec, data={"sales": SALES}, params=params).slides[0]

    assert title(word="dry", share=0.25, loud=True) == "dry 0.25 true"
    assert title(share=decimal.Decimal("1E+2")) == "none 100 false"
    numpy = pytest.importorskip("numpy")
    assert title(share=numpy.float64(0.75), loud=numpy.bool_(True)) == "none 0.75 true"

    def regions(**params):
        return indeck.build(spec, data={"sales": SALES}, params=params).tables["by_region"].to_dict()["revenue"]

    assert regions(least=5) == [5, 7]
    assert regions(least=numpy.int64(5)) == [5, 7]
    assert regions(since=dt.date(2026, 1, 2)) == [4, 7]


@pytest.mark.parametrize(
    "params, word",
    [({"least": [1]}, "`least`"), ({"least": None}, "`least`"), ([("least", 1)], "mapping"), ({1: "x"}, "mapping")],
)
def test_values_that_no_parameter_can_have_are_refused(spec, params, word):
    with pytest.raises(indeck.InvalidValueError, match=word):
        indeck.build(spec, data={"sales": SALES}, params=params)


def test_mistakes_in_values_are_those_of_the_spec(spec):
    with pytest.raises(indeck.SpecError) as raised:
        indeck.build(spec, data={"sales": SALES}, params={"leest": 3})
    assert raised.value.code == "unknown-parameter"
    assert raised.value.hints[0] == "did you mean `least`?"


def test_other_values_take_the_place_of_the_spec_s_own(spec):
    sets = {"report.title": "Q4: sales", "slides.regions.fill.Title": "true", "report.slide_numbers": True}
    report = indeck.build(spec, data={"sales": SALES}, sets=sets)
    assert report.slides == ["true"]
    assert pptx.Presentation(io.BytesIO(report.to_bytes())).core_properties.title == "Q4: sales"


def test_the_time_of_creation_is_an_argument(spec):
    def created(value):
        deck = indeck.build(spec, data={"sales": SALES}, created=value).to_bytes()
        return pptx.Presentation(io.BytesIO(deck)).core_properties.created

    there = dt.datetime(2026, 11, 22, 12, 30)
    cases = [
        "2026-11-22T12:30:00Z",
        there,
        there.replace(tzinfo=dt.timezone.utc),
        there.replace(hour=14, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    ]
    for value in cases:
        assert created(value).replace(tzinfo=None) == there


def test_a_report_is_saved_under_a_path_or_into_a_file(spec, tmp_path):
    report = indeck.build(spec, data={"sales": SALES})
    report.save(tmp_path / "a.pptx")
    report.save(str(tmp_path / "b.pptx"))
    with open(tmp_path / "c.pptx", "wb") as file:
        report.save(file)
    memory = io.BytesIO()
    report.save(memory)
    files = [(tmp_path / name).read_bytes() for name in ("a.pptx", "b.pptx", "c.pptx")]
    assert {report.to_bytes(), memory.getvalue(), *files} == {report.to_bytes()}
    assert not list(tmp_path.glob(".*"))


def test_a_name_of_another_kind_of_file_is_refused(spec, tmp_path):
    report = indeck.build(spec, data={"sales": SALES})
    with pytest.raises(indeck.InvalidValueError, match="no name for"):
        report.save(tmp_path / "out.pdf")
    with pytest.raises(indeck.InvalidValueError) as raised:
        report.save(tmp_path / "out.potx")
    assert "report.output" in raised.value.hints[0]
    template = indeck.build(spec, data={"sales": SALES}, sets={"report.output": "out.potx"})
    template.save(tmp_path / "out.potx")
    assert not (tmp_path / "out.pdf").exists()


def test_what_cannot_be_saved_is_told(spec, tmp_path):
    report = indeck.build(spec, data={"sales": SALES})
    with pytest.raises(FileNotFoundError):
        report.save(tmp_path / "none" / "out.pptx")
    with pytest.raises(indeck.InvalidValueError, match="text"):
        report.save(io.StringIO())


def test_mistakes_are_raised_together_with_their_places(spec):
    spec.write_text(SPEC.replace("Title and Content", "Titel and Content").replace("mark: bar", "mark: barr"))
    with pytest.raises(indeck.SpecError) as raised:
        indeck.build(spec, data={"sales": SALES})
    codes = [d.code for d in raised.value.diagnostics]
    assert len(codes) >= 1
    first = raised.value.diagnostics[0]
    assert first.at.file == str(spec) and first.severity == "error"
    assert "-->" in str(raised.value) and "did you mean" in str(raised.value)


def test_a_check_returns_mistakes(spec):
    assert indeck.check(spec, data={"sales": SALES}) == []
    spec.write_text(SPEC.replace("Title and Content", "Titel and Content"))
    found = indeck.check(spec, data={"sales": SALES})
    assert [d.code for d in found] == ["unknown-layout"]
    assert "Title and Content" in found[0].hints[0]


def test_a_test_tells_what_became_of_each_check(spec):
    checks = (
        "checks:\n"
        "  - { id: enough, that: '{{ count(by_region) >= 2 }}', message: few }\n"
        "  - { id: rich, that: '{{ sum(by_region.revenue) > 100 }}', severity: error, message: poor }\n"
    )
    spec.write_text(SPEC.replace("slides:", checks + "slides:").replace("that:", "assert:"))
    report = indeck.test(spec, data={"sales": SALES})
    assert [(c.id, c.passed) for c in report.checks] == [("enough", True), ("rich", False)]
    assert not report.passed and [d.code for d in report.diagnostics] == ["check-failed"]
    with pytest.raises(indeck.ContractError):
        indeck.build(spec, data={"sales": SALES})


def test_a_missing_spec_is_a_missing_file(tmp_path):
    for call in (indeck.build, indeck.check, indeck.test):
        with pytest.raises(indeck.MissingFileError) as raised:
            call(tmp_path / "none.yaml")
        assert isinstance(raised.value, FileNotFoundError)


def test_unknown_arguments_are_refused_as_python_does(spec):
    with pytest.raises(TypeError, match=r"build\(\) got an unexpected keyword argument 'prams'"):
        indeck.build(spec, prams={})
    with pytest.raises(TypeError, match=r"check\(\) got an unexpected keyword argument 'threads'"):
        indeck.check(spec, threads=2)
    with pytest.raises(TypeError, match="argument 'policy'"):
        indeck.build(spec, policy=3)


@pytest.mark.parametrize("threads", [0, -1, 100_000])
def test_threads_are_a_number_that_makes_sense(spec, threads):
    with pytest.raises(indeck.InvalidValueError, match="threads"):
        indeck.build(spec, data={"sales": SALES}, threads=threads)


def test_the_number_of_threads_changes_nothing(spec):
    one, many = (indeck.build(spec, data={"sales": SALES}, threads=n).to_bytes() for n in (1, 4))
    assert one == many


def test_a_burst_makes_a_deck_for_each_value(burst, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    made = indeck.build_each(burst, out, data={"sales": SALES})
    assert [value for value, _ in made.made] == ["North", "South"]
    assert all(Path(file).is_file() for _, file in made.made)
    assert (made.skipped, made.failed, made.refused) == ([], [], [])
    one = indeck.build(burst, data={"sales": SALES}, burst="South")
    assert one.tables["by_region"].to_dict()["region"] == ["South"]
    with pytest.raises(indeck.SpecError) as raised:
        indeck.build(burst, data={"sales": SALES})
    assert raised.value.code == "missing-burst-value"
    with pytest.raises(indeck.MissingFileError):
        indeck.build_each(burst, tmp_path / "none", data={"sales": SALES})


def test_charts_are_drawn_into_files(spec, tmp_path):
    drawn = indeck.render(spec, tmp_path, data={"sales": SALES})
    assert [(c.slide, c.slide_id, c.mark, c.alt) for c in drawn] == [(1, "regions", "bar", "Revenue by region")]
    assert Path(drawn[0].file).read_text().startswith("<svg")
    png = indeck.render(spec, tmp_path, data={"sales": SALES}, format="png", width=400)
    assert Path(png[0].file).read_bytes().startswith(b"\x89PNG")
    with pytest.raises(indeck.InvalidValueError, match="width"):
        indeck.render(spec, tmp_path, data={"sales": SALES}, width=400)
    with pytest.raises(indeck.InvalidValueError, match="gif"):
        indeck.render(spec, tmp_path, data={"sales": SALES}, format="gif")


def test_progress_is_told_on_the_thread_that_calls(spec):
    import threading

    seen, threads = [], set()

    def listen(progress):
        seen.append(progress)
        threads.add(threading.get_ident())

    indeck.build(spec, data={"sales": SALES}, progress=listen)
    assert threads == {threading.get_ident()}
    assert {"reading sales", "querying by_region", "writing slides", "saving"} <= {p.what for p in seen}
    assert seen[-1].done == seen[-1].total


def test_what_progress_raises_stops_the_work(spec, tmp_path):
    class Enough(Exception):
        pass

    def stop(progress):
        raise Enough

    with pytest.raises(Enough):
        indeck.build(spec, data={"sales": SALES}, progress=stop)
    with pytest.raises(TypeError):
        indeck.build(spec, data={"sales": SALES}, progress=3)


def test_the_schema_is_that_of_the_command():
    import json

    assert indeck.schema() == json.loads(command("schema").stdout)
    assert indeck.schema(brand=True) != indeck.schema()


def test_a_spec_reads_below_its_folder_and_where_it_may(spec, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "sales.csv").write_text("region,revenue,day\nWest,3,2026-01-01\n")
    spec.write_text(SPEC.replace("sales: { }", f"sales: {{ file: '{other / 'sales.csv'}' }}"))
    with pytest.raises(indeck.RefusedError):
        indeck.build(spec)
    report = indeck.build(spec, allow_read=[other])
    assert report.tables["by_region"].to_dict()["region"] == ["West"]
    with pytest.raises(indeck.MissingFileError):
        indeck.build(spec, allow_read=[other / "none"])
