"""The annotated corpus: original text marked by a language model, and stand-off labels on real articles."""
