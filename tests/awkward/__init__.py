"""Files as they really are: every one made here by a script, with what must come out of it.

`cases.CASES` is the table; the other modules make the bytes. Nothing in it is copied from a real file.
"""
