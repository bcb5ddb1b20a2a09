"""The pages and routes of the staff desk."""
