"""The web: pages for people, a JSON API for programs, one meaning for both.

| question | file |
|---|---|
| how it is put together | `application.py`, `desk.py`, `stores.py` |
| who is signed in, who may see what | `session.py`, `viewer.py`, `permissions.py` |
| what people ask, and how it reaches a case | `asks/`, `draft.py`, `filing.py`, `gateway.py` |
| forms as data; their errors | `forms/`, `uploading.py` |
| what is shown | `views/`, `words/`, `rendering.py`, `templates/`, `static/` |
| the addresses | `pages/`, `v1/` |
| what goes wrong | `failures.py`, `body_limit.py`, `headers.py` |
| the people of the demonstration | `demo_people.py` |
"""
