"""How well our search finds, on questions that nobody here wrote."""
