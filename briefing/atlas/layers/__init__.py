"""What is drawn below the claims."""
