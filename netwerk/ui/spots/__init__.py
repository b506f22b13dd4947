"""The page Witte vlekken in parts, each in a module of its own."""
