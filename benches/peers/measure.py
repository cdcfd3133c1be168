"""Measures indeck, from Rust and from Python, beside python-pptx and PptxGenJS; started by benches/peers/run.

Every figure comes from a whole process: start, reading the input, building the decks, writing the
files. The tools take turns, so that a machine whose speed drifts is unfair to none of them.
"""

import argparse
import datetime
import filecmp
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import from_python
from process import mean, median, run, spread

ROOT = pathlib.Path(__file__).resolve().parents[2]
DECK_BENCH = pathlib.Path(os.environ["DECK_BENCH"])
SHARED = pathlib.Path(os.environ["INDECK_SHARED"]) / "bench"
PARTS = ("compare", "growth", "floor", "identity", "python")
# For each workload and peer, how many times less CPU time indeck must take.
COMPARED = {
    "w1_100": {"python-pptx": None, "PptxGenJS": None},
    "w1_1000": {"python-pptx": 80, "PptxGenJS": 25},
    "w2": {"python-pptx": 30, "PptxGenJS": None},
    "w3": {"python-pptx": 30},
}
GROWN = (100, 1_000, 10_000)
MOST_GROWTH = 1.15
MOST_MEMORY = 60
MOST_OVER_FLOOR = 2.5


class Bench:
    """The programs, the place for their output, and what was found."""

    def __init__(self, told, scratch):
        self.indeck, self.python, self.scratch = told.indeck, told.python, scratch
        self.rounds = 1 if told.quick else told.rounds
        self.workloads = told.workloads.split(",")
        self.found = {}
        self.wrong = []

    def out(self, tool, workload):
        name = f"{tool}-{workload}" + ("" if workload == "w3" else ".pptx")
        return self.scratch / name

    def command(self, tool, workload):
        out = self.out(tool, workload)
        if tool == "indeck":
            return [self.indeck, workload, out], {}
        if tool == "indeck, saved as a whole":
            return [self.indeck, workload, out, "--save", "atomic"], {}
        if tool == "indeck from Python":
            return [self.python, ROOT / "benches/peers/peer_indeck.py", workload, out], {}
        if tool == "python-pptx":
            return [sys.executable, SHARED / "peer_python_pptx.py", workload, out], {}
        # Without COMP the file would not be compressed at all.
        return ["node", SHARED / "peer_pptxgenjs.js", workload, out], {"COMP": "1"}

    def measure(self, tool, workload):
        """Runs a tool once; the files that it writes are always new ones."""
        out = self.out(tool, workload)
        if out.is_dir():
            shutil.rmtree(out)
        out.unlink(missing_ok=True)
        command, env = self.command(tool, workload)
        return run(command, env)

    def check(self, tool, workload):
        return check(self, tool, workload)


def prepare():
    """Makes the workloads and the plain template where they are missing."""
    DECK_BENCH.mkdir(parents=True, exist_ok=True)
    plain = DECK_BENCH / "plain.pptx"
    if not plain.is_file():
        make = "import pptx, sys; pptx.Presentation().save(sys.argv[1])"
        subprocess.run([sys.executable, "-c", make, plain], check=True)
    if SHARED.is_dir() and not (DECK_BENCH / "w3.json").is_file():
        subprocess.run([sys.executable, SHARED / "workload.py", "decks"], check=True)


def compare(bench):
    """The same decks by every tool, in turn."""
    rows = []
    for workload in bench.workloads:
        peers = COMPARED[workload]
        costs = {"indeck": [], **{peer: [] for peer in peers}}
        for _ in range(bench.rounds):
            for peer in peers:
                costs["indeck"] += [bench.measure("indeck", workload) for _ in range(3)]
                costs[peer].append(bench.measure(peer, workload))
        ours = median(costs["indeck"])
        for tool, readings in costs.items():
            cost = median(readings)
            target = peers.get(tool)
            rows.append({
                "workload": workload,
                "tool": tool,
                "runs": len(readings),
                "cpu_s": cost.cpu,
                "cpu_range_s": spread(readings),
                "wall_s": cost.wall,
                "peak_mb": cost.peak,
                "size_mb": size(bench.out(tool, workload)) / 1e6,
                "cpu_ratio": cost.cpu / ours.cpu,
                "wall_ratio": cost.wall / ours.wall,
                "target": target,
                "output": check(bench, tool, workload),
            })
    bench.found["compare"] = rows
    table(
        ["workload", "tool", "CPU s", "least–most", "wall s", "peak MB", "file MB",
         "× indeck's CPU", "target", "× indeck's wall", "output"],
        [[r["workload"], r["tool"], f"{r['cpu_s']:.3f}",
          "{:.3f}–{:.3f}".format(*r["cpu_range_s"]), f"{r['wall_s']:.3f}",
          f"{r['peak_mb']:.0f}", f"{r['size_mb']:.2f}", f"{r['cpu_ratio']:.1f}",
          verdict(r["cpu_ratio"], r["target"], least=True), f"{r['wall_ratio']:.1f}",
          r["output"]] for r in rows],
    )


def size(path):
    files = path.iterdir() if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files)


