import assert from 'node:assert/strict';
import { test } from 'node:test';

import { differenceInWords } from '../src/differences.js';
import { wordsFor } from '../src/words.js';

for (const [lang, line, expected] of [
  ['en', 'how many: 12 | 14', 'How many: 12 | 14'],
  ['en', 'where: Mosul | Sinjar', 'Where: Mosul | Sinjar'],
  ['en', 'how sure: claimed | denied', 'How sure: Claimed | Denied'],
  [
    'en',
    "when: 2019-10-15 to 2019-10-16 | by the report's date 2019-10-01 to 2019-11-01",
    'When: 15 October 2019 | October 2019 (by the report’s date)',
  ],
  ['en', 'when: 2019-10-15T06:45 to 2019-10-15T06:46', 'When: 15 October 2019'],
  ['en', 'when: … to 2019-10-16', 'When: Before 16 October 2019'],
  ['en', 'dated by Two outlets, one raid', 'The date is from: Two outlets, one raid'],
  ['en', 'something else', 'something else'],
  ['fr', 'how sure: claimed | odd', 'Certitude : Affirmé | odd'],
  ['ar', 'when: 2019-10-15 to 2019-10-16', 'متى: 15 تشرين الأول 2019'],
]) {
  test(`${line} reads ${expected} in ${lang}`, () =>
    assert.equal(differenceInWords(line, wordsFor(lang)), expected));
}
