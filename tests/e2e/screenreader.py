#!/usr/bin/python3
"""What a screen reader is told of a program's window, through the accessibility bus.

    screenreader.py PID

Prints one JSON line per thing in the window, in its order: {"role": …, "name": …, "text": …, "states": […],
"attributes": {…}, "depth": …}. Ends with 3 where there is no accessibility bus, with 4 where the program is not on it.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEEPEST = 60


def program(pid):
    desktop = Atspi.get_desktop(0)
    if desktop is None:
        sys.exit(3)
    for at in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(at)
        if child is not None and child.get_process_id() == pid:
            return child
    sys.exit(4)


def text_of(thing):
    text = thing.get_text_iface()
    if text is None:
        return ""
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def tell(thing, depth):
    states = [state.value_nick for state in thing.get_state_set().get_states()]
    facts = {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "text": text_of(thing),
        "states": states,
        "attributes": thing.get_attributes(),
        "depth": depth,
    }
    print(json.dumps(facts))


def walk(thing, depth=0):
    try:
        tell(thing, depth)
        children = [thing.get_child_at_index(at) for at in range(thing.get_child_count())]
    except GLib.GError:
        # What was drawn anew meanwhile is not there any more.
        return
    for child in children:
        if child is not None and depth < DEEPEST:
            walk(child, depth + 1)


try:
    Atspi.init()
    walk(program(int(sys.argv[1])))
except GLib.GError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
