"""Screening: a person looks whether mediation is right and safe for this family.

It forces nobody: a family that is found exempt may still mediate, and one that is not may still give
its own reason to a judge (M24). It moves no date.
"""
