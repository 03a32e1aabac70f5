/** Icons of the page: path data on a 24 × 24 grid, drawn as lines. */

export const ICONS = {
  play: 'M8 5.5v13l10.5-6.5Z',
  pause: 'M8 5.5v13M16 5.5v13',
  back: 'M16 6l-7 6 7 6ZM7 6v12',
  forward: 'M8 6l7 6-7 6ZM17 6v12',
  close: 'M6 6l12 12M18 6L6 18',
  left: 'M14.5 5.5L8 12l6.5 6.5',
  right: 'M9.5 5.5L16 12l-6.5 6.5',
  up: 'M5.5 14.5L12 8l6.5 6.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  spread: 'M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4',
  narrow: 'M3 12h7M14 12h7M6 8l4 4-4 4M18 8l-4 4 4 4',
  target: 'M12 4v3M12 17v3M4 12h3M17 12h3M12 8.5a3.5 3.5 0 1 0 .01 0Z',
  world:
    'M12 3.5a8.5 8.5 0 1 0 .01 0ZM3.5 12h17M12 3.5c-6 5.5-6 11.5 0 17M12 3.5c6 5.5 6 11.5 0 17',
  list: 'M4 6.5h16M4 12h16M4 17.5h16',
  search: 'M10.5 4.5a6 6 0 1 0 .01 0ZM15 15l5 5',
  more: 'M5 11a1 1 0 1 0 .01 0ZM12 11a1 1 0 1 0 .01 0ZM19 11a1 1 0 1 0 .01 0Z',
  link: 'M13 5h6v6M19 5l-8.5 8.5M17 14v5H5V7h5',
  copy: 'M9 9h10v11H9ZM5 15V4h10',
  reset: 'M5 5v5h5M5.5 10a7 7 0 1 1-.8 4.5',
};
