"""`pourparler export`: everything in the record, with its evidence."""
