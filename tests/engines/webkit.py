"""WebKitGTK, driven by its own WebDriver, on a screen of its own.

Two ways to run it. Without a profile it is WebKitGTK's own MiniBrowser, which forgets everything when it closes and
keeps databases in memory meanwhile. With one it is `keeping_browser.py`, which keeps them in files as a phone does,
so that it can be killed and opened again.
"""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

INSTALL = "apt-get install webkit2gtk-driver xvfb python3-gi gir1.2-webkit2-4.1"
BINDINGS = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('WebKit2', '4.1')"
SELENIUM_WARNS = "ignore:setting remote_server_addr:DeprecationWarning"  # of its own code
SCRIPT_SECONDS = 5
DRIVER_SECONDS = 10
SWAP_SECONDS = 0.4
QUIET = {
    # No session bus: without it GTK starts no portals and no accessibility bus, and a session starts in a second.
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "NO_AT_BRIDGE": "1",
    "GTK_USE_PORTAL": "0",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
    # bubblewrap does not work as root or in a container; these pages are our own.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}


def program(name: str) -> str:
    """The path of a program that the tests drive; fails with what to install."""
    found = shutil.which(name)
    if not found:
        pytest.fail(f"{name} is missing. Install it: {INSTALL}  (make test does)")
    return found


def mini_browser() -> Path:
    """WebKitGTK's own small browser; Debian keeps it out of PATH."""
    for folder in ("/usr/lib", "/usr/libexec", "/usr/lib64"):
        for found in sorted(Path(folder).glob("**/webkit2gtk-4.*/MiniBrowser"), reverse=True):
            return found
    pytest.fail(f"WebKitGTK's MiniBrowser is missing. Install it: {INSTALL}  (make test does)")


def keeping_browser() -> Path:
    """The browser of ours; it needs the system's Python and its bindings of WebKitGTK."""
    python = Path("/usr/bin/python3")
    if not python.exists() or subprocess.run([python, "-c", BINDINGS], capture_output=True).returncode:
        pytest.fail(f"The Python bindings of WebKitGTK are missing. Install them: {INSTALL}")
    return Path(__file__).with_name("keeping_browser.py")


class Display:
    """A screen in memory."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = [program("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1024x900x24", "-nolisten", "tcp"]
        self.process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = f":{answer.readline().strip()}"

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class DriverLost(Exception):
    """WebKitWebDriver did not answer a command: the session has to be walked again."""


class WebKit:
    """One session: a browser that has never seen the app (or one with a kept profile), and its tab."""

    def __init__(self, display: Display, profile: Path | None = None) -> None:
        options = Options()
        environment = {**os.environ, **QUIET, "DISPLAY": display.name}
        if profile is None:
            options.binary_location = str(mini_browser())
            options.add_argument("--automation")
        else:
            options.binary_location = str(keeping_browser())
            environment["PROFILE"] = str(profile)
        options.set_capability("pageLoadStrategy", "none")  # the walks watch the page themselves
        service = Service(program("WebKitWebDriver"), env=environment)
        self.driver = webdriver.WebKitGTK(options=options, service=service)
        self.driver.set_script_timeout(SCRIPT_SECONDS)
        self.driver.command_executor.client_config.timeout = DRIVER_SECONDS
        self.fresh = True
        self.begun = time.monotonic()
        self.address = ""
        self.refused = ""

    def open(self, url: str) -> None:
        """Go to an address; returns before it is there."""
        self.address = url
        self.driver.get(url)
        if self.fresh:
            # The first address moves the tab to another process, and the driver loses commands sent meanwhile.
            time.sleep(SWAP_SECONDS)
            self.fresh = False

    def run(self, script: str, *args: Any) -> Any:
        """Run JavaScript in the page; None when the page was just being changed."""
        try:
            return self.driver.execute_script(script, *args)
        except HTTPError as lost:
            age = time.monotonic() - self.begun
            raise DriverLost(f"{age:.1f} s after its start, at {self.address}: {script.strip()[:40]}") from lost
        except WebDriverException as error:
            self.refused = str(error.msg)
            return None

    def choose_file(self, selector: str, path: Path) -> None:
        self.driver.find_element("css selector", selector).send_keys(str(path))

    def kill(self) -> None:
        """SIGKILL to every process of the browser at once, as when a phone's battery is taken out."""
        for process in _descendants(self.driver.service.process.pid):
            os.kill(process, signal.SIGKILL)
        self.close()

    def close(self) -> None:
        try:
            self.driver.quit()
        except (WebDriverException, OSError, HTTPError):
            pass  # the browser is gone already
        finally:
            self.driver.service.stop()


def _descendants(ancestor: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has just ended
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = children.get(ancestor, [])
    for process in found:
        found.extend(children.get(process, []))
    return found
