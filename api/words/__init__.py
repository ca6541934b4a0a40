"""The words of the pages: what stages, steps, papers and deadlines are called, and by whom."""
