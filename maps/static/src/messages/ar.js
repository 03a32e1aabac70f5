/**
 * The page's words in Arabic; see en.js. Months are called as in Iraq and the Levant, numbers are
 * written with the digits of the news.
 */

const number = new Intl.NumberFormat('ar-u-nu-latn');
const rules = new Intl.PluralRules('ar');

/**
 * A counted noun: none, one and two have forms of their own.
 * @param {number} count
 * @param {{zero: string, one: string, two: string, few: string, many: string, other: string}} noun
 */
function plural(count, noun) {
  const rule = rules.select(count);
  if (rule === 'zero' || rule === 'one' || rule === 'two') return noun[rule];
  return `${number.format(count)} ${noun[rule]}`;
}

const EVENT = {
  zero: 'لا أحداث', one: 'حدث واحد', two: 'حدثان',
  few: 'أحداث', many: 'حدثًا', other: 'حدث',
};
const PLACE = {
  zero: 'لا أماكن', one: 'مكان واحد', two: 'مكانان',
  few: 'أماكن', many: 'مكانًا', other: 'مكان',
};
const CLOSE_PLACE = {
  zero: 'لا أماكن', one: 'مكان واحد', two: 'مكانان متقاربان',
  few: 'أماكن متقاربة', many: 'مكانًا متقاربًا', other: 'مكان متقارب',
};
const REPORT = {
  zero: 'لا تقارير', one: 'تقرير واحد', two: 'تقريران',
  few: 'تقارير', many: 'تقريرًا', other: 'تقرير',
};
const MENTION = {
  zero: 'لا إشارات', one: 'إشارة واحدة', two: 'إشارتان',
  few: 'إشارات', many: 'إشارة', other: 'إشارة',
};
const PASSAGE = {
  zero: 'لا مقاطع', one: 'مقطع واحد', two: 'مقطعان',
  few: 'مقاطع', many: 'مقطعًا', other: 'مقطع',
};

const MONTHS = [
  'كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'تشرين الأول',
  'تشرين الثاني', 'كانون الأول',
];

