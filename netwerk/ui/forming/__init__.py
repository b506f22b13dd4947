"""The page Netwerkvorming in parts, each in a module of its own."""
