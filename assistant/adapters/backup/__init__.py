"""Backups: one file that holds the truth, checked before it takes the place of anything."""
