/** What an atlas says beside the words of the map page, in Arabic. */

import { AR as SHARED } from '../../messages/ar.js';

const { number } = SHARED;

/** @type {import('../words.js').AtlasWords} */
export const AR = {
  map: 'خريطة الأحداث. تحرّكها الأسهم، ويكبّرها الزائد ويصغّرها الناقص. القائمة تضم ما تعرضه.',
  list: 'الأماكن والأحداث',
  mostHere: 'أكثر الأماكن أحداثًا في العرض',
  noneHere: 'لا شيء هنا في هذه التواريخ. صغّر الخريطة أو وسّع المدة.',
  search: 'ابحث عن مكان',
  clear: 'امسح البحث',
  placesFound: (count) => (count ? `الأماكن: ${number(count)}، الأكثر أحداثًا أولًا` : 'لا مكان بهذا الاسم له أحداث.'),
  typeOn: 'هناك المزيد. تابع الكتابة لتجد ما تقصده.',
  back: 'كل الأماكن',
  loading: 'جارٍ جلب الأحداث…',
  again: 'حاول مجددًا',
  more: (count) => `اعرض المزيد (بقي ${number(count)})`,
  inView: (events) => `${events} في ما يظهر من الخريطة`,
  listed: (events, title) => `${events}: ${title}`,
  tooMany: (what, most) =>
    `${what}. ولا يتسع الملف لأكثر من ${most}: اقترب، أو اختر تواريخ وأنواعًا أقل.`,
  tooFar: (what, looked, most) =>
    `${what}. ويلزم للعثور عليها تفحّص ${looked}، وهو أكثر من ${most}: اقترب.`,
  reading: (share) => `قراءة الأرشيف: ${share}`,
  notRead: 'تعذّرت قراءة الأرشيف. حاول من جديد.',
  clickToList: 'انقر لعرضها في القائمة',
  clickToZoom: (places) => `الأماكن: ${number(places)}. انقر للاقتراب`,
  chooseFile: (name) => `اختر ${name} من هذا الحاسوب`,
  fetchWhole: (megabytes) => `اجلب الملف كله (${megabytes} م.ب)`,
  legendSizes: 'الأكبر: أحداث أكثر',
  legendDots: 'نقطة: أحداث قليلة، مقسّمة بحسب أنواعها',
  legendPale: 'باهت: لا يُروى على أنه واقع، أو لا يُعرف إلا القضاء أو المنطقة',
  noticeTitles: {
    file: 'خطوة أخرى',
    whole: 'هذا الخادم لا يرسل أجزاء من الملفات',
    missing: 'تعذّرت قراءة الأرشيف',
    foreign: 'الصفحة والأرشيف ليسا معًا',
  },
  notices: {
    file: (name) =>
      `تقرأ هذه الخريطة أحداثها من ${name} الموجود بجانب الصفحة. والصفحة المفتوحة من مجلد لا تستطيع ذلك وحدها: اختر الملف هنا – لا يُرسل شيء إلى أي مكان – أو ضع الملفين على خادم ويب.`,
    whole: (name, megabytes) =>
      `حجم ${name} هو ${megabytes} م.ب، وهذا الخادم لا يرسله إلا كاملًا. استعمل خادمًا يجيب طلبات الأجزاء (nginx أو Apache أو Caddy أو S3 أو GitHub Pages)، أو تابع بإحدى هذه الطرق.`,
    missing: (name) => `لم يُعثر على ${name} بجانب الصفحة، أو انقطع الاتصال.`,
    foreign: (name) => `الملف ${name} تالف أو لخريطة أخرى. انسخ الملفين اللذين صُنعا معًا.`,
  },
};
