/**
 * For page_patterns.py: `list FOLDER` prints the regular expressions in its scripts, as JSON lines;
 * `measure` takes [source, flags, text, ...] as JSON lines and prints the milliseconds of each text.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [task, folder] = process.argv.slice(2);

/** @param {string} folder */
function list(folder) {
  const ts = createRequire(join(resolve(folder), '..', 'package.json'))('typescript');
  for (const name of readdirSync(folder, { recursive: true }).toSorted()) {
    if (!name.endsWith('.js')) continue;
    const path = join(folder, name);
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (/** @type {any} */ node) => {
      const isMade = ts.isNewExpression(node) && node.expression.getText() === 'RegExp';
      if (isMade || ts.isRegularExpressionLiteral(node)) {
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        const [, source, flags] = isMade ? ['', '', ''] : /^\/(.*)\/(\w*)$/s.exec(node.text);
        console.log(JSON.stringify([`${relative(folder, path)}:${line}`, source, flags]));
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

async function measure() {
  for await (const line of createInterface({ input: process.stdin })) {
    const [source, flags, ...texts] = JSON.parse(line);
    const pattern = new RegExp(source, flags);
    const spent = texts.map((/** @type {string} */ text) => {
      const start = process.cpuUsage();
      text.replace(pattern, '');
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    console.log(JSON.stringify(spent));
  }
}

if (task === 'list') list(folder);
else await measure();
