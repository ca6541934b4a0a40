"""The forms about what a dispute is about: more, less, other sections, a claim, other routes."""

from __future__ import annotations

from collections.abc import Callable

from api.asks import grounds as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.ground_preview import preview
from api.forms.line import Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from api.words.grounds import BODIES, GROUND_NAMES, GROUNDS, HAPPENED, SOURCES
from cases.actor import Role
from cases.dispute.grounds import commands as c
from cases.dispute.grounds.clocks import is_claim
from cases.dispute.grounds.state import Ground
from cases.dispute.grounds.vocabulary import GroundKind, Source
from cases.dispute.routes import routes_of
from cases.dispute.vocabulary import Decision, ReferralStatus, Stage
from rules.deadline import day_words
from rules.discrimination import ResponsibleBody
from rules.route import Standing

OWN_WORDS = 20_000
"""Letters that words about one ground may have."""

RAISED, BODY = "raised", "responsible_body"


def _source_field(scene: Scene) -> tuple[Field, ...]:
    """Whoever enters it for the family says how the family told them."""
    if scene.viewer.role is Role.FAMILY:
        return ()
    return (
        Field(
            "source",
            "How did the family tell you?",
            FieldKind.CHOICE,
            hint="The family is told that you entered it, and how it told you.",
            missing="Choose how the family told you",
            options=options(SOURCES),
        ),
    )


def _source(scene: Scene, answers: Answers) -> Source | None:
    return None if scene.viewer.role is Role.FAMILY else Source(answers.text("source"))


def raised_fields() -> tuple[Field, ...]:
    """The questions about further grounds in the form that starts a dispute."""
    return (
        Field(
            RAISED,
            "Is it also about one of these?",
            FieldKind.CHOICES,
            hint="You can choose more than one. Each has its own routes and its own dates.",
            options=options(GROUNDS),
            required=False,
        ),
        *(field for kind in GroundKind for field in _about(kind, RAISED, f"{kind.value}_")),
    )


def _about(kind: GroundKind, other: str, prefix: str) -> tuple[Field, ...]:
    shown = (other, (kind.value,))
    return (
        Field(
            f"{prefix}on",
            HAPPENED[kind],
            FieldKind.DAY,
            missing=f"Enter the day. {HAPPENED[kind]}",
            what="the day",
            shown_when=shown,
        ),
        *((_body(shown),) if kind is GroundKind.DISCRIMINATION else ()),
        Field(
            f"{prefix}words",
            "What happened, and what should happen now?",
            FieldKind.WORDS,
            missing=f"Say in your own words: {GROUND_NAMES[kind].lower()}",
            shown_when=shown,
            limit=OWN_WORDS,
        ),
    )


def _body(shown: tuple[str, tuple[str, ...]]) -> Field:
    return Field(
        BODY,
        "Who did it?",
        FieldKind.CHOICE,
        hint="The tribunal hears claims against schools only.",
        missing="Choose who did it",
        options=options(BODIES),
        shown_when=shown,
    )


def raised_in(answers: Answers) -> tuple[asks.GroundAsked, ...]:
    """The further grounds that a family chose."""
    found: list[asks.GroundAsked] = []
    for value in answers.chosen(RAISED):
        unfair = value == GroundKind.DISCRIMINATION
        body = ResponsibleBody(answers.text(BODY)) if unfair else ResponsibleBody.SCHOOL
        found.append(
            asks.GroundAsked(
                ground=GroundKind(value),
                happened_on=answers.needed_day(f"{value}_on"),
                words=answers.text(f"{value}_words"),
                responsible_body=body,
            )
        )
    return tuple(found)


def _raise_fields(scene: Scene) -> tuple[Field, ...]:
    every = Field(
        "ground",
        "What is it about?",
        FieldKind.CHOICE,
        missing="Choose what it is about",
        options=options(GROUNDS),
    )
    nested = (field for kind in GroundKind for field in _about(kind, "ground", f"{kind.value}_"))
    return (every, *nested, *_source_field(scene))


def _raise(scene: Scene, answers: Answers) -> Ask:
    value = answers.text("ground")
    unfair = value == GroundKind.DISCRIMINATION
    return asks.RaiseGround(
        ground=GroundKind(value),
        happened_on=answers.needed_day(f"{value}_on"),
        words=answers.text(f"{value}_words"),
        responsible_body=ResponsibleBody(answers.text(BODY)) if unfair else ResponsibleBody.SCHOOL,
        source=_source(scene, answers),
    )


def ground_words(ground: Ground) -> str:
    """A ground in a list: what it is, and its day."""
    return f"{GROUND_NAMES[ground.ground]}, {day_words(ground.happened_on)}"


def _which(grounds: Callable[[Scene], tuple[Ground, ...]], label: str) -> Callable[[Scene], Field]:
    def field(scene: Scene) -> Field:
        return Field(
            "ground_id",
            label,
            FieldKind.CHOICE,
            missing="Choose one",
            options=tuple(Option(g.ground_id, ground_words(g)) for g in grounds(scene)),
            source="ground_raised",
        )

    return field


def _standing(scene: Scene) -> tuple[Ground, ...]:
    return scene.dispute.further.standing


def _claims(scene: Scene) -> tuple[Ground, ...]:
    standing = scene.dispute.further.standing
    return tuple(g for g in standing if is_claim(g) and g.claim_sent_on is None)


_drop_which = _which(_standing, "What do you want to take out?")
_claim_which = _which(_claims, "Which discrimination is it about?")


