"""The demonstration (bản trình diễn): published cases and invented dossiers, removable only as a whole."""
