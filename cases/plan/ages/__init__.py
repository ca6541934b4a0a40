"""What follows from the age of a child: reviews under five, rights of their own, the end at 25."""
