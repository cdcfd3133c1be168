"""The stubs are complete, right, and say no more and no less than the package has."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typing_cases import OK, WRONG

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(module: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=600, check=False)


def mypy(files: list[Path], cwd: Path) -> list[tuple[int, str]]:
    """Lines and messages of what mypy finds."""
    # A package that is installed is looked for by its name: by its path, all that is installed beside it
    # would be the project's own.
    named = [part for file in files for part in (["-p", file.name] if file.is_dir() else [str(file)])]
    made = run("mypy", "--strict", "--no-error-summary", "--hide-error-context", *named, cwd=cwd)
    assert made.returncode in (0, 1), made.stdout + made.stderr
    found = re.findall(r"^(.*):(\d+): error: (.*)$", made.stdout, flags=re.MULTILINE)
    return [(int(line), f"{Path(file).name}: {message}") for file, line, message in found]


def pyright(files: list[Path], cwd: Path) -> list[tuple[int, str]]:
    """Lines and messages of what pyright finds, by its strictest rules."""
    # What pyarrow, DuckDB and others leave without types is theirs; what is ours is known.
    include = [os.path.relpath(file, cwd) for file in files]
    config = {"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": include, "reportMissingTypeStubs": False}
    (cwd / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    made = run("pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(cwd), cwd=cwd)
    assert made.returncode in (0, 1), made.stdout + made.stderr
    found = json.loads(made.stdout)["generalDiagnostics"]
    return [(d["range"]["start"]["line"] + 1, f"{Path(d['file']).name}: {d['message']}") for d in found]


CHECKERS = pytest.mark.parametrize("checker", [mypy, pyright])


@CHECKERS
def test_the_examples_have_no_type_errors(checker, tmp_path):
    assert checker(sorted(EXAMPLES.glob("*.py")), tmp_path) == []


@CHECKERS
def test_what_is_right_is_taken_and_has_the_type_that_it_should_have(checker, tmp_path):
    (tmp_path / "ok.py").write_text(OK, encoding="utf-8")
    assert checker([tmp_path / "ok.py"], tmp_path) == []


@CHECKERS
def test_each_mistake_is_found_and_nothing_else(checker, tmp_path):
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")
    wrong = {number for number, line in enumerate(WRONG.splitlines(), start=1) if line.endswith("# wrong")}
    assert {line for line, _ in checker([tmp_path / "wrong.py"], tmp_path)} == wrong


def test_the_stubs_have_what_the_package_has(tmp_path):
    allowed = Path(__file__).with_name("stubtest.allow")
    made = run("mypy.stubtest", "indeck", "--concise", "--allowlist", str(allowed), cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr


@CHECKERS
def test_the_package_itself_is_typed(checker, tmp_path):
    import indeck

    assert checker([Path(indeck.__file__).parent], tmp_path) == []
