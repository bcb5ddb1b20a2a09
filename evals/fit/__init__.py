"""koubo eval fit: how much each sign of ranking says."""
