"""The data of each letter, as the caller must give it.

Dates may be `date` values or ISO text ("2026-08-10"), instants `datetime` values with a time zone
or ISO text with an offset, so that stored JSON can be passed as it is. Unknown keys are refused,
so that a misspelt key is found at once.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NotRequired

from pydantic import AwareDatetime, ConfigDict, Field, with_config
from typing_extensions import TypedDict

Text = Annotated[str, Field(min_length=1)]
Pack = Literal["green-paper-2022", "law-2014", "reform-2026"]
STRICT = ConfigDict(extra="forbid")


@with_config(STRICT)
class Party(TypedDict):
    """Who writes, or whom to ask: a name, a service or role, address lines, ways to reach them."""

    name: Text
    service: NotRequired[str]
    lines: NotRequired[list[str]]
    email: NotRequired[str]
    telephone: NotRequired[str]
    website: NotRequired[str]


@with_config(STRICT)
class DatedRule(TypedDict):
    """A date and the rule behind it: `rule` is its id ("M9"), `provision` the law ("reg 36").

    `derivation` says in sentences how the date was counted; `standing` how far the words of the rule
    were checked, when they are not law that was read.
    """

    what: Text
    on: date
    rule: Text
    provision: Text
    derivation: Text
    standing: NotRequired[str]


@with_config(STRICT)
class Letter(TypedDict):
    """What every letter carries. `dates` has a row for each deadline in the text. `child` is the child or young person; `to_young_person` is true
    when the reader is that young person, so that the letter says "your plan"."""

    sender: Party
    recipient: Party
    reference: Text
    child: Text
    to_young_person: NotRequired[bool]
    pack: Pack
    dates: list[DatedRule]
    contact: Party


@with_config(STRICT)
class ComplaintAcknowledgement(Letter):
    """The authority has the complaint. Appeal dates are null when nothing can be appealed.

    `is_for_mediation` is false where the law gives disagreement resolution only (A23, A24), here and
    in the letters below; true when it is left out.
    """

    complaint_received_on: date
    complaint_about: Text
    answer_due_on: date
    adviser: Party
    contact_adviser_by: date | None
    appeal_by: date | None
    is_for_mediation: NotRequired[bool]


@with_config(STRICT)
class MediationInvitation(Letter):
    """A meeting is fixed. `attending` names roles or people; `online` gives joining details."""

    meets_at: AwareDatetime
    place: Text
    online: NotRequired[str]
    mediator: Text
    attending: list[str]
    is_for_mediation: NotRequired[bool]


@with_config(STRICT)
class MediationCertificate(Letter):
    """The certificate. It holds nothing of what was said in mediation (M21).

    `kind` is one of the three certificate kinds; `ground` is the legal ground in one sentence.
    """

    number: Text
    kind: Literal["declined", "after_mediation", "not_arranged_in_time"]
    ground: Text
    adviser: Text
    mediator: NotRequired[str | None]
    applicant: Text
    authority: Text
    decision_sent_on: date
    issued_on: date
    first_issued_on: NotRequired[date | None]
    appeal_by: date
    verification_url: Text


@with_config(STRICT)
class Promise(TypedDict):
    """One promise of an agreement: who does what by which legal date, under which rule."""

    promise: Text
    owner: Text
    due_on: date
    rule: Text
    provision: Text


@with_config(STRICT)
class Acceptance(TypedDict):
    """One side's acceptance; `accepted_at` is null until that side has accepted."""

    side: Text
    name: Text
    accepted_at: AwareDatetime | None


@with_config(STRICT)
class MediationAgreement(Letter):
    """The written agreement (M14). `other_times` is the text of other times agreed (M18)."""

    agreed_on: date
    applicant: Text
    authority: Text
    mediator: Text
    promises: Annotated[list[Promise], Field(min_length=1)]
    acceptances: Annotated[list[Acceptance], Field(min_length=2)]
    other_times: NotRequired[str | None]
    is_for_mediation: NotRequired[bool]


@with_config(STRICT)
class BrokenPromise(Promise):
    """A promise that is not kept; `is_late` is false when its last day has not passed."""

    is_late: bool


@with_config(STRICT)
class BrokenOrder(BrokenPromise):
    """An order of the tribunal that is not kept, or what the authority said it would do instead of
    opposing the appeal (`is_order` false); `made_on` is the day from which its time ran."""

    made_on: date
    is_order: bool


@with_config(STRICT)
class BreachComplaint(Letter):
    """The family's complaint to the authority about what was promised or ordered and is not kept.

    At least one of `promises` (M15) and `orders` (O11) holds something; `agreed_on` is null without
    promises. `judicial_review_by` is null while no last day has passed. The family signs it on paper.
    """

    applicant: Text
    authority: Text
    agreed_on: date | None
    promises: list[BrokenPromise]
    orders: NotRequired[list[BrokenOrder]]
    judicial_review_by: date | None


@with_config(STRICT)
class Enclosure(TypedDict):
    """A document sent with the referral."""

    title: Text
    pages: NotRequired[int | None]


@with_config(STRICT)
class ReferralLetter(Letter):
    """The applicant's letter to the tribunal. Exactly one of `certificate_number` and
    `no_certificate_reason` is text; `late_reason` is text when it is sent after `appeal_by`.
    `signature` and `signed_on` are null before it is signed; `signed_when_sent` is true for the
    copy inside a bundle, which the applicant signs as a whole."""

    applicant: Text
    authority: Text
    decision: Text
    decision_sent_on: date
    certificate_number: str | None
    certificate_issued_on: date | None
    no_certificate_reason: str | None
    appeal_by: date
    grounds: Annotated[list[Text], Field(min_length=1)]
    result_sought: Annotated[list[Text], Field(min_length=1)]
    enclosures: list[Enclosure]
    late_reason: str | None
    signature: str | None
    signed_on: date | None
    signed_when_sent: NotRequired[bool]


@with_config(STRICT)
class PlanChange(TypedDict):
    """A change that the authority wants to make to a section of the plan."""

    section: Text
    change: Text


@with_config(STRICT)
class ReviewNotice(Letter):
    """The decision after an annual review (R8), with the notice contents of M1.

    With `amend`, `changes` lists the proposed changes (R9), `views_by` and `final_plan_by` are
    dates (R10, R11) and the right of appeal comes with the final plan, so `contact_adviser_by` and
    `appeal_by` are null. With `keep` and `cease` they are dates.
    """

    meeting_on: date
    decision: Literal["keep", "amend", "cease"]
    reasons: Annotated[list[Text], Field(min_length=1)]
    changes: list[PlanChange]
    views_by: date | None
    final_plan_by: date | None
    adviser: Party
    advice_service: Party
    contact_adviser_by: date | None
    appeal_by: date | None
