"""The subjects of the `redress` command, called as a person calls them."""
