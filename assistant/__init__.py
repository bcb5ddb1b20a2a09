"""Answers questions from published documents, claim by claim."""
