"""A subject of a dispute brings the same as a subject of any case."""

from __future__ import annotations

from cases.subject import Subject, Tell, Watch

__all__ = ["Subject", "Tell", "Watch"]
