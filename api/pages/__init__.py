"""The pages: plain addresses, forms that work without scripts, one module for each sort of page."""
