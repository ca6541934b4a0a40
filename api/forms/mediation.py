"""Mediation: adviser, mediator, days on offer, and who may decide.

Long because the forms from the first contact to the session share their questions.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.mediator import mediator_field
from api.forms.reading import Answers
from api.scene import Scene
from api.views.window import offered_window
from api.words import lists
from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.clocks import policy
from cases.dispute.slots.length import length_words, minutes_of, usual_minutes
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Stage
from rules.calendar import LONDON, at_london
from rules.deadline import weekday_words
from rules.mediation_session import Issue
from rules.policy import MediationMode

SLOTS = 3
"""How many days and times one form offers."""

HOURS = tuple(f"{hour:02d}:{minute:02d}" for hour in range(8, 19) for minute in (0, 30))
"""Times at which a session may begin, London."""

LENGTHS = (60, 90, 120, 150, 180, 240, 300, 360)
"""Lengths of a session in minutes that the form offers."""


def slot_words(slot: datetime) -> str:
    """A day and time for people: "Tuesday 3 March 2026 at 10:00"."""
    local = slot.astimezone(LONDON)
    return f"{weekday_words(local.date())} at {local:%H:%M}"


# Contact with the adviser


def _contact_fields(scene: Scene) -> tuple[Field, ...]:
    if not scene.dispute.appealable:
        return (_talks(scene),)
    no = {
        MediationMode.MANDATORY_PARTICIPATION: (
            "Under the 2022 proposal you take part before you go to the tribunal. If you cannot, "
            "you can go to the tribunal now and give your reason."
        ),
        MediationMode.CONSIDER: "You get a certificate and can go to the tribunal.",
        MediationMode.OFFERED: "You can go to the tribunal. You need no certificate.",
    }[policy(scene.dispute).mediation_mode]
    return (
        Field(
            "wants_mediation",
            "Does the family want mediation?"
            if scene.viewer.role is not Role.FAMILY
            else "Do you want mediation?",
            FieldKind.CHOICE,
            missing="Choose yes or no",
            options=(Option("yes", "Yes"), Option("no", "No", no)),
        ),
        Field(
            "issues",
            "What is the mediation about?",
            FieldKind.CHOICES,
            hint="Choose all that apply. For example, speech therapy from the NHS is health.",
            required=False,
            options=options(lists.ISSUES),
        ),
        Field(
            "words",
            "Which help from the health service is asked for?",
            FieldKind.WORDS,
            required=False,
            limit=20_000,
            shown_when=("issues", (Issue.HEALTH.value,)),
        ),
        *_script_fields(scene),
    )


def _script_fields(scene: Scene) -> tuple[Field, ...]:
    """Whoever speaks for the family says that it heard the facts both ways (M22)."""
    if scene.viewer.role is Role.FAMILY:
        return ()
    said = Option("yes", "I told the family all of this and gave no advice for or against it")
    return (
        Field(
            "facts_told",
            "Did the family hear the facts above?",
            FieldKind.CHOICES,
            missing="Tell the family the facts for and against first, then say so here",
            options=(said,),
        ),
    )


def _talks(scene: Scene) -> Field:
    """Where nothing can be appealed: talks are free for everybody and give no certificate (A24)."""
    family = scene.viewer.role is Role.FAMILY
    return Field(
        "wants_mediation",
        f"{'Do you' if family else 'Does the family'} want a meeting with somebody who takes no side?",
        FieldKind.CHOICE,
        missing="Choose yes or no",
        options=(
            Option("yes", "Yes", "The council is asked to come. It gives no certificate."),
            Option("no", "No", "You can take another route."),
        ),
    )


def _script(scene: Scene) -> Lines:
    """What every family hears before it chooses: the facts both ways, and no advice (M19, M22)."""
    choice = {
        MediationMode.MANDATORY_PARTICIPATION: (
            "Under the 2022 proposal you take part before you go to the tribunal, unless there is "
            "a reason not to. A person looks at that with you."
        ),
        MediationMode.CONSIDER: "You choose freely. You can go to the tribunal either way.",
        MediationMode.OFFERED: "You choose freely. You need no certificate for the tribunal.",
    }[policy(scene.dispute).mediation_mode]
    return (
        "The adviser explains what mediation is. It is free, and nobody takes sides.",
        "What speaks for it: you talk to somebody who can decide. It can be quicker than the "
        "tribunal. You agree to nothing that you do not want.",
        "What speaks against it: nobody has to agree with you. It can take 30 days, and your time "
        "to go to the tribunal goes on. Some people do not feel safe or heard in such a meeting.",
        "Nobody may press you to mediate, or not to. The council may not refuse, and may not ask "
        "for a meeting of its own first (M22).",
        choice,
    )


def _contact(scene: Scene, answers: Answers) -> Ask:
    wants = answers.is_yes("wants_mediation")
    chosen = answers.chosen("issues") or (Issue.EDUCATION.value,)
    return asks.ContactAdviser(
        wants_mediation=wants,
        issues=tuple(issue for issue in Issue if issue.value in chosen) if wants else (),
        words=answers.text("words"),
        facts_told=bool(answers.chosen("facts_told")),
    )


def _may_contact(scene: Scene) -> bool:
    state = scene.dispute
    early = state.stage in (Stage.COMPLAINT, Stage.MEDIATION, Stage.REFERRAL)
    held = state.mediation
    return early and held.contacted_on is None and held.certificate is None


# The mediator and the days


def is_on(state: DisputeState) -> bool:
    """Whether mediation was asked for and its session is still to come."""
    held = state.mediation
    return bool(held.wanted) and held.outcome is None and not state.is_closed


def _appoint(scene: Scene, answers: Answers) -> Ask:
    return asks.AppointMediator(mediator_id=answers.text("mediator_id"))


def _offer_fields(scene: Scene) -> tuple[Field, ...]:
    found: list[Field] = []
    times = tuple(Option(hour, hour) for hour in HOURS)
    for number in range(1, SLOTS + 1):
        needed = number == 1
        found.append(
            Field(
                f"day{number}",
                f"Day {number}",
                FieldKind.DAY,
                hint="Leave this empty to offer fewer days." if not needed else "",
                missing="Enter a day for the session",
                what=f"day {number}",
                required=needed,
            )
        )
        found.append(
            Field(
                f"time{number}",
                f"Time on day {number}",
                FieldKind.SELECT,
                missing="Choose a time",
                required=needed,
                options=times,
            )
        )
    usual = minutes_of(scene.dispute.slots, scene.now.on)
    lengths = sorted({*LENGTHS, usual})
    found.append(
        Field(
            "minutes",
            "How long is the session?",
            FieldKind.SELECT,
            hint=f"It is usually {length_words(usual_minutes(scene.now.on))}. Leave this empty for "
            "that.",
            required=False,
            options=tuple(Option(str(minutes), length_words(minutes)) for minutes in lengths),
        )
    )
    return tuple(found)


def _offer_lines(scene: Scene) -> Lines:
    if not is_on(scene.dispute):
        return ()
    allowed = offered_window(scene)
    if allowed.is_empty:
        return (
            "No day is left on which the session can lawfully be held. Report that it cannot be "
            "arranged in time, so that the family gets its certificate.",
        )
    return (
        Line(
            f"You can offer days from {weekday_words(allowed.opens.on)} to "
            f"{weekday_words(allowed.closes.on)}.",
            f"{allowed.opens.rule} {allowed.closes.rule}",
        ),
        Line(
            f"The first day. {allowed.opens.why} (Rule {allowed.opens.rule}.)", allowed.opens.rule
        ),
        Line(
            f"The last day. {allowed.closes.why} (Rule {allowed.closes.rule}.)",
            allowed.closes.rule,
            allowed.closes.href,
            allowed.closes.link,
        ),
    )


def _offer(scene: Scene, answers: Answers) -> Ask:
    slots: list[datetime] = []
    for number in range(1, SLOTS + 1):
        day, hour = answers.day(f"day{number}"), answers.text(f"time{number}")
        if day is None and not hour:
            continue
        if day is None:
            raise NotUnderstood({f"day{number}": f"Enter day {number}, or take away its time"})
        if not hour:
            raise NotUnderstood({f"time{number}": f"Choose a time on day {number}"})
        slots.append(at_london(day, time.fromisoformat(hour)))
    chosen = answers.text("minutes")
    return asks.OfferSlots(slots=tuple(slots), minutes=int(chosen) if chosen else None)


def _may_offer(scene: Scene) -> bool:
    held = scene.dispute.mediation
    return is_on(scene.dispute) and held.slot is None


def _agree_fields(scene: Scene) -> tuple[Field, ...]:
    state = scene.dispute
    slots = [slot for slot in state.mediation.slots if state.slots.fits(slot)]
    return (
        Field(
            "slot",
            "Which day and time?",
            FieldKind.CHOICE,
            hint="The mediator offered these days.",
            missing="Choose a day and time",
            source="slots_offered",
            options=tuple(
                Option(slot.astimezone(UTC).isoformat(), slot_words(slot)) for slot in slots
            ),
        ),
    )


def _agree(scene: Scene, answers: Answers) -> Ask:
    return asks.AgreeSlot(slot=datetime.fromisoformat(answers.text("slot")))


def _may_agree(scene: Scene) -> bool:
    held = scene.dispute.mediation
    return is_on(scene.dispute) and bool(held.slots) and held.slot is None


# The council


def _decision_maker_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field("name", "Name of the person", missing="Enter the name", autocomplete="off"),
        Field(
            "job_title",
            "Job title",
            hint="The person must be allowed to settle the dispute in the session (M11).",
            missing="Enter the job title",
        ),
        *_mandate_field(scene),
    )


def _mandate_field(scene: Scene) -> tuple[Field, ...]:
    """Which issues the person may settle; for a single issue the name alone says so."""
    issues = scene.dispute.mediation.all_issues
    if len(issues) < 2:
        return ()
    return (
        Field(
            "mandate",
            "What may this person settle without asking anybody?",
            FieldKind.CHOICES,
            missing="Choose what this person may settle",
            options=options(lists.ISSUES, [issue.value for issue in Issue if issue in issues]),
        ),
    )


def _decision_maker(scene: Scene, answers: Answers) -> Ask:
    issues = scene.dispute.mediation.all_issues
    chosen = answers.chosen("mandate") if len(issues) > 1 else tuple(i.value for i in issues)
    return asks.NameDecisionMaker(
        name=answers.text("name"),
        job_title=answers.text("job_title"),
        mandate=tuple(issue for issue in Issue if issue.value in chosen),
    )


def _may_name(scene: Scene) -> bool:
    return is_on(scene.dispute) and not scene.dispute.mediation.decision_maker_id


def _may_report(scene: Scene) -> bool:
    held = scene.dispute.mediation
    return is_on(scene.dispute) and not held.certificate and not held.reported_not_arranged_on


def _report_lines(scene: Scene) -> Lines:
    if not scene.dispute.appealable:
        return (
            "Nothing in this case can be appealed, so no certificate follows. The family is told, and "
            "can take another route.",
        )
    return (
        "The mediation adviser must know as soon as it is clear that the session cannot be "
        "held in time (M9). The family then gets its certificate and can go to the tribunal.",
    )


ACTIONS = (
    Action(
        "adviser",
        "dispute",
        c.ContactAdviser,
        "Speak to the mediation adviser",
        "Save the choice",
        _contact,
        fields=_contact_fields,
        lines=_script,
        offered=_may_contact,
        steps=("contact_adviser",),
    ),
    Action(
        "mediator",
        "dispute",
        c.AppointMediator,
        "Choose a mediator for this case",
        "Appoint the mediator",
        _appoint,
        fields=lambda scene: (mediator_field(scene),),
        offered=lambda scene: is_on(scene.dispute) and not scene.dispute.parties.mediator_id,
        steps=("appoint_mediator",),
    ),
    Action(
        "slots",
        "dispute",
        c.OfferSlots,
        "Offer days for the session",
        "Send the offer",
        _offer,
        fields=_offer_fields,
        lines=_offer_lines,
        offered=_may_offer,
        steps=("offer_slots",),
    ),
    Action(
        "slot",
        "dispute",
        c.AgreeSlot,
        "Choose a day for the session",
        "Agree this day",
        _agree,
        fields=_agree_fields,
        offered=_may_agree,
        steps=("agree_slot",),
    ),
    Action(
        "decision-maker",
        "dispute",
        c.NameDecisionMaker,
        "Name who comes and may decide",
        "Save the name",
        _decision_maker,
        fields=_decision_maker_fields,
        offered=_may_name,
        steps=("name_decision_maker",),
    ),
    Action(
        "not-arranged",
        "dispute",
        c.ReportNotArranged,
        "Report that mediation cannot be arranged in time",
        "Send the report",
        simple(asks.ReportNotArranged),
        lines=_report_lines,
        offered=_may_report,
        is_grave=True,
    ),
)
