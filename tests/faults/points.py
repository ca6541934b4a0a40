"""Named points at which a launched process kills itself, as `kill -9` from outside would there.

`kill -9` cannot be aimed from outside between two statements. The process therefore sends itself
the very signal, at the n-th time it comes to the point.
"""

from __future__ import annotations

import functools
import itertools
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Point:
    """Before (`after` false) or after a function of the product has done its work."""

    module: str
    function: str
    after: bool


POINTS: dict[str, Point] = {
    "before append": Point("store.case_log", "CaseLog.append", after=False),
    "append written, not committed": Point("store.case_log", "_brought", after=True),
    "append committed": Point("store.case_log", "CaseLog.append", after=True),
    "message in the centre": Point("store.messages", "Messages.deliver", after=True),
    "mail about to go": Point("store.messages", "Messages.start_mail", after=True),
    "mail accepted": Point("messages.channels", "SmtpChannel.send", after=True),
    "mail noted": Point("store.messages", "Messages.mail_sent", after=True),
    "text accepted": Point("messages.text_sink", "TextSink.send_text", after=True),
    "letter queued": Point("store.letters", "LetterQueue.add", after=True),
    "lines filed": Point("store.plan_imports", "PlanImports.file_some", after=True),
    "message done": Point("store.messages", "Messages.done", after=True),
}


def arm(name: str, times: int) -> None:
    """Kill this process when it comes to the point for the n-th time."""
    point = POINTS[name]
    owner: Any = import_module(point.module)
    *classes, function = point.function.split(".")
    for part in classes:
        owner = getattr(owner, part)
    setattr(owner, function, _killing(getattr(owner, function), point, times))


def _killing(function: Callable[..., Any], point: Point, times: int) -> Callable[..., Any]:
    count = itertools.count(1)

    @functools.wraps(function)
    def killing(*arguments: Any, **named: Any) -> Any:
        mine = next(count) == times
        if mine and not point.after:
            _die()
        result = function(*arguments, **named)
        if mine:
            _die()
        return result

    return killing


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    signal.pause()  # the signal is delivered before any other thread can do more
