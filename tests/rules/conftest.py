"""How properties are checked here: by what they say, however slow the machine is at the moment."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
