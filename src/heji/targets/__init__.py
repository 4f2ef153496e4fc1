"""What an indicator's target asks for, and whether its result answers it."""
