"""What can be done with people, their roles and how they sign in."""
