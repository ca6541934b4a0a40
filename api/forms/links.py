"""Links between disputes, opening one again, moving it: forms."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.forms.stages import words_field
from api.ids import case_reference
from api.organisations import AUTHORITY, teams_of_kind
from api.permissions import may_see
from api.scene import Scene
from api.words import lists
from cases.dispute.links import commands as c
from cases.dispute.links.vocabulary import Relation, ReopenReason
from rules.deadline import day_words
from store.case_pages import CasePage


def others(scene: Scene) -> tuple[CasePage, ...]:
    """The other disputes of the same child that this person may see."""
    here = scene.existing
    found = scene.stores.cases.about_child(here.child_id) if here.child_id else ()
    return tuple(
        case for case in found if case.case_id != here.case_id and may_see(scene.viewer, case)
    )


def _other_field(scene: Scene, *, only_open: bool = False) -> Field:
    return Field(
        "other_id",
        "Which dispute is it?",
        FieldKind.CHOICE,
        hint="These are the disputes of this child that you can see.",
        missing="Choose the other dispute",
        options=tuple(
            Option(
                case.case_id,
                f"{case_reference(case.case_id)}: {_about(case)}",
                f"{lists.STAGES[case.stage]}. The letter was sent on "
                f"{day_words(case.state.matter.notice_sent_on)}.",
                "dispute_filed",
            )
            for case in others(scene)
            if not (only_open and case.is_closed)
        ),
    )


def _about(case: CasePage) -> str:
    return lists.DECISION_NAMES[case.state.matter.decision].lower()


def _has_others(scene: Scene) -> bool:
    return not scene.dispute.is_closed and scene.stores.cases.has_sibling(scene.existing)


def _link(scene: Scene, answers: Answers) -> Ask:
    return asks.LinkDispute(
        other_id=answers.text("other_id"),
        relation=Relation(answers.text("relation")),
        words=answers.text("words"),
    )


def _merge(scene: Scene, answers: Answers) -> Ask:
    return asks.MergeInto(other_id=answers.text("other_id"), words=answers.text("words"))


def _reopen(scene: Scene, answers: Answers) -> Ask:
    return asks.Reopen(reason=ReopenReason(answers.text("reason")), words=answers.text("words"))


def _councils(scene: Scene) -> tuple[Option, ...]:
    here = scene.dispute.parties.authority_id
    return tuple(
        Option(team.person_id, team.display_name)
        for team in teams_of_kind(scene.stores.people, AUTHORITY)
        if team.person_id != here
    )


def _move(scene: Scene, answers: Answers) -> Ask:
    return asks.TransferAuthority(
        authority_id=answers.text("authority_id"),
        from_on=answers.needed_day("from_on"),
        words=answers.text("words"),
    )


_LINKED = (Relation.SAME_CHILD, Relation.LATER_APPEAL, Relation.DUPLICATE)

ACTIONS = (
    Action(
        "link",
        "dispute",
        c.LinkDispute,
        "Link another dispute of this child",
        "Link the two",
        _link,
        fields=lambda scene: (
            _other_field(scene),
            Field(
                "relation",
                "How do they belong together?",
                FieldKind.CHOICE,
                missing="Choose how they belong together",
                options=options(lists.RELATIONS, _LINKED),
            ),
            words_field("Why do you link them? You can leave this empty.", "", required=False),
        ),
        offered=_has_others,
    ),
    Action(
        "merge",
        "dispute",
        c.MergeInto,
        "Put this dispute together with another one",
        "End this dispute and go on in the other one",
        _merge,
        fields=lambda scene: (
            _other_field(scene, only_open=True),
            words_field("Why are they the same?", "Give the reason"),
        ),
        lines=lambda scene: (
            "This dispute ends here, and everything goes on in the other one. Both must be about "
            "the same letter of the council, so that no last day is lost.",
            "When the tribunal has both appeals, it is asked first and decides.",
        ),
        offered=_has_others,
        is_grave=True,
    ),
    Action(
        "rule-on-consolidation",
        "dispute",
        c.RuleOnConsolidation,
        "Say if two appeals are heard together",
        "Save the ruling",
        lambda scene, answers: asks.RuleOnConsolidation(granted=answers.is_yes("granted")),
        fields=lambda scene: (
            Field(
                "granted",
                "Are the two appeals put together?",
                FieldKind.YES_NO,
                hint="If so, this one ends here and goes on in the other one.",
                missing="Choose yes or no",
            ),
        ),
        offered=lambda scene: bool(scene.dispute.links.to_consolidate),
        steps=("rule_on_consolidation",),
        is_grave=True,
    ),
    Action(
        "open-again",
        "dispute",
        c.Reopen,
        "Open this dispute again",
        "Open it again",
        _reopen,
        fields=lambda scene: (
            Field(
                "reason",
                "Why should it go on?",
                FieldKind.CHOICE,
                missing="Choose a reason",
                options=options(lists.REOPEN_REASONS),
            ),
            words_field("Say it in your own words", "Say why it should go on"),
        ),
        lines=lambda scene: (
            "The dispute goes on where it stood. A last day that has passed in the meantime stays "
            "passed.",
        ),
        offered=lambda scene: scene.dispute.is_closed,
    ),
    Action(
        "another-council",
        "dispute",
        c.TransferAuthority,
        "Move the dispute to another council",
        "Move it",
        _move,
        fields=lambda scene: (
            Field(
                "authority_id",
                "Which council is responsible now?",
                FieldKind.CHOICE,
                missing="Choose the council",
                options=_councils(scene),
            ),
            Field(
                "from_on",
                "From which day?",
                FieldKind.DAY,
                missing="Enter the day",
                what="the day",
            ),
            words_field("Why?", "Give the reason", "For example that the family moved."),
        ),
        lines=lambda scene: (
            "You can no longer open the case after this. Every date stays as it is.",
        ),
        offered=lambda scene: not scene.dispute.is_closed and bool(_councils(scene)),
        is_grave=True,
    ),
)
