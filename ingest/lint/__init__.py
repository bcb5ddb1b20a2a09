"""What the secretariat should mend in its documents, before applicants are misled."""
