"""The one way in which something on this machine refuses to start."""

from __future__ import annotations


class CannotStart(Exception):
    """Something needed is missing, busy or out of reach.

    The message is one or two sentences for the person at the keyboard: what happened, and what to
    do about it. It is printed as it stands, without a traceback.
    """
