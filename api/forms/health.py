"""Health in the mediation: who was told, which days the health body can do, and who comes for it."""

from __future__ import annotations

from datetime import UTC, datetime

from api.asks import sitting as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option
from api.forms.mediation import slot_words
from api.forms.reading import Answers
from api.scene import Scene
from cases.clock import find
from cases.dispute.clocks import AUTHORITY_TOLD, TELL_HEALTH
from cases.dispute.health import commands as h
from cases.dispute.health.seat import has_seat


def _told_on(label: str) -> Field:
    return Field("told_on", label, FieldKind.DAY, missing="Enter the day", what="the day")


def _tell_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field("name", "Name of the health body (ICB)", missing="Enter the name"),
        _told_on("Which day did you tell it?"),
    )


def _tell(scene: Scene, answers: Answers) -> Ask:
    return asks.TellHealth(name=answers.text("name"), told_on=answers.needed_day("told_on"))


def _runs(scene: Scene, clock_id: str) -> bool:
    clock = find(scene.dispute.clocks, clock_id)
    return clock is not None and clock.is_open


def _passed_on(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordAuthorityTold(told_on=answers.needed_day("told_on"))


def _body_field(scene: Scene) -> Field:
    health = scene.dispute.health
    known = scene.stores.people.named(health.icb_ids)
    return Field(
        "icb_id",
        "Which health body?",
        FieldKind.CHOICE,
        missing="Choose the health body",
        options=tuple(
            Option(icb_id, known[icb_id].display_name if icb_id in known else "Name not known")
            for icb_id in health.icb_ids
        ),
    )


def _health_slots_fields(scene: Scene) -> tuple[Field, ...]:
    slots = scene.dispute.mediation.slots
    return (
        _body_field(scene),
        Field(
            "can",
            "Which of these days and times can it do?",
            FieldKind.CHOICES,
            hint="Choose all that it can do. Choose nothing if it can do none.",
            required=False,
            source="slots_offered",
            options=tuple(
                Option(slot.astimezone(UTC).isoformat(), slot_words(slot)) for slot in slots
            ),
        ),
    )


def _health_slots(scene: Scene, answers: Answers) -> Ask:
    chosen = tuple(datetime.fromisoformat(slot) for slot in answers.chosen("can"))
    return asks.RecordHealthSlots(icb_id=answers.text("icb_id"), can=chosen)


def _may_record_slots(scene: Scene) -> bool:
    held = scene.dispute.mediation
    return has_seat(scene.dispute) and bool(held.slots) and held.slot is None


def _health_name_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _body_field(scene),
        Field("name", "Name of the person", missing="Enter the name", autocomplete="off"),
        Field("job_title", "Job title", missing="Enter the job title"),
        Field(
            "may_settle",
            "May this person settle the health issues without asking anybody?",
            FieldKind.YES_NO,
            hint="The person must be allowed to (M11).",
            missing="Choose yes or no",
        ),
    )


def _health_name(scene: Scene, answers: Answers) -> Ask:
    return asks.NameHealthDecisionMaker(
        icb_id=answers.text("icb_id"),
        name=answers.text("name"),
        job_title=answers.text("job_title"),
        may_settle=answers.is_yes("may_settle"),
    )


ACTIONS = (
    Action(
        "tell-health",
        "dispute",
        h.TellHealth,
        "Tell the health body",
        "Save",
        _tell,
        fields=_tell_fields,
        lines=lambda scene: (
            "Tell each health body what the family wants to talk about, and what help it asks for "
            "(M5). Then save here when you did.",
        ),
        offered=lambda scene: _runs(scene, TELL_HEALTH),
        steps=("tell_health",),
    ),
    Action(
        "health-slots",
        "dispute",
        h.RecordHealthSlots,
        "Record which days the health body can do",
        "Save the answer",
        _health_slots,
        fields=_health_slots_fields,
        lines=lambda scene: (
            "The health body was told the days on offer. It has no account here, so save what it "
            "tells you.",
        ),
        offered=_may_record_slots,
        steps=("record_health_slots",),
    ),
    Action(
        "health-decision-maker",
        "dispute",
        h.NameHealthDecisionMaker,
        "Record who comes for the health body and may decide",
        "Save the name",
        _health_name,
        fields=_health_name_fields,
        offered=lambda scene: has_seat(scene.dispute),
        steps=("name_health_decision_maker",),
    ),
    Action(
        "council-told",
        "dispute",
        h.RecordAuthorityTold,
        "Record that the council was told of the agreement",
        "Save",
        _passed_on,
        fields=lambda scene: (_told_on("Which day did the health body tell the council?"),),
        offered=lambda scene: _runs(scene, AUTHORITY_TOLD),
        steps=("record_authority_told",),
    ),
)
