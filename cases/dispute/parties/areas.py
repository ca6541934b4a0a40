"""Which decisions belong together: capacity is about one decision at one time (P3, P4)."""

from __future__ import annotations

from dataclasses import fields

from cases.dispute.parties.vocabulary import DecisionArea

OF_MEDIATION = frozenset(
    {
        "accept_agreement",
        "accept_short_notice",
        "agree_slot",
        "amend_promise",
        "answer_slots",
        "consent_to_attendee",
        "contact_adviser",
        "declare_conflict",
        "escalate_breach",
        "give_feedback",
        "note_breach",
        "postpone_session",
        "propose_attendee",
        "record_promise_kept",
        "refuse_attendee",
        "submit_preparation",
        "waive_conflict",
    }
)
"""Steps and tasks of mediation and of the agreement made there."""

OF_APPEAL = frozenset(
    {
        "agree_consent_order",
        "ask_for_change",
        "ask_for_review",
        "ask_to_reinstate",
        "ask_to_withdraw",
        "await_bundle",
        "change_sections",
        "drop_ground",
        "escalate_order_breach",
        "exchange_evidence",
        "file_case_review",
        "mend_referral",
        "name_attendance",
        "prepare_bundle",
        "raise_ground",
        "record_claim",
        "record_order_kept",
        "request_bundle",
        "send_referral",
        "send_supplement",
        "state_grounds",
    }
)
"""Steps and tasks of the appeal and of the tribunal's orders."""


OF_EVERY_DECISION = frozenset({"add_document"})
"""What belongs to each decision, so that whoever makes one of them may do it."""


def area_of(kind: str) -> DecisionArea:
    """What decision a step or a task is about; every other one is about the dispute as a whole."""
    if kind in OF_MEDIATION:
        return DecisionArea.MEDIATION
    return DecisionArea.APPEAL if kind in OF_APPEAL else DecisionArea.WHOLE_DISPUTE


def kind_of(command: type) -> str:
    """What a class of commands is called in `area_of`."""
    return str(next(field.default for field in fields(command) if field.name == "kind"))
