"""Forms: questions as data, read and shown by the same declaration; each makes one ask."""
