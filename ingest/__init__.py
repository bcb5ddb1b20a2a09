"""Makes documents searchable."""
