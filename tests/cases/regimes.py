"""A pack changed in the axes a test names, for as long as the test runs."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from cases.dispute import opening, pack
from cases.plan import opening as plan_opening
from cases.plan import pack as plan_pack
from rules.policy import PACKS


def under(patch: pytest.MonkeyPatch, base: str, **axes: Any) -> str:
    """The name of the pack `base`, which the cases of this test know with those axes changed."""
    known = MappingProxyType({**PACKS, base: replace(PACKS[base], **axes)})
    for module in (opening, pack, plan_opening, plan_pack):
        patch.setattr(module, "PACKS", known)
    return base
