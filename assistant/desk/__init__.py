"""The staff desk: accounts, enquiries, entries and documents, and a record of all that is done."""
