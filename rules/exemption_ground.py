"""The grounds on which an authority may say that it need not keep a time limit (K21)."""

from enum import StrEnum

from rules.caution import Caution


class ExemptionGround(StrEnum):
    """What the authority relies on. Whether it applies is decided in `rules.exemption`."""

    SCHOOL_CLOSED = "school_closed"  # N11
    PERSONAL_CIRCUMSTANCES = "personal_circumstances"  # N12
    ABSENCE = "absence"  # N13: 4 weeks or more; O8: 2 weeks or more after an order


def cautions(ground: ExemptionGround | None) -> tuple[Caution, ...]:
    """K21: what to say beside a date when a ground is relied on. No ground moves the date."""
    return () if ground is None else (Caution.EXEMPTION_CLAIMED,)
