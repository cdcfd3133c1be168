"""Every block of the pages runs, every example of the reference is true, and the reference is current."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import shutil
import subprocess
import sys
from pathlib import Path

import indeck
import pytest

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs" / "python"
PACKAGE = Path(indeck.__file__).parent
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.py"))
STUBS = sorted(file for file in PACKAGE.glob("*.py*") if file.suffix in (".py", ".pyi"))

DATA = {
    "month": ["Jan", "Feb", "Mar"] * 2,
    "region": ["North"] * 3 + ["South"] * 3,
    "revenue": [412_000, 398_000, 455_000, 318_000, 334_000, 351_000],
}
REPORT = """\
indeck: 1
report: { id: sales, title: Sales, template: brand.pptx }
sources: { sales: sales.csv }
tables:
  by_region:
    sql: SELECT region, SUM(revenue) AS revenue FROM sales GROUP BY region ORDER BY region
slides:
  - id: regions
    layout: Title and Content
    fill: { title: Revenue by region, content: { mark: bar, data: by_region, encode: { x: region, y: revenue } } }
"""


@pytest.fixture
def quickstart(tmp_path, monkeypatch):
    """A copy of the quickstart example with the employee survey beside it, as the pages say."""
    shutil.copytree(ROOT / "examples" / "quickstart", tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "examples" / "employee-survey", tmp_path / "survey")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", ["README.md", "guide.md", "moving-from-python-pptx.md"])
def test_every_block_of_a_page_runs_in_order(page, quickstart):
    text = (PAGES / page).read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "page"}
    blocks = list(re.finditer(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL))
    assert blocks
    for block in blocks:
        # The line numbers of a failure are those of the page.
        before = "\n" * (text[: block.start()].count("\n") + 1)
        exec(compile(before + block[1], str(PAGES / page), "exec"), names)


@pytest.mark.parametrize("page", [*sorted(PAGES.glob("*.md"))], ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page):
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_runs(file, tmp_path):
    made = subprocess.run([sys.executable, str(file), str(tmp_path)], capture_output=True, text=True, timeout=300, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    for deck in tmp_path.glob("*.pptx"):
        assert indeck.lint(deck, only=["repair"], min_severity="error") == []


def test_the_reference_is_current():
    script = Path(__file__).parents[1] / "docs" / "reference.py"
    made = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr


def documented() -> list[tuple[str, str]]:
    """The docstrings of all stubs and modules, by their names."""
    found = []
    for file in STUBS:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and (doc := ast.get_docstring(node)):
                found.append((f"{file.name}:{getattr(node, 'name', 'module')}", doc))
    return found


WITH_EXAMPLES = [(name, doc) for name, doc in documented() if ">>>" in doc]


@pytest.mark.parametrize(("name", "doc"), WITH_EXAMPLES, ids=[name for name, _ in WITH_EXAMPLES])
def test_the_example_of_a_docstring_is_true(name, doc, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = scene(tmp_path)
    file = name.partition(":")[0]
    if file.endswith(".py"):
        # What a module in Python says of itself is written inside of it.
        names |= vars(importlib.import_module(f"indeck.{file[:-3]}".removesuffix(".__init__")))
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    test = doctest.DocTestParser().get_doctest(doc, names, name, name, 0)
    report: list[str] = []
    runner.run(test, out=report.append)
    assert not report, "".join(report)


def scene(folder: Path) -> dict[str, object]:
    """What examples may take for granted: a frame, a deck with a slide, a report and its data, a picture."""
    deck = indeck.Deck()
    slide = deck.add_slide("Title and Content", title="Revenue")
    indeck.Deck().save(folder / "brand.pptx")
    (folder / "sales.csv").write_text("region,revenue\nNorth,12\nSouth,9\n", encoding="utf-8")
    (folder / "report.yaml").write_text(REPORT, encoding="utf-8")
    (folder / "broken.yaml").write_text(REPORT.replace("layout: Title and", "layout: Titel and"), encoding="utf-8")
    (folder / "burst.yaml").write_text(REPORT + "burst: region\n", encoding="utf-8")
    (folder / "out").mkdir()
    shutil.copy(ROOT / "examples" / "flights" / "img" / "airports.png", folder / "logo.png")
    return {"indeck": indeck, "df": DATA, "deck": deck, "slide": slide, "spec": "report.yaml"}


def test_what_help_says_begins_as_the_reference_does():
    """Editors read the stubs, `help` reads the native module: the summaries are the same."""
    different = []
    for file in PACKAGE.glob("*.pyi"):
        module = importlib.import_module(f"indeck.{file.stem}")
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
                different += differences(node, getattr(module, node.name), node.name)
    assert different == []


def differences(node: ast.ClassDef | ast.FunctionDef, real: object, name: str) -> list[str]:
    said, wanted = summary(inspect.getdoc(real)), summary(ast.get_docstring(node))
    found = [f"{name}: {said!r} is not {wanted!r}"] if wanted and said != wanted else []
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                found += differences(inner, getattr(real, inner.name), f"{name}.{inner.name}")
    return found


def summary(doc: str | None) -> str:
    return " ".join((doc or "").split("\n\n")[0].split())
