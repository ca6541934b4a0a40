"""The commands, called in this process or as a person calls them."""
