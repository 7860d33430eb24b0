"""Stands in for the desktop's notifications: prints each as a line of JSON, and clicks the last for each line it reads."""

import json
import sys
import threading

from gi.repository import Gio, GLib

INTERFACE = """
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="GetServerInformation">
      <arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
    <signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
  </interface>
</node>
"""
PATH = "/org/freedesktop/Notifications"
NAME = "org.freedesktop.Notifications"
last = 0


def say(what):
    print(json.dumps(what), flush=True)


def called(connection, sender, path, interface, method, arguments, invocation):
    global last
    reply = None
    if method == "GetCapabilities":
        reply = GLib.Variant("(as)", (["body", "body-markup", "actions"],))
    elif method == "GetServerInformation":
        reply = GLib.Variant("(ssss)", ("test", "Broadsheet", "1", "1.2"))
    elif method == "Notify":
        program, _, icon, title, body, actions, _, _ = arguments.unpack()
        last += 1
        say({"program": program, "icon": icon, "title": title, "body": body, "actions": actions})
        reply = GLib.Variant("(u)", (last,))
    invocation.return_value(reply)


def click(connection):
    # It stays, as on a desktop that keeps what was told: a program that listens a moment later hears the next click.
    connection.emit_signal(None, PATH, NAME, "ActionInvoked", GLib.Variant("(us)", (last, "default")))


def clicks(connection):
    for _ in sys.stdin:
        GLib.idle_add(click, connection)
    GLib.idle_add(loop.quit)


def acquired(connection, _):
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
    connection.register_object(PATH, interface, called, None, None)
    threading.Thread(target=clicks, args=(connection,), daemon=True).start()


loop = GLib.MainLoop()
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired, lambda *_: say("here"), lambda *_: loop.quit())
loop.run()
