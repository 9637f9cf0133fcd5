"""The reading wing: figures from the warehouse file to screen, slide and command line."""
