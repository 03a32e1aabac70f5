/**
 * What the time strip asks of a model: the page's and the atlas's both have it.
 *
 * @typedef {object} TimeState
 * @property {[number, number]} range minutes, end excluded
 * @property {[number, number]} axis what the time strip shows
 * @property {boolean} playing
 * @property {boolean} cumulative
 * @property {number} speed
 * @property {import('./calendar.js').Unit} unit of the strip's bins
 */

/**
 * @typedef {object} TimeModel
 * @property {{span: [number, number] | null}} data
 * @property {TimeState} state
 * @property {(patch: Partial<TimeState>) => void} set
 * @property {(listener: (changed: Set<string>) => void) => void} onChange
 * @property {() => boolean} isNarrowed
 * @property {() => void} reset
 */

export {};
