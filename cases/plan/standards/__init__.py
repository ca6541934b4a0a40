"""National standards that a decision about a plan rests on."""
