#!/usr/bin/python3
"""Another program's window, from which files (or text) can be dragged.

    dragsource.py [--at X,Y] FILE...
    dragsource.py [--at X,Y] --text TEXT

Prints one JSON line per event: {"event": "ready", "x": …, "y": …, "width": …, "height": …} once the
window is on the screen, then "begin" when a drag starts, "sent" when its data was asked for, and "end"
with "dropped" when it is over.
"""

import argparse
import json
import pathlib

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

SIZE = 90


def say(event, **facts):
    print(json.dumps({"event": event, **facts}), flush=True)


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--at", default="20,20")
    parser.add_argument("--text")
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


def main():
    options = parse()
    uris = [pathlib.Path(file).resolve().as_uri() for file in options.files]
    state = {"dropped": True}

    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="drag me"))
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    if options.text is None:
        handle.drag_source_add_uri_targets()
    else:
        handle.drag_source_add_text_targets()

    def on_begin(*_):
        state["dropped"] = True
        say("begin")

    def on_data(_widget, _context, selection, _info, _time):
        if options.text is None:
            selection.set_uris(uris)
        else:
            selection.set_text(options.text, -1)
        say("sent")

    def on_failed(*_):
        state["dropped"] = False
        # True leaves out the animation of the icon flying back.
        return True

    handle.connect("drag-begin", on_begin)
    handle.connect("drag-data-get", on_data)
    handle.connect("drag-failed", on_failed)
    handle.connect("drag-end", lambda *_: say("end", dropped=state["dropped"]))

    window = Gtk.Window(title="Drag source")
    window.set_decorated(False)
    window.set_keep_above(True)
    window.set_accept_focus(False)
    window.set_default_size(SIZE, SIZE)
    window.add(handle)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    x, y = (int(part) for part in options.at.split(","))
    window.move(x, y)

    def report():
        _, left, top = window.get_window().get_origin()
        width, height = window.get_size()
        say("ready", x=left, y=top, width=width, height=height)
        return False

    # The window manager has placed it by then.
    GLib.timeout_add(300, report)
    Gtk.main()


main()
