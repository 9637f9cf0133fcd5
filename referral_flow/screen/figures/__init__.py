"""How each kind of chart is drawn: one module per kind, and the axes and labels that they share."""
