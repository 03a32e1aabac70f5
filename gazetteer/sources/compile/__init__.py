"""Make the committed tables out of public data: run by maintainers, not by the product.

Each module is a script whose docstring tells what it reads and writes; the files it reads are
arguments, and the same files give the same bytes. `gazetteer/data/README.md` tells where they come
from and in which order the scripts run.
"""
