"""What a service or the authority promises of itself, faster than the law: with a clock of its own
beside the statutory one, and any number of pauses with reason and evidence."""
