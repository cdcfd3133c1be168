#!/usr/bin/env python3
"""The charts of W1 as PNG files 1920 pixels wide, with matplotlib: peer_matplotlib.py OUT.png COUNT."""
import json
import os
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

out, count = sys.argv[1], int(sys.argv[2])
home = pathlib.Path(os.environ["DECK_BENCH"])
slides = json.loads((home / "w1_10.json").read_text())["slides"]
for number in range(count):
    slide = slides[number % len(slides)]
    chart = slide["chart"]
    places = range(len(chart["categories"]))
    figure, axes = plt.subplots(figsize=(12.8, 7.2), dpi=150)
    width = 0.8 / len(chart["series"])
    for i, series in enumerate(chart["series"]):
        shift = (i - (len(chart["series"]) - 1) / 2) * width
        bars = axes.bar([x + shift for x in places], series["values"], width, label=series["name"])
        axes.bar_label(bars, fmt="%.1f", fontsize=6)
    axes.set_xticks(places, chart["categories"])
    axes.set_title(slide["title"].encode("ascii", "ignore").decode())
    axes.legend(loc="lower center", ncol=4, bbox_to_anchor=(0.5, -0.12))
    figure.savefig(out)
    plt.close(figure)
