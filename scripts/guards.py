#!/usr/bin/env python3
"""Takes each guard of docs/guards.toml away in turn, and demands that its test fails.

    scripts/guards.py            all of them, in a checkout of their own below target/guards
    scripts/guards.py WORDS      those with these words in their name
    scripts/guards.py --check    only that each stands where it is said to, and that docs/guards.md lists it
    scripts/guards.py --list     writes docs/guards.md anew
"""

import os
import pathlib
import re
import subprocess
import sys
import time

try:
    import tomllib
except ImportError:
    print("left out: the guards want Python 3.11 or later")
    sys.exit(0 if sys.argv[1:] == ["--check"] else 1)

ROOT = pathlib.Path(__file__).resolve().parent.parent
TREE = ROOT / "target/guards/tree"
BUILD = ROOT / "target/guards/build"
PAGE = ROOT / "docs/guards.md"
LEAD = """# Guards

What keeps strangers out and a person's words in. Each is one line; taken away, the test beside it fails: `make guards` tries that.
Made from `docs/guards.toml`, which says how each is taken away, by `scripts/guards.py --list`.

| Guard | Where | The test that fails without it |
|---|---|---|
"""


def guards():
    return tomllib.loads((ROOT / "docs/guards.toml").read_text())["guard"]


def page():
    rows = [f"| {one['name']} | `{one['file']}` | `{one['test']}` |" for one in guards()]
    return LEAD + "\n".join(rows) + "\n"


def check():
    wrong = [
        f"{one['name']}: stands {count} times in {one['file']}"
        for one in guards()
        if (count := (ROOT / one["file"]).read_text().count(one["from"])) != 1
    ]
    if not PAGE.exists() or PAGE.read_text() != page():
        wrong.append("docs/guards.md is not made from docs/guards.toml: run scripts/guards.py --list")
    print("\n".join(wrong) or f"{len(guards())} guards stand where they are said to.")
    return not wrong


def command(test):
    """`core BINARY FILTER`, where `lib` is the core's own tests, `shell FILTER`, or `ui FILE FILTER` for the page's."""
    where, *rest = test.split(" ")
    if where == "ui":
        return ["npx", "vitest", "run", rest[0], "-t", " ".join(rest[1:])]
    # Nothing is optimised or described to a debugger: most of the time goes into building.
    unoptimised = ["--config", "profile.dev.package.broadsheet-core.opt-level=0", "--config", "profile.dev.debug=0"]
    cargo = ["cargo", "test", "--locked", *unoptimised]
    if where == "shell":
        return [*cargo, "-p", "broadsheet", "--lib", *rest]
    binary = ["--lib"] if rest[0] == "lib" else ["--test", rest[0]]
    return [*cargo, "-p", "broadsheet-core", *binary, *rest[1:]]


def run(test):
    """How a test ended: `passed`, `failed`, or why it could not be tried."""
    environment = {**os.environ, "CARGO_TARGET_DIR": str(BUILD), "CARGO_INCREMENTAL": "1"}
    folder = TREE / "ui" if test.startswith("ui ") else TREE
    done = subprocess.run(command(test), cwd=folder, env=environment, capture_output=True, text=True)
    said = done.stdout + done.stderr
    if "could not compile" in said:
        return "does not compile:\n" + said[-2000:]
    said = re.sub(r"\x1b\[\d+m", "", said)
    ran = sum(int(number) for number in re.findall(r"(?:test result: \w+\.|Tests .*?) (\d+) passed", said))
    fell = sum(int(number) for number in re.findall(r"(\d+) failed", said))
    # A test that took the whole process with it failed too.
    if fell or (done.returncode and "running" in said and folder == TREE):
        return "failed"
    return "passed" if ran else "no such test"


def tree():
    if TREE.exists():
        subprocess.run(["git", "checkout", "--quiet", "--detach", "--force", head()], cwd=TREE, check=True)
    else:
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(TREE), head()], cwd=ROOT, check=True)
    # The shell carries the built page.
    if (ROOT / "ui/dist").exists() and not (TREE / "ui/dist").exists():
        subprocess.run(["cp", "-R", str(ROOT / "ui/dist"), str(TREE / "ui/dist")], check=True)
    if not (TREE / "ui/node_modules").exists():
        (TREE / "ui/node_modules").symlink_to(ROOT / "ui/node_modules")


def head():
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def attempt(one):
    path = TREE / one["file"]
    whole = path.read_text()
    if whole.count(one["from"]) != 1:
        return f"stands {whole.count(one['from'])} times"
    path.write_text(whole.replace(one["from"], one["to"]))
    try:
        return run(one["test"])
    finally:
        path.write_text(whole)


def main(words):
    if words == ["--list"]:
        PAGE.write_text(page())
        return True
    if words == ["--check"]:
        return check()
    wanted = [one for one in guards() if all(word in one["name"] for word in words)]
    tree()
    missed = []
    for one in wanted:
        begun = time.monotonic()
        ended = attempt(one)
        fine = ended == "failed"
        print(f"{'held  ' if fine else 'MISSED'} {time.monotonic() - begun:4.0f} s  {one['name']}: {one['test']} {ended}", flush=True)
        if not fine:
            missed.append(one["name"])
    whole = {test: run(test) for test in {one["test"] for one in wanted}}
    for test, ended in whole.items():
        if ended != "passed":
            print(f"MISSED  {test} does not pass with every guard in its place: {ended}")
            missed.append(test)
    print(f"{len(wanted) - len(missed)} of {len(wanted)} guards are held by their tests.")
    return not missed


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
