"""Draws disclosed blocks with Streamlit and plotly; computes nothing, opens no warehouse."""
