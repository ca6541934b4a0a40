"""The layout of the repository, held together by walking the syntax trees."""
