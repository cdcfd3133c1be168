"""The Python package: beside python-pptx and the Rust library, and what handing data over costs."""

import json
import statistics
import subprocess
from pathlib import Path

from process import median, run

HERE = Path(__file__).resolve().parent
# How often each is measured beside one run of python-pptx: what is short is measured more often.
WORKLOADS = {"w1_10": 15, "w1_100": 9, "w1_1000": 5, "w2": 9, "w3": 5}
# How many times less CPU time than python-pptx, and how many times more than the Rust library.
LEAST_FASTER = 40
MOST_SLOWER = 1.3
MOST_IMPORT = 0.050
ROWS = 10_000_000
DECKS = 10_000


def decks(bench):
    """The decks of each workload by indeck from Python, from Rust, and by python-pptx, in turn.

    Beside them what a script spends before it makes its first slide: `bare` is Python by itself,
    `start` imports the package and `json` as well, and `read` reads the input, too.
    """
    rows = []
    for workload, times in WORKLOADS.items():
        tools = ("python", "rust", "rust atomic", "bare", "start", "read", "python-pptx")
        costs = {tool: [] for tool in tools}
        for _ in range(bench.rounds):
            for _ in range(times):
                costs["rust"].append(bench.measure("indeck", workload))
                costs["python"].append(bench.measure("indeck from Python", workload))
                costs["rust atomic"].append(bench.measure("indeck, saved as a whole", workload))
                costs["bare"].append(run([bench.python, "-c", "pass"]))
                costs["start"].append(run([bench.python, "-c", START]))
                costs["read"].append(run([bench.python, "-c", START + READ, workload]))
            costs["python-pptx"].append(bench.measure("python-pptx", workload))
        rows.append(row(workload, {tool: median(readings) for tool, readings in costs.items()}))
        rows[-1]["output"] = bench.check("indeck from Python", workload)
    return rows


START = "import indeck, json, os, sys"
READ = """
with open(os.path.join(os.environ["DECK_BENCH"], sys.argv[1] + ".json"), "rb") as file:
    json.load(file)
"""


def row(workload, costs):
    """What the costs of a workload come to."""
    ours = costs["python"]
    cpu = {tool.replace("-", "_").replace(" ", "_") + "_cpu_s": cost.cpu for tool, cost in costs.items()}
    rust, theirs = costs["rust"].cpu, costs["python-pptx"].cpu
    # The Rust library in a process that has started Python, imported the package and read the input.
    least = costs["read"].cpu + rust
    return cpu | {
        "workload": workload,
        "cpu_s": ours.cpu,
        "wall_s": ours.wall,
        "peak_mb": ours.peak,
        "faster": theirs / ours.cpu,
        "slower": ours.cpu / rust,
        "slower_after_start": (ours.cpu - costs["start"].cpu) / rust,
        "slower_after_start_saved_alike": (ours.cpu - costs["start"].cpu) / costs["rust atomic"].cpu,
        "least_cpu_s": least,
        "most_faster": theirs / least,
        "least_slower": least / rust,
    }


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
         "could be", "× the Rust library", "target", "could be", "… without starting Python", "… and saved alike",
         "output"],
        [[r["workload"], f"{r['cpu_s']:.3f}", f"{r['wall_s']:.3f}", f"{r['peak_mb']:.0f}",
          f"{r['faster']:.1f}", verdict(r["faster"], LEAST_FASTER, least=True), f"{r['most_faster']:.1f}",
          f"{r['slower']:.2f}", verdict(r["slower"], MOST_SLOWER), f"{r['least_slower']:.2f}",
          f"{r['slower_after_start']:.2f}", f"{r['slower_after_start_saved_alike']:.2f}", r["output"]]
         for r in found["decks"]],
    )
    table(
        ["workload", "python-pptx", "the Rust library", "… saved as a whole", "Python by itself",
         "… with the package", "… and the input read"],
        [[r["workload"], *(f"{r[name + '_cpu_s']:.3f}" for name in (
            "python_pptx", "rust", "rust_atomic", "bare", "start", "read"))] for r in found["decks"]],
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
