"""The reason for having no certificate, on the form and in the letter to the tribunal."""

from __future__ import annotations

from dataclasses import replace

from cases.dispute import exits
from cases.dispute.state import DisputeState, Grounds
from documents.exit_reason import reason_without_certificate
from rules.policy import Exemption
from rules.referral import NoCertificateReason


def _state(*details: str) -> DisputeState:
    fresh = DisputeState("case-1")
    grounds = Grounds(("B",), "words", details, NoCertificateReason.OTHER_REASON, "")
    return replace(fresh, referral=replace(fresh.referral, grounds=grounds))


def test_the_exit_comes_first_and_the_familys_own_words_after_it() -> None:
    answers = {"no_certificate_reason": "The hearing would come too late."}
    said = reason_without_certificate(_state(exits.fact(Exemption.URGENCY)), answers)
    assert said == "The matter is urgent. The hearing would come too late."


def test_without_an_exit_there_are_only_the_familys_words_and_perhaps_none() -> None:
    assert reason_without_certificate(_state(), {"no_certificate_reason": "Ill."}) == "Ill."
    assert reason_without_certificate(_state(), {}) == ""
    assert reason_without_certificate(DisputeState("case-1"), {}) == ""
