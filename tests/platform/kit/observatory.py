"""The MDN HTTP Observatory: a grade for the headers of one page."""

import json
import os
import subprocess
from pathlib import Path

from . import tools

SCRIPT = Path(__file__).resolve().parent.parent / "node" / "observatory.mjs"


def scan(authority: Path, https: int, http: int, path: str = "/", cookie: str = "") -> dict:
    """What the Observatory says of a page: grade, score, and each test that takes points."""
    said = subprocess.run(
        ["node", SCRIPT, tools.NODE, "localhost", str(https), str(http), path, cookie],
        capture_output=True, text=True, timeout=60, env={**os.environ, "NODE_EXTRA_CA_CERTS": str(authority)},
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return json.loads(said.stdout)
