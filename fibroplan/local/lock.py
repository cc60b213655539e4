"""The lock on reflections, as event handlers of its screens. Each reports to the memory `progress`."""

from typing import TypedDict

from fibroplan.local.account import Progress
from fibroplan.local.page import Memory
from fibroplan.local.var import action

_MODULE = "lock.js"


class Can(TypedDict):
    """What this browser can do."""

    seal: bool
    device: bool
    """Whether the phone may have an unlock of its own that can open texts."""
    id: str
    """This phone, as in the rows of its own unlock."""


progress = Memory("lock", {"busy": False, "problem": "", "done": ""}, Progress)
open_keys = Memory("open-keys", [], list[str])
"""The keys that are open on this page."""
can = Memory("lock-can", {"seal": True, "device": False, "id": ""}, Can)

lock = action("onLock", _MODULE)
"""`on_submit` with passphrase, again and understood."""
unlock = action("onUnlock", _MODULE)
"""`on_submit` with passphrase."""
lock_now = action("onLockNow", _MODULE)
change_passphrase = action("onChangePassphrase", _MODULE)
"""`on_submit` with current, passphrase and again."""
take_off = action("onTakeOff", _MODULE)
"""`on_submit` with passphrase."""
start_over = action("onStartOver", _MODULE)
"""What was locked with a forgotten passphrase goes."""
add_device = action("onAddDevice", _MODULE)
"""`on_submit` with passphrase: the phone's own unlock opens the texts too."""
unlock_device = action("onUnlockDevice", _MODULE)
forget_device = action("onForgetDevice", _MODULE)
