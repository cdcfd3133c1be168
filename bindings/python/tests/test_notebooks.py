"""The notebooks run from top to bottom, and show decks, charts and tables as they should."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[3] / "docs" / "python" / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)


def test_there_are_three_notebooks():
    assert [file.stem for file in NOTEBOOKS] == ["monthly-report", "moving-from-python-pptx", "quick-start"]


@EACH
def test_a_notebook_is_kept_without_outputs_in_the_form_that_tools_write(file):
    text = file.read_text(encoding="utf-8")
    notebook = json.loads(text)
    nbformat.validate(notebook)
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    assert text == json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


@EACH
def test_a_notebook_runs(file, tmp_path):
    notebook = nbformat.read(file, as_version=4)
    before = sorted(tmp_path.iterdir())
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert sorted(tmp_path.iterdir()) == before, "a notebook writes into a temporary folder alone"

    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output.text for output in outputs if output.get("name") == "stderr"]
    shown = [output.data for output in outputs if "data" in output]
    outlines = [data["text/html"] for data in shown if "data:image/svg+xml" in data.get("text/html", "")]
    assert outlines, "a deck or report shows its charts"
    assert not any("<script" in outline for outline in outlines)
    if file.stem != "monthly-report":
        assert any("image/svg+xml" in data for data in shown), "a chart shows itself"
