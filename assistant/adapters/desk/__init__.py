"""What the staff desk keeps in SQL."""
