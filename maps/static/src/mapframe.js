/** What every map of ours stands in: Leaflet, panes for our own layers, and a view that can be told. */

export class MapFrame {
  /** @param {any} map Leaflet's */
  constructor(map) {
    this.map = map;
    /** Whether the map shows what it first showed. */
    this.isHome = false;
    this.isZooming = false;
    /** What is to be shown once a zoom has ended. @type {(() => void) | null} */
    this.waiting = null;
    map.on('movestart', () => {
      this.isHome = false;
    });
    map.on('zoomanim', () => {
      this.isZooming = true;
    });
    map.on('zoomend', () => {
      const { waiting } = this;
      this.isZooming = false;
      this.waiting = null;
      waiting?.();
    });
    // The ground lies under tiles and folium's layers, the events over them.
    for (const [name, index] of [['dateline-base', '150'], ['dateline-events', '620']]) {
      const pane = map.createPane(name);
      pane.style.zIndex = index;
      pane.style.pointerEvents = 'none';
    }
  }

  /** What the map shows, in degrees. @returns {[number, number, number, number]} west, south, east, north */
  box() {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Move the map, after the zoom that runs: Leaflet drops what is asked of it during one. @param {() => void} move */
  whenStill(move) {
    if (this.isZooming) this.waiting = move;
    else move();
  }

  /** Show a box to its edges. @param {[number, number, number, number]} box west, south, east, north */
  showBox([west, south, east, north]) {
    const bounds = L.latLngBounds([south, west], [north, east]);
    this.whenStill(() => this.map.fitBounds(bounds, { animate: false }));
  }

  /** The box shown, and the way back to just this view. */
  keepView() {
    const { map, isHome } = this;
    const [centre, zoom] = [map.getCenter(), map.getZoom()];
    const back = () =>
      this.whenStill(() => {
        map.setView(centre, zoom, { animate: false });
        this.isHome = isHome;
      });
    return { box: this.box(), back };
  }
}
