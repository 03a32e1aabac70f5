/** Leaflet stands on the page before this program; folium's layers use it untyped, and so do we. */
declare const L: any;
