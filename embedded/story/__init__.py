"""`redress demo --story`: whole disputes and a plan, played by themselves through the public API."""

from embedded.story.play import Story, play, play_at

__all__ = ["Story", "play", "play_at"]
