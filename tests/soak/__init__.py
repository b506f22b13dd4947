"""Tests that go on for long: faults and load. `make test` takes a seeded sample of each."""
