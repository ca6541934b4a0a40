"""The choice of a setting: the tailored list, the family's ranked preference, the settings that are
asked, and the one that is named, round by round. How much the list binds is the policy pack's."""
