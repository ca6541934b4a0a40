"""Preparing the session: what each side brings, and the child's views (M12).

The words lie behind the without-prejudice wall (M21). The case knows only that they are there: no
id of theirs is in an event or a state, so that nothing outside can lead to them.
"""
