"""Who holds the rights: the parent, the young person, or somebody who acts for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.calendar import Calendar, months
from rules.citation import CFA, TPR, Citation, Status
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_end_of_day
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

_FRIDAY = 4
_YOUNG_PERSON_UNTIL = 25  # A1: under 25

YOUNG_PERSON = Rule(
    Citation("A1", f"{CFA} s 83(2); Education Act 1996 s 8", Status.VERIFIED_S),
    question="When does a child become a young person with rights of their own?",
    duty_holder=None,
    limit="after the last Friday in June of the school year in which the child turns 16",
    if_missed=Consequence("From then on, letters and choices are the young person's."),
    kind=RuleKind.ELIGIBILITY,
)
LATE_SUMMER = Rule(
    Citation("A1", "Education Act 1996 s 8: born late in summer", Status.FROM_MEMORY),
    question="Can school age end while a child is still 15?",
    duty_holder=None,
    limit="yes: when the 16th birthday is after the last Friday in June",
    if_missed=YOUNG_PERSON.if_missed,
    kind=RuleKind.ELIGIBILITY,
)
PARENT = Rule(
    Citation("P1", f"{CFA} Part 3", Status.VERIFIED_S),
    question="Who acts for a child?",
    duty_holder=None,
    limit="a parent, until the end of compulsory school age",
    if_missed=Consequence("Nobody else may choose for the child."),
    kind=RuleKind.ELIGIBILITY,
)
OWN_RIGHTS = Rule(
    Citation("P2", f"{CFA} Part 3", Status.VERIFIED_S),
    question="Who acts for a young person?",
    duty_holder=Party.AUTHORITY,
    limit="the young person; a parent helps only as the young person wishes",
    if_missed=Consequence("A letter sent to the parent alone was not sent to the right person."),
    kind=RuleKind.ELIGIBILITY,
)
ALTERNATIVE_PERSON = Rule(
    Citation("P3", f"Mental Capacity Act 2005; {CFA} s 80", Status.VERIFIED_S),
    question="Who acts for a young person who cannot make this decision?",
    duty_holder=None,
    limit="a deputy or attorney, else the parent, for the decision and the time in question",
    if_missed=Consequence("Start from the view that the young person can decide."),
    kind=RuleKind.ELIGIBILITY,
)
PARENT_REPRESENTED = Rule(
    Citation("P4", f"Mental Capacity Act 2005; {CFA} s 80", Status.VERIFIED_S),
    question="Who acts for a parent who cannot make this decision?",
    duty_holder=None,
    limit="the parent's representative",
    if_missed=Consequence("Start from the view that the parent can decide."),
    kind=RuleKind.ELIGIBILITY,
)
SUBJECT_ACCESS = Rule(
    Citation("P10", "UK GDPR Art 12(3) and Art 15", Status.FROM_MEMORY),
    question="By when must somebody who holds data about me send me a copy?",
    duty_holder=Party.AUTHORITY,
    limit="1 month after the request; 3 months when it is complex",
    if_missed=Consequence("Complain to the Information Commissioner."),
)
NO_LITIGATION_FRIEND = Rule(
    Citation(
        "P5",
        "Hillingdon v WW [2016] UKUT 253; Bucks v SJ [2016] UKUT 254",
        Status.VERIFIED_S,
    ),
    question="Who acts before the tribunal for somebody who cannot decide?",
    duty_holder=None,
    limit="the alternative person (P3)",
    if_missed=Consequence("The appeal may be sent back."),
    kind=RuleKind.ELIGIBILITY,
)
OTHER_COURTS = Rule(
    Citation("P5", "High Court and county court: litigation friend", Status.FROM_MEMORY),
    question="Is there a litigation friend?",
    duty_holder=None,
    limit="not before the tribunal; other courts have one",
    if_missed=Consequence("The appeal may be sent back."),
    kind=RuleKind.ELIGIBILITY,
)
REPRESENTED = Rule(
    Citation("P6", f"{TPR} r 11", Status.FROM_MEMORY),
    question="Who may represent?",
    duty_holder=None,
    limit="anybody named in writing; papers then go to that person",
    if_missed=Consequence("Papers go to the family."),
    kind=RuleKind.DUTY,
)
VIEWS = Rule(
    Citation("P7", f"{CFA} s 19", Status.VERIFIED_S),
    question="Are the child's views asked for?",
    duty_holder=Party.AUTHORITY,
    limit="yes: in the response, by the mediator, in reviews",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
ADJUSTMENTS = Rule(
    Citation("P13", "Equality Act 2010 s 20", Status.FROM_MEMORY),
    question="Can I have another format?",
    duty_holder=Party.AUTHORITY,
    limit="yes: large print, another language, plain words",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)


class RightsHolder(StrEnum):
    """Who exercises the rights of a child or young person."""

    PARENT = "parent"
    PARENTS_REPRESENTATIVE = "parents_representative"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"  # a deputy or an attorney
    ALTERNATIVE_PERSON = "alternative_person"  # the parent, for want of a deputy or attorney
    NOBODY = "nobody"  # 25 or over


class ActingRole(StrEnum):
    """In what role somebody says that they act before the tribunal (P3 to P5)."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"
    ALTERNATIVE_PERSON = "alternative_person"
    LITIGATION_FRIEND = "litigation_friend"  # known in other courts only


