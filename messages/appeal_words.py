"""What is said of each step of an appeal before the tribunal, by the ground of its message.

The days themselves stand in the part of every message that lists dates with their derivation.
Long because it is the one list of words for every step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cases.dispute.state import DisputeState
from messages.wording import PROMISES

FAMILY = "family"


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step: subject, what happened, what it means, and what to do for a family and for staff.

    `{other}` is the other side, `{order}` what an order is about.
    """

    subject: str
    happened: str
    means: str
    family: str
    staff: str


_NOTHING = "You do not have to do anything now."
_READ = "Look at it in your case."
_LOOK = "Look at it in the case."
_NONE = "Nothing now."
_CHALLENGE = (
    "Read the decision with care. You can challenge it until the day below, but only for a mistake "
    "of law or of procedure."
)

STEPS: Mapping[str, StepWords] = {
    "late_admitted": StepWords(
        "Your late appeal goes on",
        "A judge gave you more time. Your late appeal goes on.",
        "It no longer matters that it came late.",
        _NOTHING,
        _NONE,
    ),
    "late_refused": StepWords(
        "Your late appeal does not go on",
        "A judge did not give more time. Your late appeal is not heard.",
        "The judge's reasons are in your case. You can challenge the ruling until the day below. "
        "After that day this dispute ends, and we tell you which other routes are open.",
        "Read the reasons. Get free advice soon. You can ask in your case to have the ruling looked "
        "at again, but only for a mistake of law or of procedure.",
        _NONE,
    ),
    "late_refusal_set_aside": StepWords(
        "The late appeal goes on after all",
        "The tribunal set aside the ruling against the late appeal.",
        "The appeal goes on. The tribunal looks at the papers again.",
        _NOTHING,
        _NONE,
    ),
    "no_certificate_admitted": StepWords(
        "Your appeal goes on without a certificate",
        "A judge read your reason. Your appeal goes on without a mediation certificate.",
        "You do not need a certificate any more.",
        _NOTHING,
        _NONE,
    ),
    "no_certificate_refused": StepWords(
        "The judge asks for a certificate",
        "A judge read your reason. You still need a mediation certificate.",
        "Your papers came back to you. The time to appeal goes on running.",
        "Contact the mediation adviser now. Then send your papers again.",
        _NONE,
    ),
    "directions_given": StepWords(
        "The tribunal set days for the appeal",
        "The tribunal set days by which things must be done.",
        "A day that the tribunal sets comes before any day counted by law. An older day no longer "
        "counts.",
        "Write down the days below. Ask the tribunal before a day when you need more time.",
        "Note the days below. Ask for a change before a day, with reasons.",
    ),
    "response_sent": StepWords(
        "The council answered the appeal",
        "The council opposes the appeal. It sent its response.",
        "The appeal goes on to evidence and a hearing.",
        "Read the response. Think about the evidence that answers it.",
        "Set the days of the appeal if this is not done.",
    ),
    "evidence_exchanged": StepWords(
        "Evidence came from the other side",
        "{other} sent evidence.",
        "It is part of the appeal now.",
        "Read it. You can send evidence of your own until the last day for it.",
        "Read it. Evidence in answer can be sent until the last day for it.",
    ),
    "supplement_sent": StepWords(
        "Late evidence came in",
        "{other} sent evidence after the last day for it.",
        "It can be used only when the tribunal agrees.",
        "Tell the tribunal if you do not agree that it is used.",
        "Consider whether it should be used.",
    ),
    "attendance_named": StepWords(
        "Witnesses for the hearing were named",
        "{other} said how many witnesses it brings.",
        "Each side can bring up to 3 witnesses.",
        _READ,
        _LOOK,
    ),
    "case_review_filed": StepWords(
        "A case review form came in",
        "{other} sent its case review form.",
        "It says what is still not agreed.",
        _READ,
        _LOOK,
    ),
    "hearing_paper_sent": StepWords(
        "A paper for the hearing was sent",
        "The council sent a paper for the hearing.",
        "It is the working document or the hearing bundle.",
        "Check that nothing is missing. Tell the tribunal when something is.",
        "Check that it is complete.",
    ),
    "change_asked": StepWords(
        "A change was asked for",
        "{other} asked the tribunal for a change.",
        "Until the tribunal answers, every day stays as it is.",
        "Tell the tribunal what you think of it.",
        "The request is in the case with its reasons.",
    ),
    "change_granted": StepWords(
        "The tribunal granted a change",
        "The tribunal granted the change that was asked for.",
        "A new day takes the place of the old one. If staff decided, a judge can look again.",
        "Read the reasons in your case. Look at the days below.",
        "Read the reasons in the case. Look at the days below.",
    ),
    "change_refused": StepWords(
        "The tribunal refused a change",
        "The tribunal refused the change that was asked for.",
        "Every day stays as it is. If staff decided, a judge can look again.",
        "Read the reasons in your case. Keep to the days below.",
        "Read the reasons in the case. Keep to the days below.",
    ),
    "hearing_listed": StepWords(
        "There is a day for the hearing",
        "The tribunal set the day of the hearing. It is in the case.",
        "The days for the working document and the bundle follow from it.",
        "Keep the day free. Tell the tribunal at once if you cannot come.",
        "Keep the day free. Tell the tribunal at once if you cannot come.",
    ),
    "hearing_adjourned": StepWords(
        "The hearing was put off",
        "The hearing was put off.",
        "The tribunal will set another day.",
        _NOTHING,
        _NONE,
    ),
    "hearing_held": StepWords(
        "The hearing took place",
        "The hearing took place.",
        "The written decision usually comes by the day below. This is practice, not a duty.",
        _NOTHING,
        _NONE,
    ),
    "withdrawal_asked": StepWords(
        "The family asked to withdraw its appeal",
        "The family asked to withdraw its appeal.",
        "The appeal goes on until the tribunal agrees.",
        _NOTHING,
        "The tribunal says whether it agrees. Until then keep to every day.",
    ),
    "settled_by_sides": StepWords(
        "The two sides settled it between them",
        "The family and the council settled the dispute between them.",
        "A registered appeal ends only when the tribunal agrees. Until then every day stays as it is.",
        "Wait for the tribunal. Go on with the appeal until it agrees.",
        "When the appeal is registered, the tribunal says whether it agrees that it is withdrawn.",
    ),
    "consolidation_asked": StepWords(
        "Two appeals should be heard together",
        "The tribunal was asked to hear this appeal together with another one about the same letter.",
        "Until the tribunal answers, every day stays as it is.",
        _NOTHING,
        "The tribunal says whether the two are put together.",
    ),
    "consolidation_refused": StepWords(
        "The two appeals stay apart",
        "The tribunal did not put the two appeals together.",
        "This appeal goes on by itself. Every day stays as it is.",
        _NOTHING,
        _NONE,
    ),
    "consolidation_granted": StepWords(
        "The two appeals are heard together",
        "The tribunal put this appeal together with the other one.",
        "Everything goes on in the other one.",
        "Look at the days of the other one.",
        "Look at the days of the other one.",
    ),
    "withdrawn": StepWords(
        "The appeal is withdrawn",
        "The tribunal agreed. The appeal is withdrawn.",
        "It can be brought back until the day below. After that day the dispute ends.",
        "If you change your mind, ask to bring it back before that day.",
        _NONE,
    ),
    "withdrawal_refused": StepWords(
        "The appeal is not withdrawn",
        "The tribunal did not agree that the appeal is withdrawn.",
        "The appeal goes on. Every day stays as it is.",
        "Go on with the appeal. Ask the tribunal if you do not know why.",
        "Go on with the appeal.",
    ),
    "reinstatement_asked": StepWords(
        "The family wants its appeal back",
        "The family asked to bring its withdrawn appeal back.",
        "A judge decides.",
        _NOTHING,
        "A judge rules on it. Nothing is due until then.",
    ),
    "reinstated": StepWords(
        "The appeal goes on again",
        "The withdrawn appeal was brought back.",
        "It goes on where it stood. The days below run again.",
        "Look at the days below.",
        "Look at the days below.",
    ),
    "reinstatement_refused": StepWords(
        "The appeal does not come back",
        "A judge decided that the withdrawn appeal does not come back.",
        "The dispute ends.",
        "Ask for free advice if you do not agree.",
        _NONE,
    ),
    "appeal_conceded": StepWords(
        "The council does not oppose the appeal",
        "The council told the tribunal that it does not oppose the appeal.",
        "The appeal counts as won. There is no hearing. The council must act by the days below.",
        "Look at what the council must do. Tell us when it is not done in time.",
        "Nothing more is to be heard in this appeal.",
    ),
    "consent_agreed": StepWords(
        "A consent order was put forward",
        "{other} agreed to a consent order.",
        "When both sides agree, the tribunal can make the order without a hearing.",
        "Read what it says. Agree to it only if it gives what is needed.",
        "Read what it says.",
    ),
    "consent_order_made": StepWords(
        "The tribunal made the order that was agreed",
        "The tribunal made the order that both sides agreed.",
        "The appeal is over. The council must act by the days below.",
        "Look at what the council must do. Tell us when it is not done in time.",
        "Do what was ordered by the days below, and record it with evidence.",
    ),
    "appeal_decided": StepWords(
        "The tribunal decided the appeal",
        "The tribunal decided the appeal. What it ordered is in the case.",
        "The council must do what was ordered by the days below. A recommendation binds nobody, "
        "but it must be answered.",
        _CHALLENGE,
        "Do what was ordered by the days below, and record it with evidence.",
    ),
    "appeal_dismissed": StepWords(
        "The tribunal dismissed the appeal",
        "The tribunal dismissed the appeal. It ordered nothing.",
        "The decision of the council stands.",
        _CHALLENGE,
        _NONE,
    ),
    "order_kept": StepWords(
        "The council did what was ordered",
        "It is recorded that an order of the tribunal was kept: {order}.",
        "Nothing more is owed for it.",
        "If this is not true, tell the council at once, and get advice.",
        _NONE,
    ),
    "order_breached": StepWords(
        "An order of the tribunal was not kept",
        "The council was ordered to {order}. The last day has passed, and it is not recorded as "
        "done.",
        "The council has broken its duty (rule O11). The duty goes on.",
        "A letter of complaint is ready in your case. You can send it, go to the Ombudsman about "
        "the delay, write to the Secretary of State, "
        "or ask a solicitor about judicial review. Act quickly: judicial review must be asked for "
        "promptly and within 3 months. Choose in your case what you do.",
        "Do it now and record it in the case, with evidence. The family has been told what it can "
        "do.",
    ),
    "order_breach_escalated": StepWords(
        "A broken order was taken further",
        "It was noted that an order that was not kept goes further: {order}. The case says where.",
        "The duty goes on. The council has been told.",
        "Do what you chose. If it is a complaint, a letter is ready in your case: read it, sign it "
        "and send it. The days below say how long each way is open.",
        "Do what was ordered now and record it, with evidence.",
    ),
    "recommendation_answered": StepWords(
        "A recommendation was answered",
        "A recommendation of the tribunal has a written answer.",
        "Nobody must follow it, but whoever does not must give detailed reasons.",
        "Read the answer. You can complain when it gives no good reasons.",
        _NONE,
    ),
    "recommendation_unanswered": StepWords(
        "A recommendation got no answer",
        "The tribunal made a recommendation. It had to be answered in writing. The last day has "
        "passed, and no answer is recorded.",
        "The answer is still owed (rule X4). Nobody must follow a recommendation, but it must be "
        "answered.",
        "You can complain, go to the Ombudsman, or ask a solicitor about judicial review. Act "
        "quickly. Choose in your case what you do.",
        "Record the answer now. The family has been told what it can do.",
    ),
    "recommendation_escalated": StepWords(
        "A recommendation without an answer was taken further",
        "The family took a recommendation that got no answer further. The case says where.",
        "The answer is still owed.",
        _NOTHING,
        "Record the answer now.",
    ),
    "review_asked": StepWords(
        "The decision was challenged",
        "{other} challenged the decision of the tribunal.",
        "What was ordered must still be done, unless the tribunal says otherwise.",
        "Get advice. The tribunal will tell you if it needs something from you.",
        "The application is in the case.",
    ),
    "set_aside": StepWords(
        "The decision was set aside",
        "The tribunal set its decision aside.",
        "The appeal is heard again. What was ordered before no longer counts.",
        "Wait for the day of the new hearing.",
        "Wait for the day of the new hearing.",
    ),
    "permission_granted": StepWords(
        "The appeal may go to the Upper Tribunal",
        "Permission to go to the Upper Tribunal was granted.",
        "The Upper Tribunal must have the notice by the day below.",
        "Get advice before that day.",
        "Keep to the day below.",
    ),
    "upper_lodged": StepWords(
        "The case went to the Upper Tribunal",
        "{other} took the case to the Upper Tribunal.",
        "The decision stands until the Upper Tribunal says otherwise.",
        "Get advice. The Upper Tribunal writes to you when it needs something.",
        "The case waits for the Upper Tribunal. Record what it decides.",
    ),
    "upper_upheld": StepWords(
        "The Upper Tribunal changed the decision",
        "The Upper Tribunal upheld the appeal that was made to it.",
        "Its decision takes the place of the old one. What was ordered before no longer counts.",
        "Read what it decided. Look at the days below.",
        "Do what it ordered by the days below, and record it with evidence.",
    ),
    "upper_remitted": StepWords(
        "The case is heard again",
        "The Upper Tribunal sent the case back.",
        "The first tribunal looks at it again. What was decided before no longer counts.",
        "Wait for the tribunal to write to you.",
        "Wait for the tribunal.",
    ),
    "upper_dismissed": StepWords(
        "The Upper Tribunal did not change the decision",
        "The Upper Tribunal dismissed the appeal that was made to it.",
        "The decision stands.",
        _NOTHING,
        "Keep to what was decided.",
    ),
    "sanction_warning": StepWords(
        "The tribunal warned the council",
        "The tribunal warned the council, because it did not keep to what the tribunal set.",
        "If it goes on, the council may be barred from the appeal.",
        _NOTHING,
        "Do now what is late. Ask for a change if you need more time.",
    ),
    "sanction_warning_family": StepWords(
        "The tribunal warned the family",
        "The tribunal warned the family, because something that it set was not done.",
        "If it goes on, the tribunal may take further steps.",
        "Do now what is late, or ask the tribunal for more time. Get free advice.",
        _NONE,
    ),
    "sanction_barred": StepWords(
        "The council is barred from the appeal",
        "The tribunal does not let the council take part in the appeal any more.",
        "The tribunal can decide without it.",
        _NOTHING,
        "Ask the tribunal for a change if this should end.",
    ),
    "sanction_bar_lifted": StepWords(
        "The council takes part again",
        "The tribunal lets the council take part in the appeal again.",
        "The days below run again.",
        "Look at the days below.",
        "Look at the days below.",
    ),
    "sanction_costs": StepWords(
        "The tribunal ordered the council to pay costs",
        "The tribunal ordered the council to pay costs.",
        "This is rare. It is only for conduct that was not reasonable. The reasons are in the case.",
        _READ,
        _LOOK,
    ),
    "sanction_costs_family": StepWords(
        "The tribunal ordered the family to pay costs",
        "The tribunal ordered the family to pay costs.",
        "This is rare. It is only for conduct that was not reasonable. The reasons are in the case.",
        "Get free advice soon.",
        _NONE,
    ),
    "review_refused": StepWords(
        "The challenge was refused",
        "The tribunal refused the challenge to its decision.",
        "The decision stands. The Upper Tribunal can still be asked until the day below.",
        "Get advice before that day.",
        "Keep to the day below.",
    ),
}
"""By ground; an order or a side is named after a colon."""


@dataclass(frozen=True, slots=True)
class Said:
    """A step worded for one reader."""

    subject: str
    happened: str
    means: str
    do: str


def said(state: object, ground: str, role: str) -> Said | None:
    """The words of a step for a reader; None when the ground is no step of an appeal."""
    name, _, order_id = ground.partition(":")
    found = STEPS.get(name)
    if found is None or not isinstance(state, DisputeState):
        return None
    other = "A side" if role == "tribunal" else "The other side"
    happened = found.happened.format(other=other, order=_order(state, order_id))
    do = found.family if role == FAMILY else found.staff
    return Said(found.subject, happened, found.means, do)


def _order(state: DisputeState, order_id: str) -> str:
    for order in state.tribunal.orders:
        if order.made.order_id == order_id:
            return PROMISES[order.made.order]
    return "do what was ordered"
