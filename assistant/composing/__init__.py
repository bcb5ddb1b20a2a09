"""Composes claims from facts, from sentences of the documents, or with a model."""
