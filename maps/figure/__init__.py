"""Static maps for print: PNG, SVG and PDF through matplotlib, which the extra `figure` brings.

`maps.figure.draw` draws; `maps.figure.options` can be imported without matplotlib.
"""
