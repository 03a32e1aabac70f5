"""Learn the resolver's weights and the calibration of its scores, and write them to their table.

    python -P benchmarks/train_resolver.py FOLDER [--store FOLDER] [--check]

{format}

Weights are those of a multinomial logistic regression over the signs of geo/toponyms/scoring.py,
by Newton's method from a fixed start, rounded: the same corpora and gazetteer make the same bytes.
What the other names of a document mean is guessed with the weights of the stage before. The curve
is fitted to choices in five folds, each made by weights that never saw the document. Every document
is learned from twice, with its web address and without.

`--check` writes nothing, and fails if the table would change.
"""

import argparse
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The check-out comes first.
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.path.insert(0, str(ROOT))

from places.corpus import FORMAT, corpora  # noqa: E402 - as above
from places.teaching import taught, train  # noqa: E402 - as above

from gazetteer import Gazetteer  # noqa: E402 - as above
from geo.toponyms.learned import TABLE, Learned  # noqa: E402 - as above

PATH = ROOT / "geo" / "toponyms" / "data" / TABLE


def main() -> int:
    """Learn, write, and print the digest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").format(format=FORMAT))
    parser.add_argument("folder", type=Path, help="where the corpora lie")
    parser.add_argument("--store", type=Path, help="folder of the gazetteer's store")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args()
    texts = [text for found in corpora(options.folder).values() for text in found]
    with Gazetteer.default(folder=options.store, progress=True) as gazetteer:
        table = render(train(taught(texts, gazetteer)))
    print(f"{hashlib.sha256(table.encode()).hexdigest()}  {PATH.name}")
    if options.check:
        return int(PATH.read_text(encoding="utf-8") != table)
    PATH.write_text(table, encoding="utf-8")
    return 0


def render(model: Learned) -> str:
    """The table as it is written, with a digest of its own lines."""
    rows = [f"weight\t{key}\t{weight:.2f}" for key, weight in sorted(model.weights.items())]
    rows += [f"curve\t{raw:.4f}\t{true:.4f}" for raw, true in model.curve]
    body = "\n".join(["what\tkey\tvalue", *rows]) + "\n"
    digest = hashlib.sha256(body.encode()).hexdigest()
    return (
        "# What the resolver learned, as written by benchmarks/train_resolver.py: weights of the\n"
        "# signs of geo/toponyms/scoring.py in natural units, and the curve from raw to true\n"
        f"# probabilities. The lines below have the SHA-256 digest\n# {digest}\n{body}"
    )


if __name__ == "__main__":
    sys.exit(main())
