"""Before the hearing: rulings, directions, the response, evidence, forms, changes, the hearing.

Long because each step of an appeal has its few questions, and they are read side by side.
"""

from __future__ import annotations

from api.asks import tribunal as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.words import appeal as words
from cases.clock import find
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.directions import WITNESSES, evidence_is_over
from cases.dispute.tribunal.rulings import certificate_waits, late_waits
from cases.dispute.tribunal.vocabulary import ChangeTopic, DirectionKind, HearingPaper
from cases.dispute.vocabulary import DocumentKind, ReferralStatus
from rules.practice import HearingMode


def is_live(scene: Scene) -> bool:
    """Whether the appeal is registered and not over."""
    state = scene.dispute
    return (
        state.referral.registered_on is not None
        and state.tribunal.over_on is None
        and not state.is_closed
    )


def own_words(label: str, *, required: bool = True, hint: str = "") -> Field:
    """A question that is answered in own words."""
    return Field(
        "words",
        label,
        FieldKind.WORDS,
        hint=hint,
        missing="Write this down",
        required=required,
        limit=20_000,
    )


def yes_no(name: str, label: str, hint: str = "") -> Field:
    """A question that is answered by yes or no."""
    return Field(name, label, FieldKind.YES_NO, hint=hint, missing="Choose yes or no")


def one_day(name: str, label: str, what: str, *, required: bool = True, hint: str = "") -> Field:
    """A question for a day."""
    return Field(
        name,
        label,
        FieldKind.DAY,
        hint=hint,
        missing=f"Enter {what}",
        what=what,
        required=required,
    )


def _before_the_tribunal(scene: Scene) -> bool:
    sent = (ReferralStatus.SENT, ReferralStatus.ACCEPTED)
    return scene.dispute.referral.status in sent and not scene.dispute.is_closed


def _ruling_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        yes_no("admitted", "Does the judge let the appeal go on?"),
        own_words("The judge’s reasons", hint="The family reads this."),
    )


def _explanation(scene: Scene, narrative_id: str) -> Lines:
    """What the family wrote, above the question whether the judge accepts it."""
    narrative = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return (Line(narrative.words, is_quoted=True),) if narrative is not None else ()


def _late_lines(scene: Scene) -> Lines:
    grounds = scene.dispute.referral.grounds
    said = _explanation(scene, grounds.late_reason_id if grounds is not None else "")
    return (
        "When the judge does not admit it, the family can challenge that for 28 days (T3, T20).",
        *said,
    )


def _late(scene: Scene, answers: Answers) -> Ask:
    return asks.RuleOnLateAppeal(admitted=answers.is_yes("admitted"), words=answers.text("words"))


def _certificate(scene: Scene, answers: Answers) -> Ask:
    return asks.RuleOnCertificate(admitted=answers.is_yes("admitted"), words=answers.text("words"))


def _direction_fields(scene: Scene) -> tuple[Field, ...]:
    return tuple(
        one_day(
            f"day_{direction.value}",
            words.DIRECTIONS[direction],
            f"the day for {words.DIRECTIONS[direction].lower()}",
            required=False,
            hint="Leave this empty when no day is set. A new day takes the place of the old one.",
        )
        for direction in DirectionKind
    )


def _directions(scene: Scene, answers: Answers) -> Ask:
    given = tuple(
        asks.DirectionAsked(direction=direction, due_on=due_on)
        for direction in DirectionKind
        if (due_on := answers.day(f"day_{direction.value}")) is not None
    )
    if not given:
        raise NotUnderstood({f"day_{DirectionKind.RESPONSE.value}": "Enter at least one day"})
    return asks.GiveDirections(directions=given)


def _respond(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordResponse(opposes=answers.is_yes("opposes"), words=answers.text("words"))


def paper_options(scene: Scene) -> tuple[Option, ...]:
    """The papers of the case by their titles."""
    titles = {
        document.document_id: document.title
        for document in scene.stores.documents.of_case(scene.existing.case_id)
    }
    return tuple(
        Option(document.document_id, titles.get(document.document_id, "Paper"))
        for document in scene.dispute.documents
        if document.document_id in titles
    )


def _papers(scene: Scene) -> Field:
    return Field(
        "document_ids",
        "Which papers do you send?",
        FieldKind.CHOICES,
        hint="Add the paper to the case first, then choose it here.",
        missing="Choose at least one paper",
        options=paper_options(scene),
    )


def _exchange(scene: Scene, answers: Answers) -> Ask:
    return asks.ExchangeEvidence(document_ids=answers.chosen("document_ids"))


def _supplement(scene: Scene, answers: Answers) -> Ask:
    return asks.SendSupplement(
        document_ids=answers.chosen("document_ids"), words=answers.text("words")
    )


def _attend_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "witnesses",
            "How many witnesses do you bring?",
            FieldKind.CHOICE,
            missing="Choose how many",
            options=tuple(Option(str(n), str(n)) for n in range(WITNESSES + 1)),
        ),
    )


