"""Where a rule comes from, and how sure we are that we have read it rightly."""

from dataclasses import dataclass
from enum import StrEnum

CFA = "Children and Families Act 2014"
SR = "SEND Regulations 2014"
TPR = "Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber) Rules 2008"
UTR = "Tribunal Procedure (Upper Tribunal) Rules 2008"
EQA = "Equality Act 2010"
RECOMMENDATIONS = "Special Educational Needs and Disability (First-tier Tribunal Recommendations Power) Regulations 2017"
CODE_OF_PRACTICE = "SEND Code of Practice 2015"
COMPLAINT_CODE = "Ombudsman Complaint Handling Code"
PD_BUNDLES = "Practice Direction No. 1 of 2025 (bundles)"


class Status(StrEnum):
    """How far the words of a rule were checked. Shown wherever the rule is shown."""

    VERIFIED_T = "verified_t"  # the words of the instrument or judgment were read
    VERIFIED_S = "verified_s"  # an official or authoritative secondary page was read
    FROM_MEMORY = "from_memory"  # not read: check before relying on it
    UNVERIFIED = "unverified"  # looked for and not found, or our own reading
    PRACTICE = "practice"  # guidance, a target or local configuration, not law
    PROPOSED = "proposed"  # a proposal of government, not law


STATUS_WORDS = {
    Status.VERIFIED_T: "We read the words of the law.",
    Status.VERIFIED_S: "We read an official or expert page about it.",
    Status.FROM_MEMORY: "Not checked against the words of the law yet.",
    Status.UNVERIFIED: "Our own reading. No source settles it.",
    Status.PRACTICE: "Guidance or usual practice, not law.",
    Status.PROPOSED: "A proposal, not law.",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One rule of the rule book and the provision it rests on.

    `rule` is the id in the rule book ("M9"); `provision` names the instrument and the place in it
    as a person would cite it.
    """

    rule: str
    provision: str
    status: Status
