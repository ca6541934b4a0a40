"""Words for how people are reached: channels, formats, statuses of proof, who said so."""

from __future__ import annotations

CHANNELS = {"email": "E-mail", "text": "Text message", "letter": "Letter"}

ALL_CHANNELS = {"centre": "Message centre", **CHANNELS, "otherwise": "By staff"}

TOLD = {
    "phone": "By phone",
    "face_to_face": "Face to face",
    "helper": "Through somebody who helps them",
}
"""How staff told somebody whom no message reached."""

FORMATS = {
    "standard": "As usual",
    "large_print": "Large print",
    "easy_read": "Easy read",
    "audio": "Read aloud or recorded",
    "braille": "Braille",
}

UNSAFE = {
    "address": "Do not write to the address",
    "phone": "Do not phone or text",
    "email": "Do not e-mail",
}

SOURCES = {
    "person_told_us": "The person told us",
    "person_wrote": "The person wrote to us",
    "representative": "Somebody who speaks for the person",
    "professional": "Somebody who works with the person",
    "returned": "A message came back",
}
"""From whom staff know it."""

OWN = "the_person_here"

SOURCE_NAMES = {OWN: "The person, on this page", **SOURCES}

STATUSES = {
    "queued": "Waits to be sent",
    "sent": "Sent",
    "delivered": "Delivered",
    "failed": "Refused",
    "bounced": "Came back",
}

OUTCOMES = {"pending": "On its way", "sent": "Told", "failed": "Not delivered"}
