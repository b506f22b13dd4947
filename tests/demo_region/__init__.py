"""Makes `data/demo`, the fictional region Waterland-Oost; `python -m tests.demo_region` writes the same bytes again."""