class Recipient(StrEnum):
    """To whom the papers of a case go (P6)."""

    RIGHTS_HOLDER = "rights_holder"
    REPRESENTATIVE = "representative"


class Occasion(StrEnum):
    """Where the views of the child or young person must be asked for (P7)."""

    RESPONSE = "response"  # the authority's answer to an appeal (T6)
    MEDIATION = "mediation"  # the mediator takes reasonable steps (M12)
    REVIEW = "review"


class Format(StrEnum):
    """How somebody asks to be written to (P13)."""

    LARGE_PRINT = "large_print"
    OTHER_LANGUAGE = "other_language"
    PLAIN_WORDS = "plain_words"


@dataclass(frozen=True, slots=True)
class Capacity:
    """Whether the person can make the decision in question now (P3, P4)."""

    child_or_young_person_decides: bool = True
    has_deputy_or_attorney: bool = False
    parent_decides: bool = True


@applies("A1")
def school_age_ends_on(born_on: date) -> date:
    """A1: the last Friday in June of the school year in which the child turns 16.

    A school year runs from 1 September, so a child born in July or August ends it at 15.
    """
    year = born_on.year + 16 + (born_on.month >= 9)
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - _FRIDAY) % 7)


@applies("A1")
def is_young_person(born_on: date, day: date) -> bool:
    """A1: over compulsory school age and under 25 on `day`."""
    return day > school_age_ends_on(born_on) and _age(born_on, day) < _YOUNG_PERSON_UNTIL


@applies("P1", "P2", "P3", "P4")
def rights_holder(born_on: date, day: date, capacity: Capacity) -> RightsHolder:
    """P1 to P4: who exercises the rights on `day`."""
    if day <= school_age_ends_on(born_on):
        if capacity.parent_decides:
            return RightsHolder.PARENT
        return RightsHolder.PARENTS_REPRESENTATIVE
    if not is_young_person(born_on, day):
        return RightsHolder.NOBODY
    if capacity.child_or_young_person_decides:
        return RightsHolder.YOUNG_PERSON
    if capacity.has_deputy_or_attorney:
        return RightsHolder.REPRESENTATIVE
    return RightsHolder.ALTERNATIVE_PERSON


@applies("P1", "P2", "P3", "P4")
def may_act(acting: RightsHolder, born_on: date, day: date, capacity: Capacity) -> Verdict:
    """P1 to P4: whether the person acting is the one who holds the rights on `day`."""
    holder = rights_holder(born_on, day, capacity)
    if acting is holder is not RightsHolder.NOBODY:
        return Allowed(_RULE_OF[holder].citation)
    if holder is RightsHolder.NOBODY:
        return Refused(
            YOUNG_PERSON.citation,
            "These rights end when a person turns 25. A plan may go on to the end of that "
            "academic year.",
        )
    return Refused(_RULE_OF[holder].citation, _REASONS[holder])


