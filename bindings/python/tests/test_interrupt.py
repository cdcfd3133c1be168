"""Ctrl-C ends long work, and other threads run on beside it."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import indeck

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "crates" / "indeck-cli" / "starters" / "brand.potx"

# A query that takes minutes: every pair of many rows.
SPEC = """\
indeck: 1
report: { title: Long, template: brand.potx }
sources: { t: { } }
tables:
  pairs: { sql: "SELECT SUM(sqrt(a.n * 1.0 + b.n)) AS total FROM t a CROSS JOIN t b WHERE a.n % 7 <> b.n % 5" }
slides:
  - { layout: Title Slide, fill: { Title: "{{ pairs.total[0] }}" } }
"""

PROGRAM = """\
import sys, time
import indeck
print("ready", flush=True)
began = time.monotonic()
try:
    indeck.build(sys.argv[1], data={{"t": {{"n": list(range(300_000))}}}}{more}).save(sys.argv[2])
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.exit(7)
"""


@pytest.fixture
def spec(tmp_path) -> Path:
    (tmp_path / "brand.potx").write_bytes(TEMPLATE.read_bytes())
    path = tmp_path / "report.yaml"
    path.write_text(SPEC)
    return path


@pytest.mark.parametrize("more", ["", ", progress=lambda told: None"], ids=["silent", "progress"])
def test_ctrl_c_ends_a_long_query_and_nothing_is_written(spec, tmp_path, more):
    out = tmp_path / "out.pptx"
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(more=more), spec, out], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline() == "ready\n"
        time.sleep(1.5)
        assert process.poll() is None, "the query should take much longer"
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        assert process.wait(timeout=20) == 7
        assert time.monotonic() - began < 2
        assert process.stdout.read() == "interrupted\n"
    finally:
        process.kill()
        process.stdout.close()
    assert not out.exists() and sorted(p.name for p in tmp_path.iterdir()) == ["brand.potx", "report.yaml"]


def test_what_progress_raises_ends_a_long_query(spec):
    def stop(progress):
        if progress.what == "querying pairs":
            raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        indeck.build(spec, data={"t": {"n": list(range(300_000))}}, progress=stop)


def test_other_threads_run_beside_long_work(tmp_path, spec):
    counted, over = 0, threading.Event()

    def work():
        indeck.build(spec, data={"t": {"n": list(range(8_000))}})
        over.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not over.wait(0.001):
        counted += 1
    thread.join()
    assert counted > 5


def test_reports_are_built_from_many_threads_at_once(spec):
    decks = [None] * 8

    def work(at):
        decks[at] = indeck.build(spec, data={"t": {"n": list(range(50))}}).to_bytes()

    threads = [threading.Thread(target=work, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(decks)) == 1 and decks[0]
