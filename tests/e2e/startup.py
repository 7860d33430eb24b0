#!/usr/bin/python3
"""Measures start-up and memory of Broadsheet with 10,000 papers against a bare Tauri window.

    startup.py BROADSHEET BARE [RUNS]

Time runs from the start of the process until ink stands on the screen where the list is: nothing in the
program is asked, and nothing in it helps. Runs of the two take turns, so that both meet the same
machine. Memory is the proportional share (PSS) of all processes of each, two seconds later.
"""

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

PAPERS = 10_000
PER_DAY = 500
# Within the list, whether the window stands in the middle of the screen or in its corner.
REGION = (360, 220, 240, 330)
DARK, LIGHT = 110, 200
ENOUGH_INK = 400
PATIENCE = 30


def seed(program, home):
    files = []
    for day in range(PAPERS // PER_DAY):
        date = f"2024-{1 + day // 28:02}-{1 + day % 28:02}"
        entries = [entry(date, day * PER_DAY + number) for number in range(PER_DAY)]
        file = home / f"{date}.json"
        file.write_text(json.dumps(entries))
        files.append(str(file))
    subprocess.run([program, "import", *files], env=dressed(home), check=True, stdout=subprocess.DEVNULL)


def entry(date, number):
    paper = {
        "id": f"15{1 + number % 12:02}.{10000 + number}",
        "title": f"A Study of Sparse Layers in Deep Networks, Part {number + 1}",
        "authors": [{"name": f"Author {number}"}, {"name": f"Author {number + 1}"}],
        "publishedAt": f"{date}T00:00:00.000Z",
        "submittedOnDailyAt": f"{date}T08:00:00.000Z",
        "summary": f"Experiment {number} fixes most of a network and learns the rest from data. " * 12,
        "upvotes": number % 97,
    }
    if number % 3 == 0:
        paper["githubRepo"] = f"https://github.com/example/project-{number}"
    return {"paper": paper, "title": paper["title"], "publishedAt": paper["publishedAt"], "numComments": 0}


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


def measure(program, home, root):
    wait_for("an empty screen", lambda: is_empty(root))
    start = time.monotonic()
    process = subprocess.Popen(
        [program], env=dressed(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(f"ink of {program}", lambda: is_printed(root))
    seconds = time.monotonic() - start
    time.sleep(2)
    members = family(process.pid)
    memory = sum(pss_kib(member) for member in members) / 1024
    process.send_signal(signal.SIGTERM)
    process.wait()
    return seconds, memory


def main():
    broadsheet, bare = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    root = Gdk.Screen.get_default().get_root_window()

    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        seed(broadsheet, home)
        programs = {"bare": bare, "broadsheet": broadsheet}
        measured = {name: [] for name in programs}
        for run in range(runs + 1):
            for name, program in programs.items():
                result = measure(program, home, root)
                # The first of each only warms the caches of the disk.
                if run > 0:
                    measured[name].append(result)

    print(f"Start to a usable list of {PAPERS:,} papers, {runs} runs in turns (median, least to most):")
    medians = {}
    for name, results in measured.items():
        times, memories = zip(*results)
        medians[name] = (statistics.median(times), statistics.median(memories))
        print(
            f"  {name:<11} {medians[name][0] * 1000:5.0f} ms ({min(times) * 1000:.0f} to {max(times) * 1000:.0f})"
            f"   memory of all processes {medians[name][1]:5.0f} MiB"
        )
    ratio = [ours / theirs for ours, theirs in zip(medians["broadsheet"], medians["bare"])]
    print(f"  ratio       {ratio[0]:.2f} in time, {ratio[1]:.2f} in memory")


if __name__ == "__main__":
    main()
