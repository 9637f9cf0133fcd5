"""What the command line does, one file a command: the numbers of the pages, behind one gate."""
