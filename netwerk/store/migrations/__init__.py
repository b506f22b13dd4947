"""How the tables came to be: one revision per change, in the order in which databases go through them."""