def _attend(scene: Scene, answers: Answers) -> Ask:
    return asks.NameAttendance(witnesses=int(answers.text("witnesses")))


def _one_paper(scene: Scene, label: str) -> tuple[Field, ...]:
    """Which paper of the case goes with it; no question while the case has none that may."""
    kept = {
        document.document_id
        for document in scene.dispute.documents
        if document.document is not DocumentKind.PROMISE_EVIDENCE
    }
    found = tuple(option for option in paper_options(scene) if option.value in kept)
    hint = "Add it to the case first, then choose it here. Leave this empty when there is none."
    if not found:
        return ()
    return (
        Field("document_id", label, FieldKind.SELECT, hint=hint, required=False, options=found),
    )


def _case_review_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        own_words("What is still not agreed?"),
        *_one_paper(scene, "Which paper is the filled-in form?"),
    )


def _case_review(scene: Scene, answers: Answers) -> Ask:
    return asks.FileCaseReview(words=answers.text("words"), document_id=answers.text("document_id"))


def _paper_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        *_one_paper(scene, "Which paper of this case is it?"),
        Field(
            "paper",
            "Which paper did you send?",
            FieldKind.CHOICE,
            missing="Choose the paper",
            options=options(words.HEARING_PAPERS),
        ),
    )


def _paper(scene: Scene, answers: Answers) -> Ask:
    return asks.SendHearingPaper(
        paper=HearingPaper(answers.text("paper")), document_id=answers.text("document_id")
    )


def _change_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "topic",
            "What do you ask for?",
            FieldKind.CHOICE,
            missing="Choose what you ask for",
            options=options(words.TOPICS),
        ),
        Field(
            "direction",
            "Which day should change?",
            FieldKind.SELECT,
            hint="Leave this empty when it is about no day.",
            required=False,
            options=options(words.DIRECTIONS),
        ),
        own_words("Why do you ask?", hint="Ask before the day. If it has passed, say why."),
        yes_no("other_side_asked", "Did you ask the other side what it thinks?"),
        yes_no("copied", "Did you send the other side a copy?"),
    )


def _change(scene: Scene, answers: Answers) -> Ask:
    direction = answers.text("direction")
    return asks.AskForChange(
        topic=ChangeTopic(answers.text("topic")),
        direction=DirectionKind(direction) if direction else None,
        copied_to_other_side=answers.is_yes("copied"),
        other_side_asked=answers.is_yes("other_side_asked"),
        words=answers.text("words"),
    )


def _rule_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        yes_no("granted", "Is the change granted?"),
        one_day(
            "due_on",
            "The new day",
            "the new day",
            required=False,
            hint="Leave this empty when no day changes.",
        ),
        yes_no("by_staff", "Did staff decide, and not a judge?", "A judge can then look again."),
        own_words("The reasons", hint="Both sides read this."),
    )


def _rule(scene: Scene, answers: Answers) -> Ask:
    return asks.RuleOnChange(
        granted=answers.is_yes("granted"),
        by_staff=answers.is_yes("by_staff"),
        words=answers.text("words"),
        due_on=answers.day("due_on"),
    )


def _list_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        one_day("hearing_on", "Which day is the hearing?", "the day of the hearing"),
        Field(
            "mode",
            "How is the appeal decided?",
            FieldKind.CHOICE,
            missing="Choose how it is decided",
            options=options(words.MODES),
        ),
        yes_no("at_phase_transfer", "Is it about a change of school stage?"),
    )


def _list(scene: Scene, answers: Answers) -> Ask:
    return asks.ListHearing(
        hearing_on=answers.needed_day("hearing_on"),
        mode=HearingMode(answers.text("mode")),
        at_phase_transfer=answers.is_yes("at_phase_transfer"),
    )


def _hearing_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        one_day("held_on", "Which day was it?", "the day of the hearing"),
        yes_no("adjourned", "Was it put off?"),
    )


