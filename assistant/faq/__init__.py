"""What becomes of published entries: a public page, the first answer of the chat, files to take away and bring back."""
