"""The deck judge, and the few complaints of it that are known to be wrong."""

import json
import re
import subprocess
import tempfile
from pathlib import Path

# The SDK follows the published schema of chartex, in which the number is the text of these elements. Office
# writes it as `val` (plutext/docx4j#501 shows one of its files), and refuses charts that follow the schema.
AS_OFFICE_WRITES = re.compile(
    r"/cx:(axisId|binSize|binCount)\[\d+\] "
    r"(The 'val' attribute is not declared|The element '\S+' has invalid value ''\. The text value cannot be empty)"
)


def assert_sound(shared: Path, file: Path, embedded_sdk: bool = True) -> None:
    """The judge finds no defect in a deck that we wrote."""
    with tempfile.TemporaryDirectory() as folder:
        verdict = Path(folder) / "verdict.json"
        options = ["--no-tolerate", "--strict", "--json", verdict]
        if not embedded_sdk:
            options.append("--no-embedded-sdk")
        command = [shared / "checks" / "pptx-check", *options, file]
        said = subprocess.run(command, capture_output=True, text=True)
        assert verdict.exists(), said.stdout + said.stderr
        defects = json.loads(verdict.read_text())[0]["defects"]
    wrong = [defect for defect in defects if defect["level"] != "INFO" and not is_false_alarm(defect)]
    assert not wrong, "\n".join(" ".join(defect.values()) for defect in wrong)


def is_false_alarm(defect: dict) -> bool:
    is_sdk = defect["code"].startswith("sdk.") and "/chartEx" in defect["part"]
    return is_sdk and AS_OFFICE_WRITES.search(defect["message"]) is not None
