"""What somebody must do next, worded for the person who does it and for the one who waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepWords:
    """`mine` asks the person who owes the step, `theirs` names it for everybody else."""

    mine: str
    theirs: str


STEPS: Mapping[str, StepWords] = {
    "acknowledge_complaint": StepWords(
        "Tell the family that you have the complaint", "tells you that it has the complaint"
    ),
    "answer_complaint": StepWords("Answer the complaint", "answers the complaint"),
    "respond_to_answer": StepWords(
        "Say if the answer settles it for you", "says if the answer settles it"
    ),
    "contact_adviser": StepWords(
        "Speak to the mediation adviser", "speaks to the mediation adviser"
    ),
    "appoint_mediator": StepWords("Choose a mediator for this case", "chooses a mediator"),
    "offer_slots": StepWords("Offer days for the session", "offers days for the session"),
    "agree_slot": StepWords("Choose a day for the session", "chooses a day for the session"),
    "name_decision_maker": StepWords(
        "Name who comes and may decide", "names who comes to the session and may decide"
    ),
    "record_session": StepWords("Record the session", "holds and records the session"),
    "record_agreement": StepWords("Write down the agreement", "writes down the agreement"),
    "issue_certificate": StepWords("Issue the certificate", "issues the mediation certificate"),
    "accept_agreement": StepWords("Read and accept the agreement", "accepts the agreement"),
    "keep_promise": StepWords("Keep your promise", "keeps a promise"),
    "mend_breach": StepWords("Keep the promise that is late", "must keep a promise that is late"),
    "follow_up_breach": StepWords("Follow up the late promise", "follows up the late promise"),
    "state_grounds": StepWords(
        "Give your reasons for the tribunal", "gives reasons for the appeal"
    ),
    "prepare_bundle": StepWords("Make the bundle", "makes the bundle"),
    "await_bundle": StepWords("Wait: your bundle is being made", "waits for the bundle"),
    "send_referral": StepWords(
        "Look at the bundle, sign it and send it", "signs the bundle and sends it"
    ),
    "mend_referral": StepWords(
        "Mend what the tribunal sent back", "mends what the tribunal sent back"
    ),
    "check_referral": StepWords("Check the referral", "checks the papers"),
    "register_appeal": StepWords("Register the appeal", "registers the appeal"),
    "respond_to_appeal": StepWords("Send the response to the tribunal", "answers the appeal"),
    "arrange_review_meeting": StepWords(
        "Arrange the review meeting", "arranges the review meeting"
    ),
    "record_review_meeting": StepWords("Record the review meeting", "holds the review meeting"),
    "send_review_report": StepWords("Send the report of the meeting", "sends the report"),
    "decide_review": StepWords("Decide about the plan", "decides about the plan"),
    "make_representations": StepWords(
        "Say what you think of the changes", "says what it thinks of the changes"
    ),
    "issue_final_plan": StepWords("Send the final plan", "sends the final plan"),
}

WHO: Mapping[str, str] = {
    "family": "The family",
    "authority": "The council",
    "mediator": "The mediation service",
    "adviser": "The mediation service",
    "clerk": "The tribunal",
    "setting": "The school or college",
}
"""What a role is called in a sentence."""

CLOCKS: Mapping[str, str] = {
    "appeal": "Last day to go to the tribunal",
    "last_safe_day": "Last safe day to go to the tribunal",
    "adviser_contact": "Last day to speak to the mediation adviser",
    "complaint_acknowledge": "The council acknowledges the complaint",
    "complaint_answer": "The council answers the complaint",
    "arrange_mediation": "Mediation is arranged",
    "certificate": "The mediation certificate is issued",
    "registration": "The tribunal registers the appeal (a target)",
    "authority_response": "The council answers the appeal",
    "rights_transfer": "School age ends: the next day the rights are the young person’s",
    "review_due": "The review is completed",
    "review_invitations": "Everybody is invited to the review meeting",
    "review_report": "The report of the meeting is sent",
    "review_decision": "The council decides after the meeting",
    "representations": "The family says what it thinks of the changes",
    "final_plan": "The final plan is sent",
    "plan_stays": "The plan stays in force until then",
}


def clock_words(clock_id: str) -> str:
    """What a deadline is for."""
    if clock_id.startswith("promise:"):
        return "A promise of the agreement is kept"
    return CLOCKS.get(clock_id, "Another deadline")


CLOCK_STATUS: Mapping[str, str] = {
    "running": "Running",
    "met": "Done in time",
    "missed": "Late",
    "met_late": "Done late",
    "stopped": "No longer needed",
}
"""What has become of a deadline."""
