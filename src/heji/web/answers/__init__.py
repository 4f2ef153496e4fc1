"""What people say to the findings on their forms, and what reviewers make of it (问题答复)."""
