"""A question becomes a case: proposed from the present answer, confirmed by a person."""
