"""Where the judges of other makers are."""

import os
from pathlib import Path

TOOLS = Path(os.environ.get("INDECK_TOOLS", Path.home() / ".cache" / "indeck-tools"))
NODE = TOOLS / "node" / "node_modules"
AXE = NODE / "axe-core" / "axe.min.js"
CHROMIUM = os.environ.get("INDECK_CHROMIUM", "/usr/bin/chromium")
