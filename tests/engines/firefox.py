"""Firefox, driven over WebDriver BiDi: a websocket that Firefox itself opens. No driver program is needed."""

import itertools
import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import websocket

INSTALL = "apt-get install firefox-esr"
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ANSWER_SECONDS = 30
PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class BidiError(Exception):
    """Firefox refused a command."""


def program() -> str:
    """Firefox; fails with what to install."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.fail(f"Firefox is missing. Install it: {INSTALL}  (make test does)")
    return found


class Firefox:
    """A phone with Firefox: a profile in a folder, and one tab."""

    def __init__(self, profile: Path) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines))
        command = [program(), "--headless", "--remote-debugging-port", "0", "--profile", str(profile), "about:blank"]
        self.log = profile / "firefox.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self.socket = websocket.create_connection(
            f"{self._address()}/session", suppress_origin=True, timeout=ANSWER_SECONDS
        )
        self.numbers = itertools.count(1)
        self.refused = ""
        self.send("session.new", capabilities={})
        self.tab = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self, seconds: float = 60) -> str:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = LISTENING.search(self.log.read_text())
            if found:
                return found[1]
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"Firefox did not start:\n{self.log.read_text()[-2000:]}")

    def send(self, method: str, **params: Any) -> Any:
        """One command and its answer; events are passed over."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") != number:
                continue
            if answer["type"] == "error":
                raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
            return answer["result"]

    def open(self, url: str) -> None:
        """Go to an address; returns before it is there. Without a network Firefox answers with an error page."""
        self.send("browsingContext.navigate", context=self.tab, url=url, wait="none")

    def run(self, script: str, *args: Any) -> Any:
        """Run JavaScript in the page; None when the page was just being changed."""
        # The value travels as JSON: BiDi's own form of objects is for protocols, not for people.
        call = f"async () => JSON.stringify((await (async function () {{ {script} }})(...{json.dumps(args)})) ?? null)"
        target = {"context": self.tab}
        try:
            answer = self.send("script.callFunction", functionDeclaration=call, target=target, awaitPromise=True)
        except BidiError as error:
            self.refused = str(error)
            return None
        return json.loads(answer["result"]["value"]) if answer["type"] == "success" else None

    def choose_file(self, selector: str, path: Path) -> None:
        locator = {"type": "css", "value": selector}
        node = self.send("browsingContext.locateNodes", context=self.tab, locator=locator)["nodes"][0]
        self.send("input.setFiles", context=self.tab, element={"sharedId": node["sharedId"]}, files=[str(path)])

    def kill(self) -> None:
        """SIGKILL, as when a phone ends an app."""
        self.socket.shutdown()
        self.process.kill()
        self.process.wait()

    close = kill
