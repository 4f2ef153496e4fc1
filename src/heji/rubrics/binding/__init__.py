"""Where in a form the inputs of a rule come from."""
