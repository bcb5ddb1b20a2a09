"""All we know of English text, which stands around quotes in Japanese."""
