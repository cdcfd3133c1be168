"""The MDN HTTP Observatory: a grade for the headers of pages."""

import json
import os
import subprocess
from pathlib import Path

from . import tools

SCRIPT = Path(__file__).resolve().parent.parent / "node" / "observatory.mjs"


def scan(authority: Path, https: int, http: int, pages: list[tuple[str, str]] = [("/", "")]) -> list[dict]:
    """What the Observatory says of pages, each a path and a cookie: grade, score, and each test that takes points."""
    asked = json.dumps([{"path": path, "cookie": cookie} for path, cookie in pages])
    said = subprocess.run(
        ["node", SCRIPT, tools.NODE, "localhost", str(https), str(http)], input=asked,
        capture_output=True, text=True, timeout=300, env={**os.environ, "NODE_EXTRA_CA_CERTS": str(authority)},
    )
    assert said.returncode == 0, said.stdout + said.stderr
    return json.loads(said.stdout)
