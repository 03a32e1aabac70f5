/** What an atlas says beside the words of the map page, in French. */

const number = new Intl.NumberFormat('fr-FR');
/** @param {number} count @param {string} one */
const plural = (count, one) => `${number.format(count)} ${one}${count < 2 ? '' : 's'}`;

/** @type {import('../words.js').AtlasWords} */
export const FR = {
  map: 'Carte des événements. Les flèches la déplacent, plus et moins zooment. La liste dit ce qu’elle montre.',
  list: 'Lieux et événements',
  mostHere: 'Là où il s’est passé le plus, à l’écran',
  noneHere: 'Rien ici à ces dates. Dézoomez ou élargissez la période.',
  search: 'Chercher un lieu',
  clear: 'Effacer la recherche',
  placesFound: (count) => (count ? `${plural(count, 'lieu').replace('lieus', 'lieux')}, les plus fournis d’abord` : 'Aucun lieu de ce nom n’a d’événements.'),
  typeOn: 'Il y en a d’autres. Continuez à taper pour trouver le bon.',
  back: 'Tous les lieux',
  loading: 'Chargement des événements…',
  again: 'Réessayer',
  more: (count) => `Afficher la suite (${number.format(count)} à parcourir)`,
  inView: (events) => `${events} à l’écran`,
  listed: (events, title) => `${events} : ${title}`,
  tooMany: (what, most) =>
    `${what}. Un fichier en contient ${most} au plus : approchez-vous, ou choisissez moins de dates et de genres.`,
  tooFar: (what, looked, most) =>
    `${what}. Pour les trouver, il faudrait en parcourir ${looked}, plus que ${most} : approchez-vous.`,
  reading: (share) => `Lecture de l’archive : ${share}`,
  notRead: 'L’archive n’a pas pu être lue. Réessayez.',
  clickToList: 'Cliquez pour les lister',
  clickToZoom: (places) => `${plural(places, 'lieu').replace('lieus', 'lieux')} : cliquez pour vous approcher`,
  chooseFile: (name) => `Choisir ${name} sur cet ordinateur`,
  fetchWhole: (megabytes) => `Charger les ${megabytes} Mo`,
  legendSizes: 'Plus grand : plus d’événements',
  legendDots: 'Point : peu d’événements, divisés par genre',
  legendPale: 'Pâle : non donné pour un fait, ou connu seulement au district ou à la région',
  noticeTitles: {
    file: 'Encore une étape',
    whole: 'Ce serveur n’envoie pas de parties de fichiers',
    missing: 'L’archive n’a pas pu être lue',
    foreign: 'La page et l’archive ne vont pas ensemble',
  },
  notices: {
    file: (name) =>
      `Cette carte lit ses événements dans ${name}, placé à côté de la page. Une page ouverte depuis un dossier ne peut pas le faire d’elle-même : choisissez le fichier ici – rien n’est envoyé – ou placez les deux fichiers sur un serveur web.`,
    whole: (name, megabytes) =>
      `${name} pèse ${megabytes} Mo et ce serveur ne peut l’envoyer qu’en entier. Utilisez-en un qui répond aux requêtes partielles (nginx, Apache, Caddy, S3, GitHub Pages), ou continuez ainsi.`,
    missing: (name) => `${name} est introuvable à côté de la page, ou la connexion a échoué.`,
    foreign: (name) => `${name} est abîmé ou vient d’une autre carte. Copiez les deux fichiers faits ensemble.`,
  },
};