_RULE_OF = {
    RightsHolder.PARENT: PARENT,
    RightsHolder.PARENTS_REPRESENTATIVE: PARENT_REPRESENTED,
    RightsHolder.YOUNG_PERSON: OWN_RIGHTS,
    RightsHolder.REPRESENTATIVE: ALTERNATIVE_PERSON,
    RightsHolder.ALTERNATIVE_PERSON: ALTERNATIVE_PERSON,
}
_REASONS = {
    RightsHolder.PARENT: "Until the end of compulsory school age a parent decides.",
    RightsHolder.PARENTS_REPRESENTATIVE: "The person who acts for the parent decides.",
    RightsHolder.YOUNG_PERSON: (
        "The young person decides now. You can help them if they want you to."
    ),
    RightsHolder.REPRESENTATIVE: "The deputy or attorney of the young person decides.",
    RightsHolder.ALTERNATIVE_PERSON: (
        "The young person cannot make this decision, so the parent acts as alternative person."
    ),
}


@applies("P10")
def subject_access(requested_on: date, calendar: Calendar, extended: bool = False) -> Deadline:
    """P10: a copy of the data held. `extended` adds the two months for complex requests."""
    return by_end_of_day(SUBJECT_ACCESS, months(requested_on, 3 if extended else 1), calendar)


@applies("P5")
def may_act_in_role(role: ActingRole) -> Verdict:
    """P5: whether the tribunal's rules know the role. Who holds it is `may_act` (P1 to P4)."""
    if role is not ActingRole.LITIGATION_FRIEND:
        return Allowed(NO_LITIGATION_FRIEND.citation)
    return Refused(
        OTHER_COURTS.citation,
        "The tribunal has no litigation friend. A parent can act for a young person who cannot "
        "make the decision: the form calls that an alternative person.",
    )


@applies("P6")
def papers_go_to(
    day: date, named_in_writing_on: date | None, ended_in_writing_on: date | None = None
) -> Recipient:
    """P6: who gets the papers on `day`, from when a representative was named, and dismissed.

    Both in writing. Nobody needs to be a lawyer to represent. Raises ValueError when the end comes
    before the beginning.
    """
    if ended_in_writing_on is not None and (
        named_in_writing_on is None or ended_in_writing_on < named_in_writing_on
    ):
        raise ValueError("a representative cannot be dismissed before being named")
    named = named_in_writing_on is not None and named_in_writing_on <= day
    ended = ended_in_writing_on is not None and ended_in_writing_on <= day
    return Recipient.REPRESENTATIVE if named and not ended else Recipient.RIGHTS_HOLDER


@applies("P7")
def views_missing(
    occasion: Occasion, views_recorded: bool, reason_recorded: bool = False
) -> MissingItem | None:
    """P7: what is missing when neither the views nor the reason for their absence is on record."""
    if views_recorded or reason_recorded:
        return None
    where = {
        Occasion.RESPONSE: "The authority's answer",
        Occasion.MEDIATION: "The record of the mediation",
        Occasion.REVIEW: "The record of the review",
    }[occasion]
    return MissingItem(
        VIEWS.id,
        VIEWS.citation,
        f"{where} does not say what the child or young person thinks.",
        "Ask the child or young person. Write down their views, or why you could not get them.",
    )


@applies("P13")
def formats_missing(asked: Iterable[Format], used: Iterable[Format]) -> tuple[MissingItem, ...]:
    """P13: the formats that somebody asked for and a message does not have."""
    wanted = frozenset(asked) - frozenset(used)
    return tuple(
        MissingItem(
            ADJUSTMENTS.id,
            ADJUSTMENTS.citation,
            f"The message is not in {words}, which the person asked for.",
            f"Send it in {words}.",
        )
        for item, words in _FORMAT_WORDS.items()
        if item in wanted
    )


_FORMAT_WORDS = {
    Format.LARGE_PRINT: "large print",
    Format.OTHER_LANGUAGE: "the other language",
    Format.PLAIN_WORDS: "plain words",
}


@applies("A1")
def year_group(born_on: date, day: date) -> int:
    """The school year of a child taught with its age group: 11 is the one in which it turns 16.

    Follows from A1. 0 is reception; a child taught out of its age group is in another one.
    """
    started = day.year if day.month >= 9 else day.year - 1
    first = born_on.year if born_on.month >= 9 else born_on.year - 1
    return started - first - 5


def _age(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
