"""How long the tribunal usually takes: targets and measures, which nobody has a right to.

The days from which they hold are not published; each value holds from the first day of the Act
until the tribunal says otherwise.
"""

from dataclasses import dataclass

from rules.authority_practice import REGIME_BEGAN_ON
from rules.dated import Dated


@dataclass(frozen=True, slots=True)
class TribunalTargets:
    """Targets of the tribunal: working days are tribunal working days, weeks are plain weeks."""

    register_working_days: int  # T4
    register_working_days_when_busy: int  # T4: reported, not promised
    decision_working_days: int  # T18
    decided_weeks: int  # T27
    decided_of_100: int  # T27: appeals decided within those weeks


TARGETS: tuple[Dated[TribunalTargets], ...] = (
    Dated(
        TribunalTargets(
            register_working_days=10,
            register_working_days_when_busy=20,
            decision_working_days=10,
            decided_weeks=22,
            decided_of_100=75,
        ),
        REGIME_BEGAN_ON,
    ),
)
"""T4, T18, T27, by the day on which an appeal is received."""
