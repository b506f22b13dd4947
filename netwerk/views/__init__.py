"""How results look: colours, the map, charts, tables, sentences. Pure functions, no Streamlit."""
