"""Statistics: pure functions on numpy arrays that know neither files, pages nor languages."""
