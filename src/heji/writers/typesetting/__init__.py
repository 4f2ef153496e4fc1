"""PDF documents: templates of Typst filled with data, in the faces of official documents."""
