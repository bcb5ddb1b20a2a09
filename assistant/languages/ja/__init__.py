"""All we know of Japanese text."""
