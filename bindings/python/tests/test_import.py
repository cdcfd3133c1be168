"""`import indeck`: what it brings, what it costs, and where it is refused."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import indeck


def python(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-c", textwrap.dedent(code)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_an_import_brings_nothing_heavy_with_it():
    listed = python("import sys, json; before = set(sys.modules); import indeck; print(json.dumps(sorted(set(sys.modules) - before)))")
    brought = {name.split(".")[0] for name in json.loads(listed.stdout)}
    # The last is asked which interpreter this is; the list of the standard library leaves it out.
    foreign = brought - set(sys.stdlib_module_names) - {"indeck", "_xxsubinterpreters"}
    assert foreign == set(), "the wheel needs nothing, and looks for nothing before it is given it"
    slow = {"asyncio", "concurrent", "email", "http", "inspect", "logging", "unittest", "urllib", "xml"}
    assert brought & slow == set()


def test_an_import_starts_no_thread_and_handles_no_signal():
    said = python(
        """
        import signal, threading
        before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
        import indeck
        print([signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before)
        print(threading.active_count())
        """
    )
    assert said.stdout == "True\n1\n", said.stderr


def test_a_second_import_is_the_same_module():
    said = python("import indeck, sys, importlib; first = indeck; importlib.reload(indeck); print(first is sys.modules['indeck'])")
    assert said.stdout == "True\n", said.stderr


def test_a_sub_interpreter_is_refused_and_nothing_breaks():
    said = python(
        """
        try:
            import _interpreters as interpreters
        except ImportError:
            # Its name up to 3.12.
            import _xxsubinterpreters as interpreters
        import indeck
        told = "\\n".join([
            "try:",
            "    import indeck",
            "except ImportError as error:",
            "    print('refused:', error, flush=True)",
        ])
        for _ in range(3):
            interpreters.run_string(interpreters.create(), told)
        print(indeck.__version__)
        """
    )
    assert said.returncode == 0, said.stderr
    *refusals, version = said.stdout.splitlines()
    assert len(refusals) == 3 and all(line.startswith("refused: ") for line in refusals), said
    assert version == indeck.__version__
