"""`python -m indeck …`: the command `indeck`, with the same options, outputs and exit codes."""

from __future__ import annotations

import signal
import sys

from indeck import _native


def main() -> int:
    """Run the command with the process's arguments; the script `indeck` calls it, too."""
    # Asked to end, it leaves nothing unfinished, as it does at Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return _native.main(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
