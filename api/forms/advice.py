"""The forms before a review meeting: whom to ask, what they say, what the family says, the papers."""

from __future__ import annotations

from api.asks import advice as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.uploading import Kept
from api.words import plan as words
from cases.plan.advice import commands as c
from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""


def _ahead(scene: Scene) -> bool:
    review = scene.plan.review
    ahead = review.meeting_on is not None and not review.closed_on and review.held_on is None
    return ahead and not scene.plan.is_closed


def _papers_to_send(scene: Scene) -> bool:
    return _ahead(scene) and scene.plan.advice.circulated_on is None


def _invite_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field("name", "Who is it?", missing="Enter the name", hint="Name and job."),
        Field("email", "What is their e-mail address?", missing="Enter the e-mail address"),
        Field(
            "part",
            "What do they know about?",
            FieldKind.CHOICE,
            missing="Choose what they know about",
            options=options(words.CONTRIBUTORS),
        ),
    )


def _invite(scene: Scene, answers: Answers) -> Ask:
    return asks.InviteContributor(
        name=answers.text("name"),
        email=answers.text("email"),
        part=Contributor(answers.text("part")),
    )


def _awaited(scene: Scene) -> bool:
    return any(one.given_on is None for one in scene.plan.advice.requests)


def said_fields(label: str) -> tuple[Field, ...]:
    """Words, or a file, or both."""
    return (
        Field("words", label, FieldKind.WORDS, required=False, limit=OWN_WORDS),
        Field(
            "file",
            "Or choose a file",
            FieldKind.FILE,
            hint="A PDF, or a photo as JPEG or PNG.",
            required=False,
        ),
    )


def kept_file(answers: Answers) -> Kept | None:
    """The file that came with the form, or None."""
    kept = answers.values.get("file")
    return kept if isinstance(kept, Kept) else None


def _give_fields(scene: Scene) -> tuple[Field, ...]:
    people = scene.stores.people.named(
        tuple(one.contributor_id for one in scene.plan.advice.requests)
    )
    waiting = [one for one in scene.plan.advice.requests if one.given_on is None]
    return (
        Field(
            "number",
            "Whose advice is it?",
            FieldKind.CHOICE,
            missing="Choose whose advice it is",
            options=tuple(
                Option(
                    str(one.number),
                    people[one.contributor_id].display_name
                    if one.contributor_id in people
                    else words.CONTRIBUTORS[one.part],
                )
                for one in waiting
            ),
        ),
        *said_fields("What is the advice?"),
    )


def _give(scene: Scene, answers: Answers) -> Ask:
    return asks.AdviceWithFile(
        number=int(answers.text("number")), words=answers.text("words"), file=kept_file(answers)
    )


def _views_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "whose",
            "Who says it?",
            FieldKind.CHOICE,
            missing="Choose who says it",
            options=options(words.VIEWS_OF),
        ),
        Field(
            "form",
            "In which way?",
            FieldKind.CHOICE,
            missing="Choose in which way",
            options=options(words.VIEWS_FORMS),
        ),
        *said_fields("What should be said at the meeting?"),
    )


def _views(scene: Scene, answers: Answers) -> Ask:
    return asks.ViewsWithFile(
        whose=ViewsOf(answers.text("whose")),
        form=ViewsForm(answers.text("form")),
        words=answers.text("words"),
        file=kept_file(answers),
    )


def _not_closed(scene: Scene) -> bool:
    return not scene.plan.is_closed


ACTIONS = (
    Action(
        "invite",
        "plan",
        c.InviteContributor,
        "Invite somebody and ask for advice",
        "Send the invitation",
        _invite,
        fields=_invite_fields,
        offered=_ahead,
    ),
    Action(
        "advice",
        "plan",
        c.GiveAdvice,
        "Enter advice that came in another way",
        "Save the advice",
        _give,
        fields=_give_fields,
        offered=_awaited,
    ),
    Action(
        "say-for-review",
        "plan",
        c.RecordReviewViews,
        "Say what should be heard at the review",
        "Save this",
        _views,
        fields=_views_fields,
        offered=_not_closed,
    ),
    Action(
        "papers",
        "plan",
        c.CirculatePapers,
        "Send the papers to everybody",
        "The papers went out today",
        simple(asks.CirculatePapers),
        offered=_papers_to_send,
        steps=("circulate_papers",),
    ),
)
