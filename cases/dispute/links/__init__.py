"""What ties disputes to each other and to those who are responsible: links, merging, re-opening,
moving to another authority or to another pack.

Nothing is ever taken back: each of these is an event with its reason, and the record goes on.
"""