/** @type {import('../words.js').Words} */
export const AR = {
  lang: 'ar',
  name: 'العربية',
  dir: 'rtl',
  title: 'أحداث على خريطة',
  months: MONTHS,
  monthsShort: MONTHS,
  monthsAlso: [
    'يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر',
    'نوفمبر', 'ديسمبر',
  ],
  comma: '، ',
  number: (value) => number.format(value),
  events: (count) => plural(count, EVENT),

  // Header and list
  shownOf: (total) => `معروض من أصل ${number.format(total)}`,
  undatedAmong: (count) => `منها ${number.format(count)} بلا تاريخ`,
  undatedCount: (count) => `${number.format(count)} بلا تاريخ`,
  undatedHint: 'أحداث لا تذكر التقارير تاريخها',
  outsideDates: (count) => `${number.format(count)} خارج هذه الفترة`,
  hiddenByFilters: (count) => `${number.format(count)} أخفتها عوامل التصفية`,
  mentions: (count) => `${plural(count, MENTION)} بلا حدث`,
  mentionsHidden: (count) => `مما أُخفي: ${plural(count, MENTION)} بلا حدث`,
  mentionsTitle: 'ذُكر بالاسم، ولا حدث يُروى عنه',
  listMentions: 'إشارات بلا حدث',
  shares: 'حصص الأنواع',
  percent: (share) => `${Math.round(share * 100)}%`,
  reports: (count) => plural(count, REPORT),
  undatedHidden: (count) => `${number.format(count)} بلا تاريخ ومخفية`,
  search: 'ابحث في الجمل والأماكن والأشخاص',
  clearSearch: 'مسح البحث',
  filters: 'التصفية',
  families: 'نوع الحدث',
  stances: 'مدى تأكيد التقرير',
  moreFilters: 'مزيد من عوامل التصفية',
  precisions: 'دقة التاريخ',
  placeKinds: 'نوع المكان',
  actors: 'مَن',
  outlets: 'المصدر',
  findIn: (what) => `البحث في: ${what}`,
  noneToChoose: 'لا شيء للاختيار.',
  searching: 'جارٍ البحث …',
  listTitle: 'الأحداث',
  followMap: 'ما تعرضه الخريطة فقط',
  sortBy: 'ترتيب القائمة',
  sortByTime: 'حسب الزمن',
  sortByPlace: 'حسب المكان',
  outOfView: (count) => `${number.format(count)} خارج الخريطة المعروضة`,
  inView: (count) => `${plural(count, EVENT)} في المشهد`,
  nowhere: 'بلا مكان',
  undated: 'بلا تاريخ',
  noEvents: 'لا أحداث. لا تحوي التقارير المقروءة ما يمكن وضعه على خريطة أو في قائمة.',
  noneInRange: 'لا أحداث بين هذين التاريخين. وسّع الفترة أو أعد ضبطها.',
  noneByFilter: 'لا حدث يطابق التصفية والبحث. امسحهما لرؤية الكل.',
  noneInView: 'لا أحداث في هذا الجزء من الخريطة. صغّر العرض أو اعرض كل الأماكن.',
  reset: 'إعادة ضبط',
  resetAll: 'إعادة ضبط التواريخ والتصفية والبحث',
  openList: 'القائمة والتصفية',
  closeList: 'إغلاق القائمة',
  sheetHandle: 'ارتفاع القائمة',
  fullPage: 'فتح الصفحة كاملة',

  // Sharing
  menu: 'المشاركة والتنزيل واللغة',
  closeMenu: 'إغلاق القائمة المنبثقة',
  share: 'مشاركة',
  shareHint: 'يُفتح بهذه التواريخ والتصفية وهذا الجزء من الخريطة.',
  copyLink: 'نسخ الرابط',
  copyEmbed: 'نسخ رمز التضمين',
  copyByHand: 'لا يسمح المتصفح بالنسخ. انسخ النص من هنا:',
  noAddress: 'ليس لهذه الصفحة عنوان. احفظها ملفًا لمشاركتها.',
  download: 'تنزيل المعروض',
  downloadAs: (format, what) => `${format}: ${what}`,
  downloaded: (name) => `سُلّم الملف ${name} إلى المتصفح.`,
  print: 'طباعة',
  language: 'اللغة',
  embedTitle: (title) => `خريطة: ${title}`,

  // Map
  map: 'خريطة الأحداث. تحركها مفاتيح الأسهم، ويكبّرها الزائد ويصغّرها الناقص. تحوي القائمة الأحداث نفسها.',
  zoomIn: 'تكبير',
  zoomOut: 'تصغير',
  zoomHome: 'عرض موضع معظم الأحداث',
  zoomAll: 'عرض كل الأماكن',
  legend: 'مفتاح الرموز',
  credits: 'المصادر',
  makesRequests: 'تُجلب صور الخريطة من خادم أثناء عرض هذه الصفحة.',
  severalPlaces: (count) => plural(count, CLOSE_PLACE),
  zoomToThem: 'كبّر للتمييز بينها',
  somewhereIn: (name) => `في موضع ما من ${name}`,
  placeAndMore: (name, count) => `${name} \u200e+${count}`,
  andMore: (count) => `و${number.format(count)} أخرى`,
  andMorePlaces: (count) => `و${plural(count, PLACE)} أيضًا: كبّر العرض.`,
  moreInList: (count) => `${plural(count, EVENT)} أيضًا في القائمة.`,
  legendDense: 'التظليل: أحداث أكثر من أن تُميَّز، وهو أشد حيث تكثر',
  legendHollow: 'المفرّغ: لا يُروى كحقيقة',
  legendDenied: 'المشطوب: نُفي',
  legendReports: 'الرقم العلوي: عدد التقارير',
  legendArea: 'المخطّط: في موضع ما من هذه المنطقة',
  legendRing: 'الحلقة: حصص الأنواع، باهتة بلا يقين',
  legendFaint: 'الباهت: بلا تاريخ، يظهر دائمًا',
  legendLoose: 'العمود المتلاشي: تاريخ تقريبي',
  legendCountry: 'رقم على بلد: لا يُعرف مكان أدق',

  // Time
  time: 'الزمن',
  through: 'إلى',
  fromLabel: 'أول يوم معروض',
  throughLabel: 'آخر يوم معروض',
  dateHint: 'تاريخ مثل 15 آذار 2019 أو آذار 2019 أو 2019',
  badDate: 'هذا ليس تاريخًا. اكتب 15 آذار 2019 أو آذار 2019 أو 2019.',
  play: 'تشغيل',
  pause: 'إيقاف مؤقت',
  stepBack: 'خطوة إلى الوراء',
  stepForward: 'خطوة إلى الأمام',
  speed: 'السرعة',
  playMode: 'أثناء التشغيل',
  window: 'تحريك الفترة',
  cumulative: 'التراكم من البداية',
  preset: 'انتقال إلى',
  presets: {
    all: 'كل التواريخ', year: 'آخر سنة', month: 'آخر شهر', week: 'آخر أسبوع', day: 'آخر يوم',
  },
  more: 'مزيد من أدوات الزمن',
  axisIn: 'بسط محور الزمن',
  axisOut: 'تضييق محور الزمن',
  perhaps: (count) => `منها ${number.format(count)} ربما في هذا الوقت`,
  timeChart: (unit) => `الأحداث حسب النوع، لكل ${unit}`,
  brushStart: 'بداية الفترة المعروضة',
  brushEnd: 'نهاية الفترة المعروضة',
  noDates: 'لا تاريخ لأي حدث.',
  units: {
    hour: 'ساعة', day: 'يوم', week: 'أسبوع', month: 'شهر', quarter: 'ربع سنة', year: 'سنة',
    lustrum: 'خمس سنوات', decade: 'عقد', century: 'قرن',
  },

  // Dates in words
  dayNumber: (day) => `${day}`,
  date: (day, month, year) => `${day} ${month} ${year}`,
  dayOfMonth: (day, month) => `${day} ${month}`,
  monthOfYear: (month, year) => `${month} ${year}`,
  fromTo: (first, last) => `${first} إلى ${last}`,
  fromDayToDay: (first, last) => `${first} إلى ${last}`,
  atTime: (date, time) => `${date}، ${time}`,
  weekOf: (date) => `أسبوع ${date}`,
  since: (date) => `منذ ${date}`,
  until: (date) => `قبل ${date}`,
  decade: (year) => `عقد ${year}`,
  century: (count) => `القرن ${count}`,
  noDate: 'بلا تاريخ',

  // Card
  close: 'إغلاق',
  previous: 'الحدث السابق',
  next: 'الحدث التالي',
  ofMany: (index, total) => `${number.format(index)} من ${number.format(total)}`,
  hiddenNow: 'تخفيه الآن التواريخ أو التصفية.',
  where: 'أين',
  when: 'متى',
  who: 'مَن',
  toWhom: 'ضد مَن أو لمَن',
  howMany: 'كم',
  details: 'التفاصيل',
  type: 'النوع',
  eventId: 'الحدث',
  place: 'المكان',
  report: 'التقرير',
  openReport: 'فتح التقرير',
  noTitle: 'تقرير بلا عنوان',
  toldBy: (count, tellings) =>
    count > 1
      ? `المصادر: ${plural(count, REPORT)}${tellings > count ? `، ${plural(tellings, PASSAGE)}` : ''}`
      : `في التقرير: ${plural(tellings, PASSAGE)}`,
  differences: { when: 'متى', where: 'أين', 'how many': 'كم', 'how sure': 'مدى التأكيد' },
  differs: (what, told) => `${what}: ${told}`,
  datedBy: (title) => `التاريخ من: ${title}`,
  byReport: (date) => `${date} (بحسب تاريخ التقرير)`,
  inferred: (date) => `${date} (استنتاجًا)`,
  copyQuote: 'نسخ الاقتباس',
  copied: 'تم النسخ',
  corrected: 'صحّحه شخص',
  confirmed: 'أكّده شخص',
  wasBefore: (text) => `كان: ${text}`,
  amended: {
    place: 'المكان', date: 'التاريخ', type: 'النوع', factuality: 'مدى التأكيد', where: 'أين', same: 'ضُمّ إلى رواية أخرى', apart: 'فُصل عن حدث آخر',
  },
  writtenAs: (text) => `كُتب «${text}»`,
  noPlace: 'لا يذكر التقرير مكانًا.',
  unsurePlace: 'قد يُقصد مكان آخر بهذا الاسم.',
  surety: (score) => `درجة اليقين من المكان ${Math.round(score * 100)}%`,
  roles: { location: '', near: 'قرب', target: 'ضد', origin: 'من', destination: 'إلى' },
  claimedBy: (who) => `ادعاء من ${who}`,
  accordingTo: (stance, who) => `${stance}، بحسب ${who}`,
  stancesOne: {
    asserted: 'مذكور كحقيقة', claimed: 'ادعاء', disputed: 'محل خلاف', denied: 'منفي',
    negated: 'لم يحدث', feared: 'يُخشى وقوعه', planned: 'مخطط له', demanded: 'مطلوب',
    hypothetical: 'مفترض فقط',
  },
  basis: {
    explicit: 'يذكر التقرير التاريخ.',
    relative: 'محسوب من تاريخ التقرير.',
    document: 'تاريخ التقرير؛ لا تذكر الجملة تاريخًا.',
    none: 'لا يذكر التقرير تاريخًا.',
  },
  precision: {
    minute: 'معروف بالدقيقة',
    hour: 'معروف بالساعة',
    day: 'معروف باليوم',
    week: 'معروف بالأسبوع',
    month: 'معروف بالشهر',
    quarter: 'معروف بربع السنة',
    season: 'معروف بالفصل',
    year: 'معروف بالسنة',
    decade: 'معروف بالعقد',
    century: 'معروف بالقرن',
    range: 'في وقت ما بين هذين التاريخين',
    none: '',
  },
  precisionShort: {
    minute: 'بالدقيقة', hour: 'بالساعة', day: 'باليوم', week: 'بالأسبوع', month: 'بالشهر',
    quarter: 'بربع السنة', season: 'بالفصل', year: 'بالسنة', decade: 'بالعقد', century: 'بالقرن',
    range: 'بين تاريخين', none: 'بلا تاريخ',
  },
  placePrecision: {
    country: 'لا يُعرف سوى البلد',
    admin1: 'لا تُعرف سوى المحافظة أو الإقليم',
    admin2: 'لا تُعرف سوى الناحية أو القضاء',
    region: 'لا تُعرف سوى المنطقة',
    desert: 'لا تُعرف سوى الصحراء',
    mountain: 'لا تُعرف سوى الجبال',
    water: 'في موضع ما على امتداد المياه',
    point: 'مرسوم في وسط المكان',
  },
  kinds: {
    country: 'بلد', admin1: 'محافظة أو إقليم', admin2: 'قضاء', region: 'منطقة', desert: 'صحراء',
    mountain: 'جبال', water: 'مياه', capital: 'عاصمة', city: 'مدينة', town: 'بلدة',
    village: 'قرية', neighbourhood: 'حي', camp: 'مخيم', crossing: 'معبر حدودي', prison: 'سجن',
    airport: 'مطار', base: 'قاعدة عسكرية', dam: 'سد', field: 'حقل نفط أو غاز', site: 'موقع',
  },
  familyShort: {
    violence: 'عنف', coercion: 'احتجاز', mobilisation: 'انتشار', movement: 'نزوح',
    talks: 'محادثات', statements: 'تصريحات', protest: 'احتجاج', other: 'غير ذلك',
    named: 'إشارات',
  },
  familyNames: {
    violence: 'عنف',
    coercion: 'احتجاز وإكراه',
    mobilisation: 'انتشار وتهديد',
    movement: 'نزوح وعودة ومساعدات',
    talks: 'محادثات واتفاق',
    statements: 'تصريح ومطلب',
    protest: 'احتجاج',
    other: 'غير ذلك',
    named: 'ذُكر بالاسم، ولا حدث يُروى عنه',
  },
};
