"""The register of what was agreed: a promise said to be broken, changed in writing, taken further."""