def check(bench, tool, workload):
    """Reads the output back: texts, chart caches and workbooks against the input."""
    command = [sys.executable, SHARED / "check.py", workload, bench.out(tool, workload)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    faults = faults_in(json.loads(answer.stdout))
    if faults and tool.startswith("indeck"):
        bench.wrong.append(f"{workload}: {', '.join(faults)}")
    return ", ".join(faults) or "right"


def faults_in(report):
    """What a report of the checker counts as wrong."""
    slides, charts = report.get("want_slides"), report.get("want_charts", 0)
    wanted = {"slides": slides, "title_ok": slides}
    wanted |= {"bullets_ok": report.get("want_bullets", 0)}
    wanted |= {"tables_ok": report.get("want_tables", 0), "logo_ok": report.get("want_logo", 0)}
    names = ("charts_native", "cache_ok", "names_ok", "labels", "workbooks", "workbook_ok",
             "distinct_workbooks")
    wanted |= dict.fromkeys(names, charts)
    wanted |= dict.fromkeys(("dup_names", "bad_text"), 0)
    faults = [f"{name} {report.get(name, 0)}/{count}" for name, count in wanted.items()
              if report.get(name, 0) != count]
    return faults + [f"{name}: {report[name]}" for name in ("xml_errors", "crc_bad", "wb_err", "EXC")
                     if name in report]


def growth(bench):
    """Decks of 100, 1,000 and 10,000 slides: time a slide, and memory.

    In each round every size gets 10,000 slides to write, so that a slow phase of the machine weighs
    the same on all of them.
    """
    rows = []
    for threads in (1, None):
        option = [] if threads is None else ["--threads", threads]
        rounds = [growth_round(bench, option) for _ in range(bench.rounds)]
        for count in GROWN:
            costs = [costs[count] for costs in rounds]
            cost = median(costs)
            rows.append({
                "slides": count,
                "threads": threads,
                "cpu_s": cost.cpu,
                "wall_s": cost.wall,
                "cpu_us_a_slide": cost.cpu / count * 1e6,
                "further_cpu_us_a_slide": statistics.median(further(c, count) for c in rounds),
                "over_shortest": statistics.median(
                    further(c, count) / further(c, min(GROWN)) for c in rounds),
                "peak_mb": max(c.peak for c in costs),
                "size_mb": size(bench.out("indeck", f"g1_{count}")) / 1e6,
            })
    bench.found["growth"] = rows
    table(
        ["slides", "threads", "CPU s", "wall s", "CPU µs a slide", "after the first",
         "over 100 slides", "peak MB", "file MB"],
        [[f"{r['slides']:,}", r["threads"] or "all", f"{r['cpu_s']:.3f}", f"{r['wall_s']:.3f}",
          f"{r['cpu_us_a_slide']:.0f}", f"{r['further_cpu_us_a_slide']:.0f}",
          f"{r['over_shortest']:.2f} {verdict(r['over_shortest'], MOST_GROWTH)}",
          f"{r['peak_mb']:.0f} {verdict(r['peak_mb'], MOST_MEMORY)}",
          f"{r['size_mb']:.2f}"] for r in rows],
    )


def growth_round(bench, option):
    """The mean cost of a deck of each size, and of one with a single slide."""
    costs = {}
    for count in (1, *GROWN):
        command = [bench.indeck, f"g1_{count}", bench.out("indeck", f"g1_{count}"), *option]
        runs = 50 if count == 1 else max(GROWN) // count
        costs[count] = mean([run(command) for _ in range(runs)])
    return costs


def further(costs, count):
    """CPU time of each slide after the first, in µs: the first carries the start of the process
    and what is made once for all charts."""
    return (costs[count].cpu - costs[1].cpu) / (count - 1) * 1e6


def floor(bench):
    """Deck writing over merely compressing the distinct parts of the same deck."""
    deck = bench.out("indeck", "w1_1000")
    command = [bench.indeck, "w1_1000", deck, "--threads", 1]
    times = 10
    writing, generated, once, often = [], [], [], []
    for _ in range(3 * bench.rounds):
        writing.append(run(command))
        generated.append(run([bench.indeck, "g1_1000", bench.out("indeck", "g1_1000"),
                              "--threads", 1]))
        once.append(run([bench.indeck, "floor", deck, "--times", 1]))
        often.append(run([bench.indeck, "floor", deck, "--times", 1 + times]))
    compressing = (median(often).cpu - median(once).cpu) / times
    row = {
        "deck_cpu_s": median(writing).cpu,
        "generated_deck_cpu_s": median(generated).cpu,
        "floor_cpu_s": compressing,
        "ratio": median(writing).cpu / compressing,
        "generated_ratio": median(generated).cpu / compressing,
    }
    bench.found["floor"] = row
    table(
        ["1,000 slides, one thread", "CPU s", "over the floor"],
        [["compressing the distinct parts", f"{compressing:.3f}", "1"],
         ["the whole process, input from JSON", f"{row['deck_cpu_s']:.3f}",
          f"{row['ratio']:.2f} {verdict(row['ratio'], MOST_OVER_FLOOR)}"],
         ["the whole process, input generated", f"{row['generated_deck_cpu_s']:.3f}",
          f"{row['generated_ratio']:.2f} {verdict(row['generated_ratio'], MOST_OVER_FLOOR)}"]],
    )


def identity(bench):
    """The same input gives the same bytes, whoever builds it, where and when."""
    # Another user may not look into this user's folders: all that is needed goes with it.
    home = bench.scratch / "elsewhere"
    shutil.copytree(DECK_BENCH, home / "bench", ignore=shutil.ignore_patterns("w4*", "w5*"))
    program = shutil.copy2(bench.indeck, home / "indeck-bench")
    os.chmod(home, 0o777)
    os.chmod(bench.scratch, 0o755)
    env = {"DECK_BENCH": str(home / "bench"), "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
           "LANG": "tr_TR.UTF-8", "HOME": str(home), "USER": "nobody"}
    user = 65534 if os.geteuid() == 0 else None
    names = ["g1_1000"] + (["w1_1000", "w2", "w3"] if SHARED.is_dir() else [])
    rows = []
    for name in names:
        first, second = bench.out("indeck", name), bench.out("indeck-elsewhere", name)
        second = home / second.name
        run([bench.indeck, name, first])
        run([program, name, second, "--threads", 1], env, cwd=home, user=user)
        rows.append({"workload": name, "same": same(first, second)})
    if SHARED.is_dir():
        pair = bench.out("indeck", "g1_1000"), bench.out("indeck", "w1_1000")
        rows.append({"workload": "g1_1000 and w1_1000", "same": same(*pair)})
    bench.found["identity"] = {"other_user": user is not None, "rows": rows}
    bench.wrong += [f"{row['workload']}: the bytes differ" for row in rows if not row["same"]]
    who = "another user, " if user is not None else ""
    print(f"again from {who}another folder, time zone and locale, on one thread instead of all:")
    table(["workload", "bytes"],
          [[row["workload"], "the same" if row["same"] else "DIFFERENT"] for row in rows])


def python(bench):
    """What the Python package costs; docs/benchmarks.md says which wheel is measured."""
    bench.found["python"] = from_python.measure(bench, table, verdict)


def same(a, b):
    if not a.is_dir():
        return filecmp.cmp(a, b, shallow=False)
    names = sorted(file.name for file in a.iterdir())
    if names != sorted(file.name for file in b.iterdir()):
        return False
    return filecmp.cmpfiles(a, b, names, shallow=False)[1:] == ([], [])


def verdict(figure, target, least=False):
    if target is None:
        return ""
    reached = figure >= target if least else figure <= target
    return f"{'≥' if least else '≤'} {target}: {'reached' if reached else 'MISSED'}"


def table(head, rows):
    """Prints a table as it can stand in docs/benchmarks.md."""
    lines = [head, ["---"] * len(head), *([str(cell) for cell in row] for row in rows)]
    for line in lines:
        print("| " + " | ".join(line) + " |")
    print(flush=True)


def main():
    arguments = argparse.ArgumentParser(prog="benches/peers/run")
    arguments.add_argument("--indeck", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    arguments.add_argument("--python", type=pathlib.Path, help=argparse.SUPPRESS)
    arguments.add_argument("--rounds", type=int, default=5, help="turns of each tool (default 5)")
    arguments.add_argument("--quick", action="store_true", help="one turn only")
    arguments.add_argument("--only", default=",".join(PARTS), help="parts to measure")
    arguments.add_argument("--workloads", default=",".join(COMPARED), help="workloads to compare")
    arguments.add_argument("--json", type=pathlib.Path, default=ROOT / "out/benches/peers.json")
    told = arguments.parse_args()
    parts, workloads = told.only.split(","), told.workloads.split(",")
    for words, known in (parts, PARTS), (workloads, COMPARED):
        if unknown := set(words) - set(known):
            arguments.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    prepare()
    if not SHARED.is_dir():
        print("../shared is not here: it has the workloads and the other tools' scripts, so only "
              "indeck is measured\n")
        parts = [part for part in parts if part not in ("compare", "python")]
    if "python" in parts and not told.python:
        print("INDECK_WHEEL names no wheel, so the Python package is not measured\n")
        parts.remove("python")
    date = datetime.date.today().isoformat()
    print(f"{date}, {os.cpu_count()} cores, {platform.machine()}\n")
    with tempfile.TemporaryDirectory(prefix="indeck-bench-") as scratch:
        bench = Bench(told, pathlib.Path(scratch))
        bench.found |= {"date": date, "cores": os.cpu_count(), "rounds": bench.rounds}
        for part in parts:
            globals()[part](bench)
    told.json.parent.mkdir(parents=True, exist_ok=True)
    told.json.write_text(json.dumps(bench.found, indent=2) + "\n", encoding="utf-8")
    print(f"figures: {told.json}")
    if bench.wrong:
        sys.exit("wrong output:\n" + "\n".join(bench.wrong))


if __name__ == "__main__":
    main()
