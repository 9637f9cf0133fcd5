"""Disclosed blocks as a PowerPoint deck with native, editable charts.

Knows nothing of where figures come from: it takes what the gate has let through and lays it out.
"""
