"""Finding a day for the session together: answers, place, shorter notice, postponement, feedback."""
