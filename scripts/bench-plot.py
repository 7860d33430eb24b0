#!/usr/bin/env python3
"""Draws how the figures of `broadsheet bench` grow with the library.

    bench-plot.py REPORTS FOLDER

REPORTS is a folder of reports, one for each size; growth.svg and figures.json go into FOLDER.
"""

import json
import math
import pathlib
import sys
from xml.sax.saxutils import escape

INK, FAINT, PAPER = "#22211f", "#d9d6cf", "#fcfbf8"
OURS, FIRST, SECOND = "#b3361e", "#4a6a8a", "#8a8574"
WIDTH, HEIGHT = 300, 210
LEFT, RIGHT, TOP, BOTTOM = 58, 14, 34, 30
COLUMNS = 3

# Title, unit, and lines: the key of the figure, whether ours or the reference's, name, colour.
PANELS = [
    ("Search, 95th percentile of 40 queries", "time", [
        ("search.fts.p95", "theirs", "FTS5", SECOND),
        ("search.p95", "theirs", "Tantivy", FIRST),
        ("search.p95", "ours", "Broadsheet", OURS),
    ]),
    ("Search, median of 40 queries", "time", [
        ("search.fts.p50", "theirs", "FTS5", SECOND),
        ("search.p50", "theirs", "Tantivy", FIRST),
        ("search.p50", "ours", "Broadsheet", OURS),
    ]),
    ("First page, slowest of all lists", "time", [
        ("list.worst", "theirs", "SELECT by an index", SECOND),
        ("list.worst", "ours", "Broadsheet", OURS),
    ]),
    ("A note saved and found", "time", [
        ("note.tantivy", "theirs", "Tantivy", FIRST),
        ("note", "theirs", "FTS5", SECOND),
        ("note", "ours", "Broadsheet", OURS),
    ]),
    ("The index of words made anew", "time", [
        ("rebuild", "theirs", "Tantivy", FIRST),
        ("rebuild", "ours", "Broadsheet", OURS),
    ]),
    ("Import, papers a second", "rate", [
        ("import", "theirs", "parsing + FTS5", SECOND),
        ("import", "ours", "Broadsheet", OURS),
    ]),
    ("Start to a usable list", "time", [
        ("startup", "theirs", "bare window", FIRST),
        ("startup", "ours", "Broadsheet", OURS),
    ]),
    ("Memory of all processes", "size", [
        ("startup.memory", "theirs", "bare window", FIRST),
        ("startup.memory", "ours", "Broadsheet", OURS),
    ]),
    ("On disk: the index of words", "size", [
        ("size.index", "theirs", "Tantivy", FIRST),
        ("size.index", "ours", "Broadsheet", OURS),
    ]),
]


def told(unit, value):
    if unit == "time":
        if value >= 1:
            return f"{value:g} s"
        return f"{value * 1e3:g} ms" if value >= 1e-3 else f"{value * 1e6:g} µs"
    if unit == "size":
        return f"{value / 1e9:g} GB" if value >= 1e9 else f"{value / 1e6:g} MB"
    return f"{value:,.0f}"


def papers(count):
    return f"{count // 1_000_000} million" if count >= 1_000_000 else f"{count:,}"


def text(x, y, words, size=11, anchor="start", colour=INK, weight="normal"):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{escape(words)}</text>'
    )


def lines_of(reports, lines):
    """The points of each line: papers and value."""
    for key, whose, name, colour in lines:
        points = []
        for count, report in sorted(reports.items()):
            figure = next((figure for figure in report["figures"] if figure["key"] == key), None)
            if figure and figure.get(whose):
                points.append((count, figure[whose]))
        if points:
            yield name, colour, points


def apart(heights, least=12):
    """The heights moved so that no two labels lie on each other."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = list(heights)
    for before, at in zip(order, order[1:]):
        placed[at] = max(placed[at], placed[before] + least)
    return placed


def panel(title, unit, lines, counts, x, y):
    lines = list(lines)
    values = [value for _, _, points in lines for _, value in points]
    out = [text(x, y + 14, title, 12, weight="600")]
    if not values:
        return out + [text(x, y + 60, "not measured")]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 0.01)
    right = x + WIDTH - RIGHT - 78
    across = (right - x - LEFT) / max(1e-9, math.log10(counts[-1] / counts[0]))

    def at(count, value):
        return (
            x + LEFT + math.log10(count / counts[0]) * across,
            y + HEIGHT - BOTTOM - (math.log10(value) - low) / (high - low) * (HEIGHT - TOP - BOTTOM),
        )

    for power in range(low, high + 1):
        _, height = at(counts[0], 10.0**power)
        out.append(f'<line x1="{x + LEFT}" x2="{right}" y1="{height:.1f}" y2="{height:.1f}" stroke="{FAINT}"/>')
        out.append(text(x + LEFT - 6, height + 4, told(unit, 10.0**power), 10, "end"))
    for count in counts:
        out.append(text(at(count, 10.0**low)[0], y + HEIGHT - BOTTOM + 16, papers(count), 10, "middle"))
    ends = apart([at(*points[-1])[1] for _, _, points in lines])
    for (name, colour, points), end in zip(lines, ends):
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in (at(*point) for point in points))
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for point in points:
            px, py = at(*point)
            out.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>')
        out.append(text(right + 8, end + 4, name, 10, colour=colour))
    return out


def main():
    source, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    reports = {report["papers"]: report for report in (json.loads(f.read_text()) for f in source.glob("*.json"))}
    if not reports:
        sys.exit("bench-plot.py: there are no reports; make bench writes them")
    counts = sorted(reports)
    rows = math.ceil(len(PANELS) / COLUMNS)
    width, height = COLUMNS * (WIDTH + 20) + 20, rows * (HEIGHT + 16) + 20
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="Inter, sans-serif" role="img">',
        "<title>How Broadsheet's figures grow with the library</title>",
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
    ]
    for number, (title, unit, lines) in enumerate(PANELS):
        x, y = 20 + number % COLUMNS * (WIDTH + 20), 14 + number // COLUMNS * (HEIGHT + 16)
        out += panel(title, unit, lines_of(reports, lines), counts, x, y)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "growth.svg").write_text("\n".join([*out, "</svg>"]) + "\n")
    kept = [reports[count] for count in counts]
    (folder / "figures.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
