"""Entries in files: taken away by anybody who works at the desk, and brought back as drafts."""
