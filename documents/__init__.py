"""PDFs: letters, the certificate, the agreement, the referral bundle; data and bytes in, bytes out.

| question | file |
|---|---|
| how Typst is called, and what happens to a character no font has | `typesetting.py` |
| how dates and text are worded for print | `wording.py` |
| which letters there are, and what data each needs | `letters.py`, `letter_data.py`, `templates/` |
| the appeal form data, F1 to F15 | `send35.py` |
| whether an upload can be used, and as what | `uploads.py` |
| which sections a bundle has, and its limits | `profiles.py` |
| how a bundle is built | `bundle.py`, and by noun `sources.py`, `sheets.py`, `stamp.py`, `front.py`, ... |

No database, no network, no clock: the time of a document is an argument, so the same input gives
the same bytes.
"""
