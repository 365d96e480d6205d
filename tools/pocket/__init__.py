"""The book in the pocket: a PDF and an EPUB of each language, made from the built pages."""
