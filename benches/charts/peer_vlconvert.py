#!/usr/bin/env python3
"""The charts of W1 as PNG files 1920 pixels wide, with vl-convert: peer_vlconvert.py OUT.png COUNT."""
import json
import os
import pathlib
import sys

import vl_convert

out, count = sys.argv[1], int(sys.argv[2])
home = pathlib.Path(os.environ["DECK_BENCH"])
slides = json.loads((home / "w1_10.json").read_text())["slides"]
for number in range(count):
    slide = slides[number % len(slides)]
    chart = slide["chart"]
    values = [
        {"category": category, "series": series["name"], "value": series["values"][i]}
        for series in chart["series"]
        for i, category in enumerate(chart["categories"])
    ]
    encoding = {
        "x": {"field": "category", "type": "nominal", "sort": None},
        "xOffset": {"field": "series"},
        "y": {"field": "value", "type": "quantitative"},
    }
    label = {**encoding, "text": {"field": "value", "format": ".1f"}}
    spec = {
        "width": 1100,
        "height": 600,
        "autosize": {"type": "fit", "contains": "padding"},
        "title": slide["title"],
        "data": {"values": values},
        "layer": [
            {"mark": "bar", "encoding": {**encoding, "color": {"field": "series"}}},
            {"mark": {"type": "text", "dy": -5, "fontSize": 7}, "encoding": label},
        ],
    }
    png = vl_convert.vegalite_to_png(spec, scale=1920 / 1100)
    pathlib.Path(out).write_bytes(png)
