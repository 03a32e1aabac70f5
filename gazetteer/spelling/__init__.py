"""How names sound: keys under which the romanisations of one Arabic, Kurdish or Turkish name meet.

A name is read into its sounds (`sounds`), one character a sound; its consonants are the widest key
(`skeletons`), with its vowels by classes a narrower one (`vowel_class`), and two names of one
skeleton are compared sound by sound (`similarity`). All of it is linear in the length of a name.
"""

from gazetteer.spelling.similarity import similarity
from gazetteer.spelling.skeletons import skeletons, vowel_class
from gazetteer.spelling.sounds import sounds

__all__ = ["similarity", "skeletons", "sounds", "vowel_class"]
