"""A labelled set of Dutch organisation names of our own making: who is meant by what people write in lists."""
