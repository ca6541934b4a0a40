"""Text messages: that something changed, in which case, and where to read it. Nothing else.

A telephone lies on a table and lights up. So the words here are made of three things that hold no
name, no school and no diagnosis: the step, the reference of the case, the address of its page.
Nobody can pass in a case, a person or a text that somebody wrote.
"""

from __future__ import annotations

import hashlib

NEWS = "There is news about your case."

SENTENCES = {
    "clock_reminder": "A date in your case is near.",
    "clock_missed": "A date in your case has passed.",
    "dates_moved": "Dates in your case have changed.",
    "fact_corrected": "A day in your case was put right.",
    "slots_offered": "There are times for you to choose from.",
    "slot_agreed": "A time was agreed in your case.",
    "health_decision_maker_named": "It is known now who comes to your meeting.",
    "decision_maker_named": "It is known now who comes to your meeting.",
    "bundle_outdated": "Something changed that your papers need.",
    "sent_bundle_outdated": "Something changed since you sent your papers.",
    "certificate_issued": "There is a new document in your case.",
    "bundle_built": "There is a new document in your case.",
    "final_plan_issued": "There is a new document in your case.",
    "dispute_filed": "We have what you sent.",
    "dispute_ended": "Your case has ended.",
}
"""What is said about a step; every other step is news."""

FRAME = "Redress {reference}: {sentence} Sign in to read it: {link}"


def text_message(template: str, reference: str, link: str) -> str:
    """The words of a text message about a step.

    `reference` is the public reference of the case, `link` the address of its page.
    """
    return FRAME.format(reference=reference, sentence=SENTENCES.get(template, NEWS), link=link)


def text_version(template: str) -> str:
    """The version of those words: changes whenever they change."""
    source = text_message(template, "{reference}", "{link}")
    return hashlib.sha256(source.encode()).hexdigest()[:12]
