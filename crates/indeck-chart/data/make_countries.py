#!/usr/bin/env python3
"""Makes countries.bin and countries.tsv, the outlines and names of countries for region maps.

usage: make_countries.py countries-50m.json I18N_ISO_COUNTRIES_DIR OUT_DIR

Input: npm packages world-atlas 2.0.2 (ISC; Natural Earth 1:50m, public domain) and
i18n-iso-countries 7.14.0 (MIT).

countries.bin, all numbers LEB128, signed ones zigzag:
  number of arcs; each: number of points, first point and steps as (dx, dy) in 1/100 degree
  number of countries, in the order of countries.tsv; each: number of rings;
    each ring: number of arcs, each arc's index * 2, + 1 where it runs backwards
countries.tsv: alpha-2, alpha-3, numeric code, names (the English one first, then others).
"""
import json
import sys
import unicodedata

TOLERANCE = 0.055  # degrees
LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt"]


def line_distance(p, a, b):
    (x, y), (x1, y1), (x2, y2) = p, a, b
    dx, dy = x2 - x1, y2 - y1
    if dx == dy == 0:
        return ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
    t = max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
    return ((x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2) ** 0.5


def simplify(points):
    if len(points) < 3:
        return points
    if points[0] == points[-1]:  # an island: cut it in two halves first
        far = max(range(len(points)), key=lambda i: line_distance(points[i], points[0], points[0]))
        return simplify_open(points[: far + 1])[:-1] + simplify_open(points[far:])
    return simplify_open(points)


def simplify_open(points):
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        if b - a < 2:
            continue
        i = max(range(a + 1, b), key=lambda i: line_distance(points[i], points[a], points[b]))
        if line_distance(points[i], points[a], points[b]) > TOLERANCE:
            keep.add(i)
            stack += [(a, i), (i, b)]
    return [points[i] for i in sorted(keep)]


def uint(n):
    out = bytearray()
    while n >= 0x80:
        out.append(n & 0x7F | 0x80)
        n >>= 7
    out.append(n)
    return bytes(out)


def sint(n):
    return uint(n * 2 if n >= 0 else -n * 2 - 1)


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def main():
    topology, names_dir, out = sys.argv[1:4]
    topo = json.load(open(topology))
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    raw = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        raw.append(points)
    arcs = []
    for points in raw:
        cents = [(round(x * 100), round(y * 100)) for x, y in simplify(points)]
        arcs.append([p for i, p in enumerate(cents) if i == 0 or p != cents[i - 1]])

    codes = {c[2]: c for c in json.load(open(f"{names_dir}/codes.json"))}
    langs = [json.load(open(f"{names_dir}/langs/{l}.json"))["countries"] for l in LANGUAGES]
    extra = {"Kosovo": ("XK", "XKX", "")}
    rows = []
    for g in topo["objects"]["countries"]["geometries"]:
        own = g["properties"]["name"]
        number = g.get("id")
        if number and f"{int(number):03}" in codes:
            a2, a3, num, _ = codes[f"{int(number):03}"]
        elif own in extra:
            a2, a3, num = extra[own]
        else:
            a2 = a3 = num = ""
        names = [own]
        for lang in langs:
            found = lang.get(a2, [])
            names += [found] if isinstance(found, str) else found
        english = langs[0].get(a2)
        if english:
            names.insert(0, english if isinstance(english, str) else english[0])
        unique = []
        for name in names:
            name = unicodedata.normalize("NFC", name)
            if name.lower() not in [u.lower() for u in unique] and len(name) > 2:
                unique.append(name)
        polygons = g.get("arcs", [])
        rings = [r for p in polygons for r in p] if g["type"] == "MultiPolygon" else polygons
        sized = []
        for ring in rings:
            flat = []
            for i in ring:
                flat += arcs[i] if i >= 0 else arcs[~i][::-1]
            sized.append((area([(x / 100, y / 100) for x, y in flat]), ring))
        largest = max((s for s, _ in sized), default=0)
        kept = [r for s, r in sized if s > 0.02 or s == largest]
        rows.append((a2, a3, num, unique, kept))
    rows.sort(key=lambda r: (r[3][0]))
    used = sorted({i if i >= 0 else ~i for r in rows for ring in r[4] for i in ring})
    place = {old: new for new, old in enumerate(used)}

    data = bytearray(uint(len(used)))
    for old in used:
        points = arcs[old]
        data += uint(len(points))
        x = y = 0
        for px, py in points:
            data += sint(px - x) + sint(py - y)
            x, y = px, py
    data += uint(len(rows))
    for row in rows:
        data += uint(len(row[4]))
        for ring in row[4]:
            data += uint(len(ring))
            for i in ring:
                data += uint(place[i] * 2 if i >= 0 else place[~i] * 2 + 1)
    open(f"{out}/countries.bin", "wb").write(data)
    with open(f"{out}/countries.tsv", "w") as tsv:
        for a2, a3, num, names, _ in rows:
            tsv.write("\t".join([a2, a3, num, *names]) + "\n")
    print(len(data), len(rows), len(used))


main()
