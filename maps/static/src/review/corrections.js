/**
 * What a person decided, as lines of `corrections.jsonl` (docs/corrections.md). Pure: answers in,
 * objects out.
 */

/**
 * @typedef {object} Place as in readings
 * @property {string} place_id
 * @property {string} name
 * @property {string} kind
 * @property {string | null} country
 * @property {string | null} admin1
 * @property {number} lon
 * @property {number} lat
 */
/** @typedef {{start: string | null, end: string | null, precision: string, basis: string}} When */
/**
 * What was decided of an item; what is missing was not spoken of.
 * @typedef {object} Answer
 * @property {Place | null} [place] of a name; null where it is none
 * @property {boolean} [everywhere] whether that holds in all reports
 * @property {{place: Place, role: string}[]} [where] of an event
 * @property {When | null} [when]
 * @property {string} [type]
 * @property {string} [factuality]
 * @property {boolean} [none] whether it is no event
 * @property {number[]} [apart] numbers of its tellings that tell another event
 * @property {number[]} [same] numbers of items that are the same event
 * @property {string} [note]
 * @property {string} by
 * @property {string} at ISO 8601
 */

const HEAD = { format: 'dateline-corrections', version: 1 };

/**
 * The lines of an answer.
 * @param {any} data of the page
 * @param {number} index of the item
 * @param {Answer} answer
 * @returns {object[]}
 */
export function linesOf(data, index, answer) {
  const item = data.items[index];
  const said = { by: answer.by, at: answer.at, note: answer.note ?? '' };
  const about = (/** @type {object} */ change) => {
    const rule = { text: item.text, country: null, admin1: null };
    const scope = answer.everywhere ? { rule } : { targets: targetsOf(data, item, answer) };
    return { ...HEAD, ...scope, ...change, ...said };
  };
  if (item.kind === 'name') {
    if (answer.place === undefined) return [];
    return [about(answer.place ? { change: 'place', place: answer.place } : { change: 'not a place' })];
  }
  const lines = [];
  if (answer.none) lines.push(about({ change: 'not an event' }));
  if (answer.where) {
    lines.push(
      about({ change: 'where', places: answer.where.map(({ place, role }) => ({ ...place, role })) }),
    );
  }
  if (answer.when !== undefined) lines.push(about({ change: 'date', when: answer.when }));
  if (answer.type) lines.push(about({ change: 'type', type: answer.type, label: labelOf(item, answer.type) }));
  if (answer.factuality) lines.push(about({ change: 'factuality', factuality: answer.factuality }));
  return [...lines, ...ties(data, item, answer).map((tie) => ({ ...HEAD, ...tie, ...said }))];
}

/** The passages that an answer is about: of an event those that were not split off. */
function targetsOf(/** @type {any} */ data, /** @type {any} */ item, /** @type {Answer} */ answer) {
  if (item.kind === 'name') {
    return item.targets.map((/** @type {any} */ target) => fullTarget(data, target));
  }
  const { apart = [] } = answer;
  return item.tellings
    .filter((/** @type {any} */ _, /** @type {number} */ number) => !apart.includes(number))
    .map((/** @type {any} */ telling) => fullTarget(data, telling.target));
}

/** Events that were joined, and passages that were split off. */
function ties(/** @type {any} */ data, /** @type {any} */ item, /** @type {Answer} */ answer) {
  const { apart = [], same = [] } = answer;
  const target = (/** @type {any} */ telling) => fullTarget(data, telling.target);
  const rest = item.tellings.filter((/** @type {any} */ _, /** @type {number} */ n) => !apart.includes(n));
  const pairs = apart.flatMap((number) =>
    rest.map((/** @type {any} */ other) => ({
      change: 'apart',
      targets: [target(item.tellings[number]), target(other)],
    })),
  );
  if (same.length === 0) return pairs;
  const joined = [...rest, ...same.flatMap((other) => data.items[other].tellings)];
  return [...pairs, { change: 'same', targets: joined.map(target) }];
}

/** A target with the report that it lies in. */
function fullTarget(/** @type {any} */ data, /** @type {any} */ target) {
  const { digest, source, title } = data.documents[target.document];
  return { ...target, document: digest, source, title };
}

/** The words for a type: the machine's where it is the machine's type. */
function labelOf(/** @type {any} */ item, /** @type {string} */ type) {
  return type === item.type ? item.label : type.toLowerCase();
}
