"""Words to people: what happened, what it means, what to do and by when, whom to ask.

`compose.py` words one message for one recipient out of a case's state; `templates/` holds one file
for each kind of message and each role; `channels.py` and `notify.py` carry messages out.
"""
