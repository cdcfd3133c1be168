"""The examples under a policy: what may not be in their decks is not, read by other programs."""

import csv
import datetime
import io
import os
import runpy
import subprocess
import zipfile
from collections import defaultdict

import pytest
from conftest import DECKS, REPO
from pptx import Presentation

EXAMPLES = ["customer-report", "employee-survey", "quiet-period"]
LEAST = 10
QUIET = [datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC), datetime.datetime(2027, 3, 11, 6, tzinfo=datetime.UTC)]


def rows(path):
    """The rows of a CSV file."""
    with (REPO / "examples" / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(data, name="deck"):
    """All parts of a package with their names, those of packages in it too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            content = package.read(part)
            yield f"{name} > {part}", content
            if content.startswith(b"PK\x03\x04"):
                yield from parts(content, f"{name} > {part}")


def charts(deck):
    """Titles of slides with their charts."""
    for slide in Presentation(deck).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield slide.shapes.title.text, shape.chart


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_data_is_what_the_script_makes(name, tmp_path):
    runpy.run_path(str(REPO / "examples" / name / "make_data.py"))["main"](tmp_path)
    made = sorted((tmp_path / "data").glob("*.csv"))
    assert [path.name for path in made] == sorted(os.listdir(REPO / "examples" / name / "data"))
    for path in made:
        assert path.read_bytes() == (REPO / "examples" / name / "data" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_line_of_the_policy_is_missed_by_a_case(name, indeck):
    command = [indeck, "policy", "test", REPO / "examples" / name / "policy.toml", "--mutate"]
    said = subprocess.run(command, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(("key", "small"), [("department", {"Legal"}), ("site", {"Tallinn"})])
def test_small_groups_of_the_survey_have_no_bar_and_neither_has_another_one(key, small):
    groups = defaultdict(list)
    for row in rows("employee-survey/data/answers.csv"):
        groups[row[key]].append(row)
    assert {name for name, members in groups.items() if len(members) < LEAST} == small
    seen = 0
    for title, chart in charts(DECKS / "employee-survey.pptx"):
        plot = chart.plots[0]
        names = [str(category) for category in plot.categories]
        if not set(names) <= set(groups):
            continue
        for series in plot.series:
            shown = {name for name, value in zip(names, series.values) if value is not None}
            assert not shown & small, title
            if len(plot.series) == 1:  # the company's figures stand on another slide
                assert len(set(groups) - small - shown) == 1, f"{title}: what is left would tell the small one"
            seen += 1
    assert seen


def test_no_personal_value_of_a_customer_is_in_any_part():
    personal = ["customer_id", "name", "email", "phone", "iban"]
    customers = rows("customer-report/data/customers.csv")
    values = {row[column].encode() for row in customers for column in personal}
    values |= {row["birth_date"].encode() for row in customers if not row["birth_date"].endswith("-01-01")}
    deck = list(parts((DECKS / "customer-report.pptx").read_bytes()))
    for place, content in deck:
        assert not [value for value in values if value in content], place
    assert any(b"worksheet" in content for _, content in deck), "no workbook was looked into"


def test_in_the_quiet_period_finance_is_refused_and_the_deck_is_marked(indeck, tmp_path):
    report = REPO / "examples/quiet-period/report.yaml"
    log, deck = tmp_path / "audit", tmp_path / "deck.pptx"
    assert subprocess.run([indeck, "audit", "init", log]).returncode == 0
    build = [indeck, "build", report, "--audit-log", log, "-o", deck]
    refused = subprocess.run([*build, "--as", "mara@meridian.example"], capture_output=True, text=True)
    assert (refused.returncode, deck.exists()) == (3, False), refused.stderr
    assert subprocess.run([*build, "--as", "iris@meridian.example"]).returncode == 0
    assert subprocess.run([indeck, "audit", "verify", "--offline", log]).returncode == 0
    names = zipfile.ZipFile(deck).namelist()
    assert any(name.endswith("LabelInfo.xml") for name in names)
    quiet = QUIET[0] <= datetime.datetime.now(datetime.UTC) < QUIET[1]
    finance = subprocess.run([*build, "--as", "finn@meridian.example"], capture_output=True, text=True)
    assert finance.returncode == (3 if quiet else 0), finance.stderr
    assert ("quiet-period" in finance.stderr) == quiet
    marked = [name for name in names if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
    if quiet:
        with zipfile.ZipFile(deck) as package:
            assert all(b"Insider information" in package.read(name) for name in marked)
