"""`oathtool` as the other side of the second factor: a program that shares no code with ours."""

import subprocess


def code(secret: str, at: str = "now", step: int = 0) -> str:
    """The six digits for a secret, `step` half-minutes from now."""
    moment = at if not step else f"{at} {step * 30:+d} seconds"
    said = subprocess.run(
        ["oathtool", "--totp", "--base32", "--now", moment, secret], capture_output=True, text=True, check=True
    )
    return said.stdout.strip()
