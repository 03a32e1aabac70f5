/** Hand text to the browser as a file. */

const NAME = 'corrections.jsonl';

/** @param {string[]} lines */
export function save(lines) {
  const blob = new Blob([lines.map((line) => `${line}\n`).join('')], {
    type: 'application/x-ndjson',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
