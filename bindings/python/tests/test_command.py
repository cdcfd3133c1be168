"""`python -m indeck` and the script `indeck`: the command, in a Python process."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import indeck
import pytest
from indeck import _native

PATIENCE = 60
FORMS = ["module", "script"]


def command(form: str) -> list[str]:
    """How the command is typed."""
    if form == "module":
        return [sys.executable, "-m", "indeck"]
    return [str(Path(sys.executable).parent / "indeck")]


def run(form: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*command(form), *arguments], cwd=cwd, capture_output=True, text=True, timeout=PATIENCE)


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_begun_checked_and_built(form, tmp_path):
    assert run(form, "--version", cwd=tmp_path).stdout == f"indeck {indeck.__version__}\n"
    made = run(form, "new", "review", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (0, ""), made.stderr
    assert run(form, "check", "review/report.yaml", cwd=tmp_path).returncode == 0
    built = run(form, "build", "review/report.yaml", "-o", "out.pptx", cwd=tmp_path)
    assert built.returncode == 0 and built.stderr.startswith("wrote out.pptx: "), built.stderr
    from pptx import Presentation

    assert len(Presentation(tmp_path / "out.pptx").slides) > 5


def test_exit_codes_are_those_of_the_command(tmp_path):
    (tmp_path / "broken.yaml").write_text("indeck: 1\nslides: [{ id: a, layout: Nowhere }]\n")
    for arguments, code in [(["check", "broken.yaml"], 1), (["bild"], 2), (["inspect", "missing.pptx"], 5)]:
        assert run("module", *arguments, cwd=tmp_path).returncode == code, arguments


@pytest.mark.parametrize("form, typed", [("module", "python -m indeck"), ("script", "indeck")])
def test_lines_of_usage_say_what_was_typed(form, typed, tmp_path):
    said = run(form, "build", cwd=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert f"Usage: {typed} build <SPEC>\n" in said.stderr


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    process = subprocess.Popen(
        [*command("module"), "completions", "bash"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.read(1)
    process.stdout.close()
    assert (process.wait(PATIENCE), process.stderr.read()) == (0, b"")


def test_closed_streams_stop_nothing(tmp_path):
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        shell = f"'{sys.executable}' -m indeck --version {closed}"
        assert subprocess.run(["sh", "-c", shell], cwd=tmp_path, capture_output=True).returncode == 0, closed


def test_names_that_are_not_unicode_are_files_like_others(tmp_path):
    name = os.fsdecode(b"bad\xff.yaml")
    (tmp_path / name).write_text("indeck: 1\nslides: [{ id: a, layout: Nowhere }]\n")
    assert run("module", "check", name, cwd=tmp_path).returncode == 1


def test_main_returns_a_number_and_ends_nothing(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    assert _native.main(["indeck", "--version"]) == 0
    assert _native.main(["indeck", "bild"]) == 2
    assert _native.main(["indeck"]) == 2
    assert _native.main([]) == 2
    told = capfd.readouterr()
    assert told.out == f"indeck {indeck.__version__}\n"
    with pytest.raises(TypeError):
        _native.main("indeck --version")


# --- signals


@contextlib.contextmanager
def watching(folder: Path):
    """A command that builds a report, and then waits for changes."""
    assert run("module", "new", "review", cwd=folder).returncode == 0
    typed = [*command("module"), "build", "review/report.yaml", "--watch", "-o", "out.pptx"]
    process = subprocess.Popen(typed, cwd=folder, stderr=subprocess.PIPE, text=True)
    try:
        while not process.stderr.readline().startswith("watching "):
            assert process.poll() is None
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_watch_with_130(number, tmp_path):
    with watching(tmp_path) as process:
        process.send_signal(number)
        assert process.wait(PATIENCE) == 130
        assert process.stderr.read() == ""


MANY = """\
indeck: 1
report: { id: many, title: Many, template: review/brand.potx }
sources: { numbers: numbers.csv }
tables: { all: { sql: "SELECT n, n * 2 AS v FROM numbers ORDER BY n" } }
slides:
  - for_each: { each: row in rows(all), max: 5000 }
    slide:
      id: "number-{{ row.n }}"
      layout: Title and Content
      fill: { title: "Number {{ row.n }}", content: { mark: column, data: all, encode: { x: n, y: v } } }
"""


def interrupted(folder: Path, spec: str) -> float:
    """Seconds that a build goes on after Ctrl-C."""
    assert run("module", "new", "review", cwd=folder).returncode == 0
    (folder / "numbers.csv").write_text("n\n" + "".join(f"{n}\n" for n in range(1_500)))
    (folder / "many.yaml").write_text(spec)
    typed = [*command("module"), "build", "many.yaml", "-o", "out.pptx"]
    process = subprocess.Popen(typed, cwd=folder, stderr=subprocess.PIPE, text=True)
    begun = time.monotonic()
    while process.poll() is None and time.monotonic() - begun < 1.5:
        time.sleep(0.05)
    assert process.poll() is None, process.stderr.read()
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    assert process.wait(PATIENCE) == 130
    assert process.stderr.read() == ""
    return time.monotonic() - begun


def test_ctrl_c_leaves_no_unfinished_deck(tmp_path):
    interrupted(tmp_path, MANY)
    assert [path.name for path in tmp_path.glob(".*.tmp")] == []
    assert not (tmp_path / "out.pptx").exists()


def test_ctrl_c_ends_a_query_that_never_would(tmp_path):
    joined = "numbers a CROSS JOIN numbers b CROSS JOIN numbers c CROSS JOIN numbers d"
    endless = f"SELECT MAX(a.n * b.n - c.n * d.n) AS n, 0 AS v FROM {joined}"
    query = "SELECT n, n * 2 AS v FROM numbers ORDER BY n"
    assert query in MANY
    # A command that does not hear is waited for longer than that.
    assert interrupted(tmp_path, MANY.replace(query, endless)) < 4


def test_another_handler_of_signals_is_heard(tmp_path):
    # A test runner's time limit, for one: what its handler raises comes out of the call.
    code = (
        "import signal\n"
        "from indeck import _native\n"
        "def ring(*_): raise TimeoutError('rung')\n"
        "signal.signal(signal.SIGALRM, ring)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1.5)\n"
        "try: _native.main(['indeck', '-q', 'build', 'review/report.yaml', '--watch'])\n"
        "except TimeoutError as error: print(error)\n"
    )
    assert run("module", "new", "review", cwd=tmp_path).returncode == 0
    said = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE)
    assert (said.stdout, said.returncode) == ("rung\n", 0), said.stderr


def test_other_threads_run_while_a_command_does(tmp_path):
    code = (
        "import threading, time\n"
        "from indeck import _native\n"
        "ticks = []\n"
        "def tick():\n"
        "    while not done.wait(0.005): ticks.append(time.monotonic())\n"
        "done = threading.Event()\n"
        "other = threading.Thread(target=tick); other.start()\n"
        "code = _native.main(['indeck', '-q', 'build', 'review/report.yaml', '-o', 'out.pptx'])\n"
        "done.set(); other.join()\n"
        "longest = max(b - a for a, b in zip(ticks, ticks[1:]))\n"
        "print(code, len(ticks) > 10, longest)\n"
    )
    assert run("module", "new", "review", cwd=tmp_path).returncode == 0
    said = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE)
    code, ticked, _ = said.stdout.split()
    assert (code, ticked) == ("0", "True"), said.stderr
