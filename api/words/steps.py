"""What somebody must do next, worded for the person who does it and for the one who waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.words.lists import SERVICE_PROMISES


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
    "answer_local_resolution": StepWords(
        "Say yes or no to the proposal", "says yes or no to the proposal"
    ),
    "refer_to_panel": StepWords(
        "Ask the independent panel to look at it", "asks the independent panel"
    ),
    "appoint_panel": StepWords("Name who sits on the panel", "names who sits on the panel"),
    "record_panel_view": StepWords(
        "Record what the panel recommends", "records what the panel recommends"
    ),
    "answer_panel": StepWords("Say if you follow the panel", "says if it follows the panel"),
    "respond_to_answer": StepWords(
        "Say if the answer settles it for you", "says if the answer settles it"
    ),
    "contact_adviser": StepWords(
        "Speak to the mediation adviser", "speaks to the mediation adviser"
    ),
    "screen_family": StepWords(
        "Look whether mediation is right for this family", "looks whether mediation is right"
    ),
    "screen_again": StepWords(
        "Look again: the family changed its grounds", "looks again whether mediation is right"
    ),
    "tell_health": StepWords("Tell the health body", "tells the health body"),
    "record_authority_told": StepWords(
        "Make sure that the council hears of the agreement", "makes sure that the council hears"
    ),
    "record_health_slots": StepWords(
        "Ask the health body which days it can do", "asks which days the health body can do"
    ),
    "name_health_decision_maker": StepWords(
        "Ask the health body who comes and may decide", "asks who comes for the health body"
    ),
    "replace_mediator": StepWords(
        "Give the case to another mediator", "gives the case to another mediator"
    ),
    "withdraw_refusal": StepWords(
        "Take back your no: this person may come", "must accept that somebody comes"
    ),
    "record_views": StepWords("Ask for the child’s views", "asks for the child’s views"),
    "appoint_mediator": StepWords("Choose a mediator for this case", "chooses a mediator"),
    "offer_slots": StepWords("Offer days for the session", "offers days for the session"),
    "agree_slot": StepWords("Choose a day for the session", "chooses a day for the session"),
    "name_decision_maker": StepWords(
        "Name who comes and may decide", "names who comes to the session and may decide"
    ),
    "record_session": StepWords("Record the session", "holds and records the session"),
    "answer_slots": StepWords("Say which days you can do", "says which days it can do"),
    "set_place": StepWords("Say where the session is", "says where the session is"),
    "answer_amendment": StepWords(
        "Answer: another last day for a promise", "answers about another last day for a promise"
    ),
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
    "send_claim": StepWords(
        "Send your discrimination claim, or tell us that you sent it",
        "decides about a discrimination claim",
    ),
    "take_other_routes": StepWords(
        "Choose another route, because talking did not settle it", "chooses another route"
    ),
    "respond_to_appeal": StepWords("Send the response to the tribunal", "answers the appeal"),
    "rule_on_late_appeal": StepWords(
        "Record what the judge says about the late appeal", "decides about the late appeal"
    ),
    "rule_on_certificate": StepWords(
        "Record if the appeal goes on without a certificate", "decides about the certificate"
    ),
    "give_directions": StepWords("Set the days of this appeal", "sets the days of the appeal"),
    "rule_on_change": StepWords("Answer the request for a change", "answers the request"),
    "list_hearing": StepWords("Set the day of the hearing", "sets the day of the hearing"),
    "record_hearing": StepWords("Record the hearing", "holds the hearing"),
    "record_decision": StepWords("Record the decision", "decides the appeal"),
    "rule_on_withdrawal": StepWords("Answer the withdrawal", "answers the withdrawal"),
    "rule_on_reinstatement": StepWords(
        "Record if the appeal comes back", "decides if the appeal comes back"
    ),
    "make_consent_order": StepWords("Make the consent order", "makes the order that was agreed"),
    "rule_on_review": StepWords("Record the ruling on the challenge", "decides the challenge"),
    "exchange_evidence": StepWords(
        "Send your evidence to the other side", "sends evidence to the other side"
    ),
    "agree_consent_order": StepWords(
        "Read the order that the other side would agree to", "says if it agrees to the order"
    ),
    "name_attendance": StepWords("Say who comes to the hearing", "says who comes to the hearing"),
    "file_case_review": StepWords("Send the case review form", "sends the case review form"),
    "send_hearing_paper": StepWords(
        "Send the paper for the hearing", "sends a paper for the hearing"
    ),
    "keep_order": StepWords("Do what was ordered", "does what was ordered"),
    "mend_order": StepWords("Do what was ordered: it is late", "must do what was ordered: late"),
    "follow_up_order": StepWords(
        "Choose what to do about the broken order", "decides what to do about the broken order"
    ),
    "answer_recommendation": StepWords(
        "Answer the recommendation", "answers a recommendation of the tribunal"
    ),
    "answer_for_promise": StepWords(
        "Answer for the promise that you did not keep",
        "says why it did not keep its own promise",
    ),
    "rule_on_consolidation": StepWords(
        "Say if the two appeals are heard together", "decides if two appeals are heard together"
    ),
    "record_upper_outcome": StepWords(
        "Record what the Upper Tribunal decides", "waits for the Upper Tribunal"
    ),
    "look_at_refusal": StepWords(
        "Read why the late appeal was refused. You can challenge it",
        "decides whether to challenge the ruling",
    ),
    "follow_up_recommendation": StepWords(
        "Choose what to do about the missing answer", "decides what to do about the missing answer"
    ),
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
    "rank_settings": StepWords(
        "Say which school or college you want", "says which school or college it wants"
    ),
    "consult_setting": StepWords(
        "Ask a school or college about a place", "asks a school or college about a place"
    ),
    "answer_consultation": StepWords(
        "Answer if the child can come", "answers if the child can come"
    ),
    "name_setting": StepWords(
        "Decide which school or college the plan names",
        "decides which school or college the plan names",
    ),
    "decide_after_placement": StepWords(
        "Say what comes after a placement: its planned last day has passed",
        "says what comes after a placement",
    ),
    "answer_early_review": StepWords(
        "Answer about an early review", "answers about an early review"
    ),
    "pass_plan_on": StepWords(
        "Pass the plan on to the new council", "passes the plan on to the new council"
    ),
    "tell_after_transfer": StepWords(
        "Tell the family that you have the plan", "tells the family what it will do"
    ),
    "answer_reassessment": StepWords(
        "Say if you assess the needs anew", "says if it assesses the needs anew"
    ),
    "issue_reassessed_plan": StepWords(
        "Send the final plan after the new assessment", "sends the plan after the new assessment"
    ),
    "record_health_told": StepWords(
        "Record that the new health body was told", "makes sure that the new health body hears"
    ),
    "finish_change": StepWords(
        "Decide about the changes outside a review", "decides about the changes it proposed"
    ),
    "circulate_papers": StepWords("Send the papers to everybody", "sends the papers round"),
    "name_next_place": StepWords(
        "Name the next school or college in the plan", "names the next school or college"
    ),
    "send_draft_to_family": StepWords(
        "Send the draft of the plan to the family", "sends the family the draft of the plan"
    ),
    "answer_draft": StepWords(
        "Say what you think of the draft of the plan", "says what it thinks of the draft"
    ),
    "finalise_version": StepWords(
        "Make the plan final, or leave it as it is", "makes the plan final, or leaves it as it is"
    ),
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
    "tell_health": "The council tells the health body",
    "authority_told": "The health body tells the council of the agreement",
    "certificate": "The mediation certificate is issued",
    "registration": "The tribunal registers the appeal (a target)",
    "authority_response": "The council answers the appeal",
    "judicial_review": "Last day for judicial review of a broken promise",
    "panel_view": "The independent panel says what it thinks",
    "evidence": "Last day for evidence",
    "attendance_form": "The attendance form is sent",
    "case_review_form": "The case review form is sent",
    "working_document": "The working document is sent",
    "hearing_bundle": "The hearing bundle is sent",
    "decision_target": "The decision comes (usual practice)",
    "look_again": "Last day to ask a judge to look again",
    "reinstatement": "Last day to bring the appeal back",
    "challenge": "Last day to challenge the decision",
    "upper_tribunal": "Last day to go to the Upper Tribunal",
    "order_review": "Last day for judicial review of a broken order",
    "order_ombudsman": "Last day to go to the Ombudsman about a broken order",
    "order_complaint": "From the next day the Ombudsman mostly looks at the complaint",
    "rights_transfer": "School age ends: the next day the rights are the young person’s",
    "review_due": "The review is completed",
    "review_invitations": "Everybody is invited to the review meeting",
    "pass_plan_on": "The old council passes the plan on",
    "tell_after_transfer": "The new council tells the family what it will do",
    "reassessment_answer": "The council says if it assesses anew",
    "reassessed_plan": "The final plan after the new assessment is sent",
    "new_health_body_told": "The old health body tells the new one",
    "new_health_body_asks": "Until then the new health body may ask to look at the plan",
    "change_representations": "The family says what it thinks of the changes outside a review",
    "change_final": "The plan that is changed outside a review is final",
    "review_papers": "Everybody has the papers for the review meeting",
    "review_report": "The report of the meeting is sent",
    "review_decision": "The council decides after the meeting",
    "representations": "The family says what it thinks of the changes",
    "final_plan": "The final plan is sent",
    "draft_views": "The family says what it thinks of the draft",
    "draft_final": "The plan is made final, or it stays as it is",
    "plan_stays": "The plan stays in force until then",
    "plan_ends_at_25": "Last day of a plan: it cannot go on after this",
    "early_years_review": "A look at the plan of a child under five (advice)",
}


def clock_words(clock_id: str) -> str:
    """What a deadline is for."""
    if clock_id.startswith("promise:"):
        return "A promise of the agreement is kept"
    if clock_id.startswith("claim_safe:"):
        return "Last safe day for a discrimination claim"
    if clock_id.startswith("claim:"):
        return "Last day for a discrimination claim"
    if clock_id.startswith("order:"):
        return "An order is kept"
    if clock_id.startswith("recommendation:"):
        return "A recommendation is answered (it is not binding)"
    if clock_id.startswith("answer_review:"):
        return "Last day for judicial review of a missing answer"
    if clock_id.startswith("answer_ombudsman:"):
        return "Last day to go to the Ombudsman about a missing answer"
    if clock_id.startswith("service:"):
        return f"Our own promise: {SERVICE_PROMISES[clock_id.removeprefix('service:')].lower()}"
    if clock_id.startswith("consultation:"):
        return "A school or college answers about a place"
    if clock_id.startswith("placement_end:"):
        return "Planned last day of a placement"
    if clock_id.startswith("advice:"):
        return "Advice for the review meeting is here"
    if clock_id.startswith("phase:"):
        return "The plan is final and names the next place"
    if clock_id.startswith("phase_day:"):
        return "First day at the next place"
    return CLOCKS.get(clock_id, "Another deadline")


CLOCK_STATUS: Mapping[str, str] = {
    "running": "Running",
    "met": "Done in time",
    "missed": "Late",
    "met_late": "Done late",
    "stopped": "No longer needed",
}
"""What has become of a deadline."""
