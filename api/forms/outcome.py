"""How an appeal ends: withdrawn, given way, agreed or decided."""

from __future__ import annotations

from api.asks import tribunal as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.appeal import is_live, one_day, own_words, yes_no
from api.forms.field import Field, FieldKind, options
from api.forms.line import Line, Lines
from api.forms.order_fields import order_fields, orders_of
from api.forms.reading import Answers
from api.scene import Scene
from api.words import appeal as words
from api.words import lists
from cases.actor import Role
from cases.dispute.tribunal import commands as c
from cases.dispute.vocabulary import Side
from rules.recommendation import Subject


def _withdraw(scene: Scene, answers: Answers) -> Ask:
    return asks.AskToWithdraw(words=answers.text("words"))


def _consent(scene: Scene, answers: Answers) -> Ask:
    return asks.ConsentToWithdrawal(consents=answers.is_yes("consents"))


def _reinstate(scene: Scene, answers: Answers) -> Ask:
    return asks.AskToReinstate(words=answers.text("words"))


def _rule_back(scene: Scene, answers: Answers) -> Ask:
    return asks.RuleOnReinstatement(granted=answers.is_yes("granted"))


def _is_withdrawn(scene: Scene) -> bool:
    appeal = scene.dispute.tribunal
    return (
        appeal.withdrawn_on is not None
        and appeal.reinstatement_asked_on is None
        and not scene.dispute.is_closed
    )


def _concede(scene: Scene, answers: Answers) -> Ask:
    return asks.Concede(orders=orders_of(answers))


def _may_concede(scene: Scene) -> bool:
    return is_live(scene) and scene.dispute.tribunal.responded_on is None


def _side(scene: Scene) -> Side:
    return Side.FAMILY if scene.viewer.role is Role.FAMILY else Side.AUTHORITY


def _agree_fields(scene: Scene) -> tuple[Field, ...]:
    waits = scene.dispute.tribunal.consent is not None
    return order_fields(needed=not waits)


def _agree_lines(scene: Scene) -> Lines:
    terms = scene.dispute.tribunal.consent
    if terms is None:
        return ("Write down what the tribunal should order (T8). The other side must agree to it.",)
    return (
        "This was written down. Leave the questions empty to agree, or write another text.",
        *(Line(lists.PROMISES[made.order], "consent_order_agreed") for made in terms.orders),
    )


def _agree(scene: Scene, answers: Answers) -> Ask:
    return asks.AgreeConsentOrder(orders=orders_of(answers))


def _make(scene: Scene, answers: Answers) -> Ask:
    return asks.MakeConsentOrder(made_on=answers.needed_day("made_on"))


def _both_agreed(scene: Scene) -> bool:
    terms = scene.dispute.tribunal.consent
    return is_live(scene) and terms is not None and len(terms.agreed_by) == len(Side)


def _decision_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        one_day("decided_on", "Which day was it decided?", "the day of the decision"),
        *order_fields(needed=False),
        Field(
            "recommendations",
            "To whom does it make a recommendation?",
            FieldKind.CHOICES,
            hint="Choose none when there is no recommendation. It binds nobody (X2).",
            required=False,
            options=options(words.SUBJECTS),
            heading="Recommendations",
        ),
    )


def _decide(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordDecision(
        decided_on=answers.needed_day("decided_on"),
        orders=orders_of(answers),
        recommendations=tuple(Subject(one) for one in answers.chosen("recommendations")),
    )


ACTIONS = (
    Action(
        "ask-to-withdraw",
        "dispute",
        c.AskToWithdraw,
        "Ask to withdraw your appeal",
        "Ask the tribunal",
        _withdraw,
        fields=lambda scene: (own_words("Why do you withdraw?", required=False),),
        lines=lambda scene: (
            "The tribunal must agree. You can ask to bring the appeal back within 28 days (T9).",
        ),
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.withdrawal_asked_on is None,
        is_grave=True,
    ),
    Action(
        "rule-on-withdrawal",
        "dispute",
        c.ConsentToWithdrawal,
        "Answer the withdrawal",
        "Save the answer",
        _consent,
        fields=lambda scene: (yes_no("consents", "Does the tribunal agree?"),),
        offered=lambda scene: (
            is_live(scene) and scene.dispute.tribunal.withdrawal_asked_on is not None
        ),
        steps=("rule_on_withdrawal",),
    ),
    Action(
        "bring-back",
        "dispute",
        c.AskToReinstate,
        "Ask to bring your appeal back",
        "Ask the tribunal",
        _reinstate,
        fields=lambda scene: (own_words("Why should it come back?"),),
        offered=_is_withdrawn,
    ),
    Action(
        "rule-on-bringing-back",
        "dispute",
        c.RuleOnReinstatement,
        "Record if the appeal comes back",
        "Save the ruling",
        _rule_back,
        fields=lambda scene: (yes_no("granted", "Does the appeal come back?"),),
        offered=lambda scene: (
            scene.dispute.tribunal.reinstatement_asked_on is not None
            and not scene.dispute.is_closed
        ),
        steps=("rule_on_reinstatement",),
    ),
    Action(
        "concede",
        "dispute",
        c.Concede,
        "Say that you do not oppose the appeal",
        "We do not oppose it",
        _concede,
        fields=lambda scene: order_fields(needed=True, unopposed=True),
        lines=lambda scene: (
            "The appeal then counts as won. The time that the law gives runs from today (T7).",
        ),
        offered=_may_concede,
        is_grave=True,
    ),
    Action(
        "consent-order",
        "dispute",
        c.AgreeConsentOrder,
        "Agree a consent order",
        "I agree",
        _agree,
        fields=_agree_fields,
        lines=_agree_lines,
        offered=is_live,
        steps=("agree_consent_order",),
        is_grave=True,
    ),
    Action(
        "make-consent-order",
        "dispute",
        c.MakeConsentOrder,
        "Record the consent order",
        "Save the order",
        _make,
        fields=lambda scene: (
            one_day("made_on", "Which day was it made?", "the day of the order"),
        ),
        offered=_both_agreed,
        steps=("make_consent_order",),
    ),
    Action(
        "decision",
        "dispute",
        c.RecordDecision,
        "Record the decision",
        "Save the decision",
        _decide,
        fields=_decision_fields,
        lines=lambda scene: ("With no order and no recommendation the appeal is dismissed.",),
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.heard_on is not None,
        steps=("record_decision",),
        is_grave=True,
    ),
)
