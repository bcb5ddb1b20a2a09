"""What koubo costs and finds, on the machine at hand, beside the stack that tutorials build."""
