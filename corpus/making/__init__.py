"""How each format of the sample documents is made from its words in sources/, the same bytes at every run."""