def _why(label: str) -> Field:
    return Field("words", label, FieldKind.WORDS, missing="Say why", limit=OWN_WORDS)


def _drop_fields(scene: Scene) -> tuple[Field, ...]:
    return (_drop_which(scene), _why("Why do you take it out?"), *_source_field(scene))


def _drop(scene: Scene, answers: Answers) -> Ask:
    return asks.DropGround(
        ground_id=answers.text("ground_id"),
        words=answers.text("words"),
        source=_source(scene, answers),
    )


def _sections_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "sections",
            "Which parts of the plan do you disagree with now?",
            FieldKind.CHOICES,
            hint="Choose all of them, also those you chose before.",
            missing="Choose at least one part of the plan",
            options=options(lists.SECTIONS),
        ),
        _why("Why do you change it?"),
        *_source_field(scene),
    )


def _sections(scene: Scene, answers: Answers) -> Ask:
    return asks.ChangeSections.model_validate(
        {
            "sections": answers.chosen("sections"),
            "words": answers.text("words"),
            "source": _source(scene, answers),
        }
    )


def _may_change_sections(scene: Scene) -> bool:
    state = scene.dispute
    about_plan = state.matter is not None and state.matter.decision is Decision.PLAN_FINALISED
    early = state.stage in (Stage.COMPLAINT, Stage.MEDIATION, Stage.REFERRAL)
    mine = state.referral.status in (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    return about_plan and early and mine


def _day_field(name: str, label: str, what: str) -> Field:
    return Field(name, label, FieldKind.DAY, missing="Enter the day", what=what)


def _conciliation_fields(scene: Scene) -> tuple[Field, ...]:
    label = "When did the equality commission take it up?"
    return (
        _claim_which(scene),
        _day_field("began_on", label, "the day it was taken up"),
        *_source_field(scene),
    )


def _conciliation(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordConciliation(
        ground_id=answers.text("ground_id"),
        began_on=answers.needed_day("began_on"),
        source=_source(scene, answers),
    )


def _claim_fields(scene: Scene) -> tuple[Field, ...]:
    label = "When did you send the claim to the tribunal?"
    return (
        _claim_which(scene),
        _day_field("sent_on", label, "the day the claim was sent"),
        *_source_field(scene),
    )


def _claim(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordClaim(
        ground_id=answers.text("ground_id"),
        sent_on=answers.needed_day("sent_on"),
        source=_source(scene, answers),
    )


def _is_open(scene: Scene) -> bool:
    return not scene.dispute.is_closed


def _has_claim(scene: Scene) -> bool:
    return _is_open(scene) and bool(_claims(scene))


def _other_routes(scene: Scene) -> Lines:
    open_to = [r.title for r in routes_of(scene.dispute) if r.standing is not Standing.NOT_OPEN]
    return (
        "What this dispute is about cannot be appealed. If talking did not settle it, other people "
        "can help you. We tell you how to reach them and by when, and the dispute ends here.",
        f"Open to you: {'; '.join(open_to)}.",
    )


ACTIONS = (
    Action(
        "raise-ground",
        "dispute",
        c.RaiseGround,
        "Say what else it is about",
        "See what it does to your routes",
        _raise,
        fields=_raise_fields,
        offered=_is_open,
        preview=preview,
        confirm="Add it to my dispute",
        template="ground_preview.html",
    ),
    Action(
        "drop-ground",
        "dispute",
        c.DropGround,
        "Take something out of the dispute",
        "Take it out",
        _drop,
        fields=_drop_fields,
        offered=lambda scene: _is_open(scene) and bool(_standing(scene)),
    ),
    Action(
        "sections",
        "dispute",
        c.ChangeSections,
        "Change which parts of the plan it is about",
        "See what it does to your routes",
        _sections,
        fields=_sections_fields,
        lines=lambda scene: (
            "If it is only about Section I, you need no mediation certificate. If Section B or F "
            "is part of it, you need one or a reason. A bundle made before must be made again.",
        ),
        offered=_may_change_sections,
        preview=preview,
        confirm="Change it",
        template="ground_preview.html",
    ),
    Action(
        "conciliation",
        "dispute",
        c.RecordConciliation,
        "Tell us that the equality commission took it up",
        "Tell it",
        _conciliation,
        fields=_conciliation_fields,
        offered=_has_claim,
    ),
    Action(
        "claim-sent",
        "dispute",
        c.RecordClaim,
        "Tell us that you sent your claim",
        "Tell it",
        _claim,
        fields=_claim_fields,
        offered=_has_claim,
        steps=("send_claim",),
    ),
    Action(
        "other-routes",
        "dispute",
        c.TakeOtherRoutes,
        "Go on by another route",
        "End the dispute here and show me the routes",
        simple(asks.TakeOtherRoutes),
        lines=_other_routes,
        offered=lambda scene: _is_open(scene) and not scene.dispute.appealable,
        is_grave=True,
        steps=("take_other_routes",),
    ),
)


def checked_sections(answers: Answers) -> tuple[str, ...]:
    """The sections of a plan that a dispute names; some part of the plan must be named."""
    sections = answers.chosen("sections")
    in_plan = {GroundKind.HEALTH.value, GroundKind.SOCIAL_CARE.value} & set(answers.chosen(RAISED))
    about_plan = answers.text("decision") == Decision.PLAN_FINALISED
    if about_plan and not sections and not in_plan:
        raise NotUnderstood({"sections": "Choose at least one part of the plan"})
    return sections
