"""A brief: figure, key, sources, method and what is uncertain, as one HTML page or Word document.

`maps.brief.options` can be imported without the libraries that draw and write it.
"""
