"""PDFs: letters, the certificate, the agreement, the referral bundle; data and bytes in, bytes out.

| question | file |
|---|---|
| how Typst is called, and what happens to a character no font has | `typesetting.py` |
| how dates and text are worded; what a policy pack says of itself | `wording.py`, `packs.py` |
| which letters there are, and what data each needs | `letters.py`, `letter_data.py`, `data_check.py` |
| the appeal form data, F1 to F15 | `send35.py`, `send35_data.py` |
| the questions of that form, for pages and contents check | `send35_fields.py` |
| the facts of a case as the data of a letter | `case_letters.py`, and by subject `mediation_papers.py`, `referral_paper.py`, `review_paper.py` |
| a plan, sections A to K, as a document | `plan_paper.py` |
| why there is no certificate, for the judge | `exit_reason.py` |
| the facts of a case as a form and a bundle | `case_form.py`, `case_bundle.py` |
| people, dates and words on all of them | `case_people.py`, `case_dates.py`, `case_wording.py`, `case_facts.py` |
| what they look like and say | `templates/`, one Typst file for each, with `page.typ`, `letter.typ` |
| whether an upload can be used, and as what | `uploads.py` |
| which sections a bundle has, and its limits | `profiles.py` |
| what bundle to build; building it; joining its parts | `order.py`, `bundle.py`, `assembly.py` |
| one document of it: opened, cleaned, its form answers drawn | `source.py`, `cleaning.py`, `forms.py` |
| how a page lies on its A4 sheet; the number on it | `sheets.py`, `stamp.py` |
| cover, index, fingerprints | `front.py` |
| where links and bookmarks lead; layers | `destinations.py`, `links.py`, `bookmarks.py`, `optional_content.py` |
| what screen readers follow; which standards are met | `tags.py`, `conformance.py` |
| what it says about itself; what went in and was changed | `identity.py`, `manifest.py` |
| the second reader: text and ink of pages | `reading.py` |

No database, no network, no clock: the time of a document is an argument, so the same input gives
the same bytes.
"""
