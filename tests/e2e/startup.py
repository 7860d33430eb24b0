#!/usr/bin/python3
"""Measures start-up and memory of Broadsheet against a bare Tauri window.

    startup.py BROADSHEET BARE LIBRARY [--runs N] [--report FILE]

LIBRARY is a library's folder, such as `broadsheet bench --keep` leaves one; the figures are put into the
report of that verb where one is named.

Time runs from the start of the process until ink stands on the screen where the list is: nothing in the
program is asked, and nothing in it helps. Runs of the two take turns, so that both meet the same
machine. Memory is the proportional share (PSS) of all processes of each, two seconds later.
"""

import argparse
import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk  # noqa: E402

# Within the list, whether the window stands in the middle of the screen or in its corner.
REGION = (360, 220, 240, 330)
DARK, LIGHT = 110, 200
ENOUGH_INK = 400
PATIENCE = 60


def dressed(home):
    environment = dict(os.environ, HOME=str(home), NO_AT_BRIDGE="1", GDK_BACKEND="x11")
    for kind in ("DATA", "CONFIG", "CACHE"):
        environment[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    return environment


def look(root):
    """How many pixels of the region are dark, and how many are light."""
    picture = Gdk.pixbuf_get_from_window(root, *REGION)
    pixels, stride, channels = picture.get_pixels(), picture.get_rowstride(), picture.get_n_channels()
    # Every second line is enough, and every pixel's green stands for its light.
    lines = (pixels[y * stride + 1 : y * stride + REGION[2] * channels : channels] for y in range(0, REGION[3], 2))
    values = b"".join(lines)
    return 2 * sum(value < DARK for value in values), 2 * sum(value > LIGHT for value in values)


def is_empty(root):
    """The screen's own ground is black."""
    return look(root)[1] == 0


def is_printed(root):
    """Ink on paper."""
    dark, light = look(root)
    return dark > ENOUGH_INK and light > REGION[2] * REGION[3] / 2


def wait_for(what, question):
    start = time.monotonic()
    while not question():
        if time.monotonic() - start > PATIENCE:
            sys.exit(f"startup.py: waited {PATIENCE} s in vain for {what}")
        time.sleep(0.004)


def family(pid):
    try:
        tasks = list(pathlib.Path(f"/proc/{pid}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid] + [member for child in children for member in family(int(child))]


def pss_kib(pid):
    try:
        rollup = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def measure(command, home, root):
    wait_for("an empty screen", lambda: is_empty(root))
    start = time.monotonic()
    process = subprocess.Popen(command, env=dressed(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(f"ink of {command[0]}", lambda: is_printed(root))
    seconds = time.monotonic() - start
    time.sleep(2)
    members = family(process.pid)
    memory = sum(pss_kib(member) for member in members) * 1024
    process.send_signal(signal.SIGTERM)
    process.wait()
    return seconds, memory


def in_turns(commands, home, runs):
    """The medians of each: seconds, and bytes."""
    root = Gdk.Screen.get_default().get_root_window()
    measured = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            result = measure(command, home, root)
            # The first of each only warms the caches of the disk.
            if run > 0:
                measured[name].append(result)
    return {name: [statistics.median(values) for values in zip(*results)] for name, results in measured.items()}


def figures(medians):
    reference = "a bare Tauri window"
    named = [
        ("startup", "start to a usable list, ink on the screen", "time"),
        ("startup.memory", "memory of all processes", "size"),
    ]
    return [
        {"key": key, "what": what, "unit": unit, "ours": ours, "reference": reference, "theirs": theirs}
        for (key, what, unit), ours, theirs in zip(named, medians["broadsheet"], medians["bare"])
    ]


def told(figure, value):
    return f"{value * 1000:.0f} ms" if figure["unit"] == "time" else f"{value / 1e6:.1f} MB"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("broadsheet")
    parser.add_argument("bare")
    parser.add_argument("library", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--report", type=pathlib.Path)
    asked = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        broadsheet = [asked.broadsheet, "--library", str(asked.library)]
        # Makes the index of words, which lies in the home folder's cache.
        subprocess.run([*broadsheet, "list", "zebrafish"], env=dressed(home), check=True, stdout=subprocess.DEVNULL)
        found = figures(in_turns({"bare": [asked.bare], "broadsheet": broadsheet}, home, asked.runs))

    # The columns of `broadsheet bench`.
    for figure in found:
        ours, theirs = told(figure, figure["ours"]), told(figure, figure["theirs"])
        ratio = figure["ours"] / figure["theirs"]
        print(f"{figure['what']:<48} {ours:>12}   {figure['reference']:<44} {theirs:>12} {ratio:>7.2f}")
    if asked.report:
        report = json.loads(asked.report.read_text())
        report["figures"] += found
        asked.report.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
