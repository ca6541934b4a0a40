"""Where children learn: the settings of a local inclusion plan, the tailored list drawn from it, and
the standards that a decision may cite. Data of an authority, and pure functions over it."""
