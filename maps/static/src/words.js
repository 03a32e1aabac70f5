/**
 * Every word that the page says by itself, in one place.
 *
 * Plain values are texts, functions make texts from numbers and names. A further language is a
 * further object with the same keys.
 */

const number = new Intl.NumberFormat('en-GB');
/** @param {number} count @param {string} one @param {string} [many] */
const plural = (count, one, many = `${one}s`) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const EN = {
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  number: (/** @type {number} */ value) => number.format(value),
  events: (/** @type {number} */ count) => plural(count, 'event'),
  places: (/** @type {number} */ count) => plural(count, 'place'),
  reports: (/** @type {number} */ count) => plural(count, 'report'),

  // Header and list
  shownOf: (/** @type {number} */ total) => `of ${plural(total, 'event')} shown`,
  undatedAmong: (/** @type {number} */ count) => `${number.format(count)} of them undated`,
  undatedCount: (/** @type {number} */ count) => `${number.format(count)} undated`,
  undatedHint: 'Events for which the reports give no date',
  outsideDates: (/** @type {number} */ count) => `${number.format(count)} outside these dates`,
  hiddenByFilters: (/** @type {number} */ count) => `${number.format(count)} hidden by filters`,
  namedOnly: (/** @type {number} */ count) => `${plural(count, 'place')} only named`,
  undatedHidden: (/** @type {number} */ count) => `${number.format(count)} undated hidden`,
  search: 'Search sentences, places, people',
  clearSearch: 'Clear the search',
  filters: 'Filters',
  families: 'Kind of event',
  stances: 'How sure the report is',
  listTitle: 'Events',
  followMap: 'Only what the map shows',
  sortBy: 'Order of the list',
  sortByTime: 'By time',
  sortByPlace: 'By place',
  outOfView: (/** @type {number} */ count) => `${number.format(count)} outside the map’s view`,
  inView: (/** @type {number} */ count) => `${plural(count, 'event')} in view`,
  nowhere: 'Without a place',
  undated: 'Without a date',
  noEvents: 'No events. The reports that were read hold none that can be put on a map or a list.',
  noneInRange: 'No event between these dates. Widen the range or reset it.',
  noneByFilter: 'No event passes the filters and the search. Clear them to see all.',
  noneInView: 'No event in this part of the map. Zoom out, or list all places.',
  reset: 'Reset',
  resetAll: 'Reset dates, filters and search',
  openList: 'List and filters',
  closeList: 'Close the list',
  sheetHandle: 'Height of the list',
  fullPage: 'Open full page',

  // Map
  map: 'Map of events. Arrow keys move it, plus and minus zoom. The list holds the same events.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomHome: 'Show where most events are',
  zoomAll: 'Show all places',
  legend: 'Key',
  credits: 'Sources',
  makesRequests: 'Map pictures are fetched from a server while you look at this page.',
  severalPlaces: (/** @type {number} */ count) => `${plural(count, 'place')} close together`,
  zoomToThem: 'Zoom in to tell them apart',
  somewhereIn: (/** @type {string} */ name) => `Somewhere in ${name}`,
  andMore: (/** @type {number} */ count) => `and ${number.format(count)} more`,
  andMorePlaces: (/** @type {number} */ count) => `and ${plural(count, 'place')} more: zoom in.`,
  moreInList: (/** @type {number} */ count) => `${plural(count, 'event')} more in the list.`,
  legendHollow: 'Hollow: claimed, planned, feared, demanded or supposed',
  legendDenied: 'Struck through: denied',
  legendArea: 'Hatched: somewhere in this area',
  legendRing: 'Ring: share of each kind, pale where not certain',
  legendFaint: 'Faint: undated, shown whatever the dates',
  legendCountry: 'Number on a country: no closer place known',

  // Time
  time: 'Time',
  from: 'From',
  through: 'to',
  fromLabel: 'First day shown',
  throughLabel: 'Last day shown',
  dateHint: 'A date such as 15 Oct 2019, Oct 2019 or 2019',
  badDate: 'This is no date. Write 15 Oct 2019, Oct 2019 or 2019.',
  play: 'Play',
  pause: 'Pause',
  stepBack: 'Step back',
  stepForward: 'Step forward',
  speed: 'Speed',
  playMode: 'While playing',
  window: 'Move the window',
  cumulative: 'Add up from the start',
  preset: 'Jump to',
  presets: {
    all: 'All dates',
    year: 'Last year',
    month: 'Last month',
    week: 'Last week',
    day: 'Last day',
  },
  more: 'More time controls',
  timeChart: (/** @type {string} */ unit) => `Events per ${unit}, by kind`,
  brushStart: 'Start of the dates shown',
  brushEnd: 'End of the dates shown',
  noDates: 'No event has a date.',
  units: {
    day: 'day',
    week: 'week',
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    lustrum: 'five years',
    decade: 'decade',
    century: 'century',
  },

  // Dates in words
  weekOf: (/** @type {string} */ date) => `Week of ${date}`,
  since: (/** @type {string} */ date) => `Since ${date}`,
  until: (/** @type {string} */ date) => `Before ${date}`,
  decade: (/** @type {number} */ year) => `${year}s`,
  century: (/** @type {number} */ count) => `${count}${ordinal(count)} century`,
  noDate: 'Undated',

  // Card
  close: 'Close',
  back: 'Back',
  previous: 'Previous event',
  next: 'Next event',
  ofMany: (/** @type {number} */ index, /** @type {number} */ total) => `${index} of ${total}`,
  hiddenNow: 'Hidden at present by the dates or filters.',
  where: 'Where',
  when: 'When',
  who: 'Who',
  toWhom: 'To whom',
  howMany: 'How many',
  details: 'Details',
  type: 'Type',
  eventId: 'Event',
  place: 'Place',
  report: 'Report',
  openReport: 'Open the report',
  noTitle: 'Untitled report',
  published: (/** @type {string} */ date) => `published ${date}`,
  copyQuote: 'Copy quote',
  copied: 'Copied',
  writtenAs: (/** @type {string} */ text) => `written “${text}”`,
  noPlace: 'The report gives no place.',
  unsurePlace: 'Another place of this name is possible.',
  surety: (/** @type {number} */ score) => `certainty of the place ${Math.round(score * 100)} %`,
  roles: { location: '', near: 'near', target: 'against', origin: 'from', destination: 'to' },
  claimedBy: (/** @type {string} */ who) => `Claimed by ${who}`,
  accordingTo: (/** @type {string} */ stance, /** @type {string} */ who) =>
    `${stance}, according to ${who}`,
  stancesOne: {
    asserted: 'Reported as fact',
    claimed: 'Claimed',
    disputed: 'Disputed',
    denied: 'Denied',
    negated: 'Did not happen',
    feared: 'Feared',
    planned: 'Planned',
    demanded: 'Demanded',
    hypothetical: 'Only supposed',
  },
  basis: {
    explicit: 'The report gives the date.',
    relative: 'Counted from the date of the report.',
    document: 'The date of the report; the sentence gives none.',
    none: 'The report gives no date.',
  },
  precision: {
    minute: 'Known to the minute',
    hour: 'Known to the hour',
    day: 'Known to the day',
    week: 'Known to the week',
    month: 'Known to the month',
    quarter: 'Known to the quarter',
    season: 'Known to the season',
    year: 'Known to the year',
    decade: 'Known to the decade',
    century: 'Known to the century',
    range: 'Some time between these dates',
    none: '',
  },
  placePrecision: {
    country: 'Known only to the country',
    admin1: 'Known only to the governorate or province',
    admin2: 'Known only to the district',
    region: 'Known only to the region',
    desert: 'Known only to the desert',
    mountain: 'Known only to the mountains',
    water: 'Somewhere along the water',
    point: 'Drawn at the middle of the place',
  },
  kinds: {
    country: 'country',
    admin1: 'governorate or province',
    admin2: 'district',
    region: 'region',
    desert: 'desert',
    mountain: 'mountains',
    water: 'water',
    capital: 'capital',
    city: 'city',
    town: 'town',
    village: 'village',
    neighbourhood: 'neighbourhood',
    camp: 'camp',
    crossing: 'border crossing',
    prison: 'prison',
    airport: 'airport',
    base: 'military base',
    dam: 'dam',
    field: 'oil or gas field',
    site: 'site',
  },
  familyShort: {
    violence: 'Violence',
    coercion: 'Detention',
    mobilisation: 'Deployment',
    movement: 'Displacement',
    talks: 'Talks',
    statements: 'Statements',
    protest: 'Protest',
    other: 'Other',
    named: 'Only named',
  },
  familyNames: {
    violence: 'Violence',
    coercion: 'Detention, coercion',
    mobilisation: 'Deployment, threat',
    movement: 'Displacement, return, aid',
    talks: 'Talks, agreement',
    statements: 'Statement, demand',
    protest: 'Protest',
    other: 'Other',
    named: 'Named, no event told there',
  },
};

/** @typedef {typeof EN} Words */

function ordinal(/** @type {number} */ count) {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th';
}

/** @type {Record<string, Words>} */
const LANGUAGES = { en: EN };

/**
 * The words of a language, else the English ones.
 * @param {string} lang BCP 47
 * @returns {Words}
 */
export function wordsFor(lang) {
  return LANGUAGES[lang.toLowerCase().split('-')[0]] ?? EN;
}
