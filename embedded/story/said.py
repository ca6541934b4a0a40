"""What the people of the story write, in their own words. They are roles, not real people."""

from __future__ import annotations

COMPLAINT = (
    "The plan gives one hour of speech and language therapy in a term. The therapist wrote that it "
    "must be one hour in a week. My child cannot follow the lessons and comes home in tears. We "
    "want Section F to say how many hours, each week, by whom."
)
SECOND_COMPLAINT = (
    "The plan says “access to support as needed”. Nobody can check if that was done. We want it to "
    "say how much help, how often and by whom."
)
ANSWER = (
    "We looked at the plan again. The panel thinks that help in the classroom meets the need. We "
    "do not change Section F."
)
DECISION_MAKER = {"name": "Example Head of SEND", "job_title": "Head of service"}
ANOTHER_ANSWER = (
    "We understand the worry. The plan stays as it is, and we will look at it in spring."
)
PROMISE_PLAN = (
    "Section F will say: speech and language therapy, one hour each week, by a qualified therapist."
)
PROMISE_CONTACT = "The school gets the name and phone number of one officer for this plan."
GROUNDS = (
    "The therapist saw my child four times and found a severe language disorder. The plan of the "
    "council does not follow the report and gives no reason. Help that is not written down in "
    "hours is not given: last term it was two hours in all."
)
RESULT = "Order the council to put one hour of therapy each week into Section F, by a therapist."
RETURNED = (
    "Section K of the plan lists the report of the school. It is not among the papers. Add it and "
    "send the bundle again."
)
REVIEW_DECISION = "The changes that were agreed in the meeting are made in Sections B and F."
REPRESENTATIONS = (
    "We are glad about the changes. Please write “each week” and not “weekly as needed”."
)
REFUSED_AMENDMENT = (
    "The family asked for a place in a specialist school. We think that the school can meet the "
    "needs with more training of its staff."
)
PLAN_COMPLAINT = (
    "At the review the school itself said that it cannot meet the needs any longer. The council "
    "did not write one word about that."
)
SIGNATURE = "Example Parent"

FORM: dict[str, str | list[str]] = {
    "child_name": "Example Child",
    "child_birth_date": "2016-05-12",
    "child_gender": "Female",
    "applicant_role": "parent",
    "applicant_name": "Example Parent",
    "applicant_relationship": "Mother",
    "applicant_phone": "020 7946 0123",
    "applicant_email": "example-parent@example.org",
    "applicant_address": "1 Example Street\nExampletown\nEX1 1EX",
    "others_with_responsibility": "no",
    "represented": "no",
    "sections": ["B", "F"],
    "after_annual_review": "no",
    "reasons": GROUNDS,
    "result_sought": RESULT,
    "other_appeals": "no",
    "other_court_cases": "no",
    "hearing": "attended",
    "video": "yes",
    "adjustments": "A quiet room and breaks.",
}
"""The answers to the questions of the appeal form."""

EVERY_NOTICE_ITEM = (
    "right_to_mediation",
    "certificate_requirement",
    "adviser_contact",
    "timescales",
    "duty_to_tell_authority",
    "authority_contact",
    "right_of_appeal",
    "disagreement_resolution",
    "advice_and_support",
)
"""What a complete letter about a decision tells the family (M1, R14)."""

WISH = "We visited it. It is calm there, and the classes are small."
"""What a family says about the school that it wants most."""

PLACE_QUESTION = (
    "Can a child of primary age come to you? The child has autism and needs help with speech and "
    "language. Two hours of speech therapy each week are in the plan."
)
"""What the council asks a school about a place."""
