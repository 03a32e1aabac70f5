/** What an atlas says beside the words of the map page, in English. */

const number = new Intl.NumberFormat('en-GB');
/** @param {number} count @param {string} one */
const plural = (count, one) => `${number.format(count)} ${one}${count === 1 ? '' : 's'}`;

export const EN = {
  map: 'Map of events. Arrow keys move it, plus and minus zoom. The list holds what it shows.',
  list: 'Places and events',
  mostHere: 'Where most happened, in view',
  noneHere: 'Nothing here in these dates. Zoom out, or widen the range.',
  search: 'Search for a place',
  clear: 'Clear the search',
  placesFound: (/** @type {number} */ count) => (count ? `${plural(count, 'place')}, most events first` : 'No place of this name has events.'),
  typeOn: 'There are more. Type on to find the one you mean.',
  back: 'All places',
  loading: 'Fetching events …',
  again: 'Try again',
  more: (/** @type {number} */ count) => `Show more (${number.format(count)} left to look through)`,
  inView: (/** @type {string} */ events) => `${events} in view`,
  listed: (/** @type {string} */ events, /** @type {string} */ title) => `${events}: ${title}`,
  tooMany: (/** @type {string} */ what, /** @type {string} */ most) =>
    `${what}. A file holds up to ${most}: come closer, or choose fewer dates and kinds.`,
  tooFar: (/** @type {string} */ what, /** @type {string} */ looked, /** @type {string} */ most) =>
    `${what}. To find them ${looked} would have to be looked through, more than ${most}: come closer.`,
  reading: (/** @type {string} */ share) => `Reading the archive: ${share}`,
  notRead: 'The archive could not be read. Try again.',
  clickToList: 'Click to list them',
  clickToZoom: (/** @type {number} */ places) => `${plural(places, 'place')}: click to come closer`,
  chooseFile: (/** @type {string} */ name) => `Choose ${name} on this computer`,
  fetchWhole: (/** @type {string} */ megabytes) => `Fetch all ${megabytes} MB`,
  legendSizes: 'Larger: more events',
  legendDots: 'Dot: few events, divided by kind',
  legendPale: 'Pale: not told as fact, or known to a district or region only',
  noticeTitles: {
    file: 'One more step',
    whole: 'This server sends no parts of files',
    missing: 'The archive could not be read',
    foreign: 'Page and archive do not belong together',
  },
  notices: {
    file: (/** @type {string} */ name) =>
      `This map reads its events from ${name}, which lies beside the page. A page that was opened from a folder may not do that by itself: choose the file here – nothing is sent anywhere – or put both files on a web server.`,
    whole: (/** @type {string} */ name, /** @type {string} */ megabytes) =>
      `${name} has ${megabytes} MB, and this server can only send all of it. Use one that answers range requests (nginx, Apache, Caddy, S3, GitHub Pages), or go on in one of these ways.`,
    missing: (/** @type {string} */ name) => `${name} was not found beside the page, or the connection failed.`,
    foreign: (/** @type {string} */ name) =>
      `${name} is damaged or of another map. Copy both files that were made together.`,
  },
};
