"""Finds the browser that the browser tests drive, and installs it where that is possible; never skips in silence.

`python -m tests.browser.chromium` prints its path, or says how to get one and ends with 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)
ADVICE = {
    "darwin": "brew install --cask chromium",
    "win32": "winget install Google.Chrome",
    "linux": "sudo apt-get update && sudo apt-get install -y chromium",
}


def find() -> Path:
    """Return the path of a Chromium, Chrome or Edge; installs Chromium as root on Debian and Ubuntu.

    Raises
    ------
    FileNotFoundError
        If there is none; the message is the one line to run.
    """
    found = _present()
    if found is None and _may_install():
        _install()
        found = _present()
    if found is None:
        raise FileNotFoundError(f"No Chromium found. Install one ({_advice()}) or set CHROMIUM to its path.")
    return found


def _present() -> Path | None:
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if not Path(chosen).is_file():
            raise FileNotFoundError(f"CHROMIUM is {chosen}, and there is no such file.")
        return Path(chosen)
    for name in NAMES:
        on_path = shutil.which(name)
        if on_path:
            return Path(on_path)
    places = (Path(_filled_in(place)).expanduser() for place in PLACES)
    return next((place for place in places if place.is_file()), None)


def _filled_in(place: str) -> str:
    """`place` with Windows folders such as {ProgramFiles} from the environment."""
    if not place.startswith("{"):
        return place
    variable, rest = place[1:].split("}", 1)
    return os.environ.get(variable, "/nonexistent") + rest


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print("Installing chromium with apt-get …", file=sys.stderr, flush=True)
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"]):
        subprocess.run(command, env=quiet, stdout=sys.stderr, check=False)  # what failed shows when we look again


def _advice() -> str:
    return ADVICE.get(sys.platform, ADVICE["linux"])


def main() -> int:
    try:
        print(find())
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
