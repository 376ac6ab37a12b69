"""What the rules find in some hundred parsed texts of our own, word by word."""