def _hearing(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordHearing(
        held_on=answers.needed_day("held_on"), adjourned=answers.is_yes("adjourned")
    )


def _clock_is_open(scene: Scene, *clock_ids: str) -> bool:
    found = [find(scene.dispute.clocks, clock_id) for clock_id in clock_ids]
    return is_live(scene) and any(clock is not None and clock.is_open for clock in found)


ACTIONS = (
    Action(
        "rule-on-late-appeal",
        "dispute",
        c.RuleOnLateAppeal,
        "Record the ruling on the late appeal",
        "Save the ruling",
        _late,
        fields=_ruling_fields,
        lines=_late_lines,
        offered=lambda scene: _before_the_tribunal(scene) and late_waits(scene.dispute),
        steps=("rule_on_late_appeal",),
        is_grave=True,
    ),
    Action(
        "rule-on-certificate",
        "dispute",
        c.RuleOnCertificate,
        "Record the ruling on the certificate",
        "Save the ruling",
        _certificate,
        fields=_ruling_fields,
        lines=lambda scene: (
            "When the judge asks for a certificate, the papers go back to the family (M24).",
        ),
        offered=lambda scene: _before_the_tribunal(scene) and certificate_waits(scene.dispute),
        steps=("rule_on_certificate",),
        is_grave=True,
    ),
    Action(
        "directions",
        "dispute",
        c.GiveDirections,
        "Set days for this appeal",
        "Set these days",
        _directions,
        fields=_direction_fields,
        lines=lambda scene: ("A day that you set comes before any day counted by law (H8).",),
        offered=is_live,
        steps=("give_directions",),
    ),
    Action(
        "response",
        "dispute",
        c.RecordResponse,
        "Send the response to the appeal",
        "Send the response",
        _respond,
        fields=lambda scene: (
            yes_no("opposes", "Do you oppose the appeal?"),
            own_words("Your response: facts, reasons, the child’s views", required=False),
        ),
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.responded_on is None,
        steps=("respond_to_appeal",),
    ),
    Action(
        "send-evidence",
        "dispute",
        c.ExchangeEvidence,
        "Send evidence to the other side",
        "Send",
        _exchange,
        fields=lambda scene: (_papers(scene),),
        offered=lambda scene: is_live(scene) and not evidence_is_over(scene.dispute),
        steps=("exchange_evidence",),
    ),
    Action(
        "late-evidence",
        "dispute",
        c.SendSupplement,
        "Send late evidence",
        "Send",
        _supplement,
        fields=lambda scene: (_papers(scene), own_words("Why is it late?")),
        lines=lambda scene: ("It is used only when the tribunal agrees (T10).",),
        offered=lambda scene: is_live(scene) and evidence_is_over(scene.dispute),
    ),
    Action(
        "attendance",
        "dispute",
        c.NameAttendance,
        "Say who comes to the hearing",
        "Send",
        _attend,
        fields=_attend_fields,
        lines=lambda scene: ("Each side can bring up to 3 witnesses (T11).",),
        offered=is_live,
        steps=("name_attendance",),
    ),
    Action(
        "case-review",
        "dispute",
        c.FileCaseReview,
        "Send the case review form",
        "Send",
        _case_review,
        fields=_case_review_fields,
        offered=lambda scene: _clock_is_open(scene, k.CASE_REVIEW),
        steps=("file_case_review",),
    ),
    Action(
        "hearing-paper",
        "dispute",
        c.SendHearingPaper,
        "Record a paper for the hearing",
        "Save",
        _paper,
        fields=_paper_fields,
        offered=lambda scene: _clock_is_open(scene, k.WORKING_DOCUMENT, k.HEARING_BUNDLE),
        steps=("send_hearing_paper",),
    ),
    Action(
        "ask-for-change",
        "dispute",
        c.AskForChange,
        "Ask the tribunal for a change",
        "Send the request",
        _change,
        fields=_change_fields,
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.change is None,
    ),
    Action(
        "rule-on-change",
        "dispute",
        c.RuleOnChange,
        "Answer the request for a change",
        "Save the answer",
        _rule,
        fields=_rule_fields,
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.change is not None,
        steps=("rule_on_change",),
    ),
    Action(
        "list-hearing",
        "dispute",
        c.ListHearing,
        "Set the day of the hearing",
        "Set this day",
        _list,
        fields=_list_fields,
        offered=lambda scene: is_live(scene) and scene.dispute.tribunal.heard_on is None,
        steps=("list_hearing",),
    ),
    Action(
        "hearing",
        "dispute",
        c.RecordHearing,
        "Record the hearing",
        "Save",
        _hearing,
        fields=_hearing_fields,
        offered=lambda scene: (
            is_live(scene)
            and scene.dispute.tribunal.hearing_on is not None
            and scene.dispute.tribunal.heard_on is None
        ),
        steps=("record_hearing",),
    ),
)
