"""Files of enquiries become questions: mails without what they quote and how they are signed, rows of tables."""
