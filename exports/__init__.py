"""Everything that leaves the registry as a file: workbooks (.xlsx) and, in letters/, documents."""
