"""What is kept on disk: imports and everything that was read with them."""
