"""Training of the small encoder: from the corpus to the weights that ship. Needs torch; nothing here runs at run time."""
