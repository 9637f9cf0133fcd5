"""What several panels are made of: headline figures, their periods, and calm words for gaps."""
