#!/usr/bin/python3
"""A small browser around WebKitGTK that keeps its data in the folder `$PROFILE`.

MiniBrowser forgets everything under automation; a phone does not. Started by WebKitWebDriver with the system's
Python, where Debian puts the bindings (python3-gi, gir1.2-webkit2-4.1).
"""

import os
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402 - the versions must be chosen first

profile = os.environ["PROFILE"]
manager = WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=f"{profile}/cache")
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
window = Gtk.Window()
window.set_default_size(400, 800)
window.connect("destroy", Gtk.main_quit)


def create_view(_session: Any) -> Any:
    """The one tab, for the driver."""
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window.add(view)
    window.show_all()
    return view


def automation_started(_context: Any, session: Any) -> None:
    """Say which engine this is, and offer a tab."""
    info = WebKit2.ApplicationInfo.new()
    info.set_name("MiniBrowser")  # the name that Selenium asks WebKitGTK for
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", create_view)


context.connect("automation-started", automation_started)
Gtk.main()
