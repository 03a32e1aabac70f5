"""Figures of other systems, as measured on the whole corpora or told by their authors."""

PUBLISHED = """\
Others on held-out or whole corpora: end to end F1 at 161 km / exact F1
(outputs published with EUPEG, Wang and Hu 2019, and with Gritta et al. 2018 and 2020, re-scored)
                            LGL            GeoWebNews     TR-News        GeoVirus
  Edinburgh Geoparser       53.9 / 60.0    64.0 / 66.5    66.6 / 71.8    56.4 / 83.4
  CamCoder + spaCy          52.2 / 64.3    57.1 / 65.3    63.6 / 78.1    67.5 / 86.6
  Yahoo Placemaker          53.7 / 62.0    54.9 / 63.2    57.7 / 65.7    53.1 / 64.6
  Stanford NER, population  47.2 / 73.2    54.4 / 74.8    57.1 / 83.9    60.7 / 91.9
  Google Cloud NL              - / -          - / 83.5       - / -          - / -
  Mordecai 3, as deployed (share right at 161 km of all marked; its authors' last 30 %)
                            59.0           62.5           63.5
On the development documents (best of all peers, end to end F1): GeoWebNews 60.3 (Edinburgh),
LGL 51.8 (Edinburgh), TR-News 62.0 (CamCoder), TUD 60.2 (flashgeotext)."""
