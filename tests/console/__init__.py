"""The commands about the law, as somebody at a terminal gives them."""
