/**
 * The few things that folium's layers expect beside Leaflet, without jQuery, Bootstrap and fonts:
 * enough for markers, icons and popups to work in a page that carries nothing it does not need.
 */

const PIN = 'M12 1.5a8 8 0 0 0-8 8c0 6 8 13 8 13s8-7 8-13a8 8 0 0 0-8-8Zm0 5a3 3 0 1 1-.01 0Z';

const NOTHING = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Make what is missing known; what is there stays. */
export function provideFoliumBits(/** @type {any} */ globals) {
  globals.$ ??= select;
  L.Icon.Default.imagePath = '';
  const standard = pin('steelblue');
  L.Icon.Default.mergeOptions({ ...standard, iconRetinaUrl: standard.iconUrl, shadowUrl: NOTHING });
  L.AwesomeMarkers ??= {
    icon: (/** @type {any} */ options) => L.icon(pin(options?.markerColor ?? 'steelblue')),
  };
}

/** As much of jQuery as folium's templates use: `$(html)[0]` and `$(document).ready(callback)`. */
function select(/** @type {any} */ what) {
  if (typeof what !== 'string')
    return { ready: (/** @type {() => void} */ callback) => callback() };
  const template = document.createElement('template');
  // The page's policy drops style attributes of strings, not styles set by program.
  template.innerHTML = what.trim().replace(/\sstyle=/gi, ' data-style=');
  for (const element of template.content.querySelectorAll('[data-style]')) {
    /** @type {HTMLElement} */ (element).style.cssText = element.getAttribute('data-style') ?? '';
  }
  return [...template.content.children].map((element) => document.adoptNode(element));
}

function pin(/** @type {string} */ colour) {
  const known = CSS.supports('color', colour) ? colour : 'steelblue';
  const size = 'viewBox="0 0 24 24" width="30" height="30"';
  const path = `<path fill="${known}" stroke="white" d="${PIN}"/>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${path}</svg>`;
  return {
    iconUrl: `data:image/svg+xml,${encodeURIComponent(image)}`,
    iconSize: [30, 30],
    iconAnchor: [15, 28],
    popupAnchor: [0, -26],
    tooltipAnchor: [12, -18],
  };
}
