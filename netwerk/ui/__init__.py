"""The only part that knows Streamlit: the door, the controls, the caches, the map component."""
