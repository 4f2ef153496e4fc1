"""How the rows of a table are read: headings, columns, fields, totals."""
