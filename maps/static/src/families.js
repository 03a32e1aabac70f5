/** The families of events and how each looks: a colour (in page.css) and a shape of its own. */

/** In the order of the legend and of stacked bars. */
export const FAMILIES = [
  'violence',
  'coercion',
  'mobilisation',
  'movement',
  'talks',
  'statements',
  'protest',
  'other',
  'named',
];

/** No event: a place that a report names without telling that something happens there. */
export const NAMED = FAMILIES.indexOf('named');

/** How a report stands to an event, surest first. */
export const STANCES = [
  'asserted',
  'claimed',
  'disputed',
  'planned',
  'demanded',
  'feared',
  'hypothetical',
  'denied',
  'negated',
];

/**
 * Outlines around (0, 0) within a radius of about 1, as SVG path data; areas are alike, so that
 * no family looks heavier than another. To be filled by the even-odd rule.
 * @type {Record<string, string>}
 */
export const SHAPES = {
  violence: circle(0.9),
  coercion: 'M-.82-.82H.82V.82H-.82Z',
  mobilisation: 'M0-1.12L1.08.8H-1.08Z',
  movement: 'M0-1.16L1.16 0L0 1.16L-1.16 0Z',
  talks: 'M-.54-.94H.54L1.08 0L.54 .94H-.54L-1.08 0Z',
  statements: `${circle(1.02)}${circle(0.46)}`,
  protest: 'M-.36-1.08H.36V-.36H1.08V.36H.36V1.08H-.36V.36H-1.08V-.36H-.36Z',
  other: circle(0.62),
  named: `${circle(0.6)}${circle(0.3)}`,
};

/** The stroke through what is denied. */
export const STRIKE = 'M-1.15 1.15L1.15-1.15';

/** Whether a stance is drawn filled: only what the report itself tells as fact. */
export function isSure(/** @type {number} */ stance) {
  return STANCES[stance] === 'asserted';
}

export function isDenied(/** @type {number} */ stance) {
  return STANCES[stance] === 'denied' || STANCES[stance] === 'negated';
}

function circle(/** @type {number} */ r) {
  return `M${-r} 0A${r} ${r} 0 1 0 ${r} 0A${r} ${r} 0 1 0 ${-r} 0Z`;
}
