"""The Python package: beside python-pptx and the Rust library, and what handing data over costs."""

import json
import statistics
import subprocess
from pathlib import Path

from process import median, run

HERE = Path(__file__).resolve().parent
WORKLOADS = ("w1_10", "w1_100", "w1_1000", "w2", "w3")
# How many times less CPU time than python-pptx, and how many times more than the Rust library.
LEAST_FASTER = 40
MOST_SLOWER = 1.3
MOST_IMPORT = 0.050
ROWS = 10_000_000
DECKS = 10_000


def decks(bench):
    """The decks of each workload by indeck from Python, from Rust, and by python-pptx, in turn."""
    rows = []
    for workload in WORKLOADS:
        costs = {"python": [], "rust": [], "python-pptx": []}
        for _ in range(bench.rounds):
            for _ in range(3):
                costs["rust"].append(bench.measure("indeck", workload))
                costs["python"].append(bench.measure("indeck from Python", workload))
            costs["python-pptx"].append(bench.measure("python-pptx", workload))
        ours, rust, theirs = (median(costs[tool]) for tool in costs)
        rows.append({
            "workload": workload,
            "cpu_s": ours.cpu,
            "wall_s": ours.wall,
            "peak_mb": ours.peak,
            "rust_cpu_s": rust.cpu,
            "python_pptx_cpu_s": theirs.cpu,
            "faster": theirs.cpu / ours.cpu,
            "slower": ours.cpu / rust.cpu,
            "start_cpu_s": start(bench),
            "output": bench.check("indeck from Python", workload),
        })
        rows[-1]["slower_after_start"] = (ours.cpu - rows[-1]["start_cpu_s"]) / rust.cpu
    return rows


def start(bench):
    """CPU time of a process that imports the package, and does nothing."""
    return median([run([bench.python, "-c", "import indeck, json"]) for _ in range(9)]).cpu


def importing(bench):
    """Seconds that `import indeck` takes in a process that has started, the least and the median."""
    ask = "import time; a = time.perf_counter(); import indeck; print(time.perf_counter() - a)"
    taken = [float(subprocess.check_output([bench.python, "-c", ask])) for _ in range(21)]
    return {"least_s": min(taken), "median_s": statistics.median(taken)}


def handover(bench):
    """Memory before and after a frame of polars with ten million rows is handed over and queried."""
    return told(bench, "handover.py", ROWS)


def leak(bench):
    """Memory of one process over ten thousand decks."""
    return told(bench, "leak.py", DECKS)


def told(bench, script, number):
    said = subprocess.run([bench.python, HERE / script, str(number)], check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


def measure(bench, table, verdict):
    """Everything about the Python package; prints tables and returns the figures."""
    found = {"decks": decks(bench)}
    table(
        ["workload", "CPU s", "wall s", "peak MB", "× less than python-pptx", "target",
         "× the Rust library", "target", "… without starting Python", "output"],
        [[r["workload"], f"{r['cpu_s']:.3f}", f"{r['wall_s']:.3f}", f"{r['peak_mb']:.0f}",
          f"{r['faster']:.1f}", verdict(r["faster"], LEAST_FASTER, least=True), f"{r['slower']:.2f}",
          verdict(r["slower"], MOST_SLOWER), f"{r['slower_after_start']:.2f}", r["output"]]
         for r in found["decks"]],
    )
    taken = found["import"] = importing(bench)
    handed = found["handover"] = handover(bench)
    decks_made = found["leak"] = leak(bench)
    table(
        ["what", "figure", "target"],
        [["`import indeck`, median of 21", f"{taken['median_s'] * 1e3:.1f} ms",
          verdict(taken["median_s"], MOST_IMPORT)],
         [f"a frame of {handed['rows']:,} rows, {handed['frame_mb']:.0f} MB: memory for the report over it",
          f"{handed['peak_mb']:.0f} MB", "no copy" if handed["peak_mb"] < handed["frame_mb"] / 2 else "COPIED"],
         [f"{decks_made['decks']:,} decks in one process: growth of memory after the first tenth",
          f"{decks_made['growth_mb']:.1f} MB", ""]],
    )
    return found
