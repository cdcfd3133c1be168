"""Memory does not grow from deck to deck.

The judge is ten thousand decks in one process, which takes minutes: `INDECK_JUDGE_ALL=1`. Without it
there are so many that a leak of a deck's size shows.
"""

from __future__ import annotations

import json
import subprocess
import sys

from conftest import ROOT

FEW = 300
ALL = 10_000
# What an allocator keeps varies by this; a deck and what is made of it take more than 100 kB.
MOST_GROWTH_MB = 8


def test_memory_is_flat_over_many_decks(judge_all):
    decks = ALL if judge_all else FEW
    command = [sys.executable, ROOT / "benches" / "peers" / "leak.py", str(decks)]
    said = subprocess.run(command, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    marks = json.loads(said.stdout)["marks_mb"]
    assert len(marks) == 10
    assert marks[-1] - marks[0] < MOST_GROWTH_MB, marks
