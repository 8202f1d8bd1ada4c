"""Training of the small encoder: from the corpus to the weights. Needs torch; nothing here is shipped."""
