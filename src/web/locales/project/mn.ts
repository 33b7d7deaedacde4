import type { projectEn } from './en.js';

/** Mongolian words of the page about one project. */
export const projectMn: Readonly<Record<keyof typeof projectEn, string>> = {
  'project.title': 'Төсөл',
  'project.lead': 'Компани, төслийн улс, хөрөнгө оруулагч улс, зээлдүүлэгч тус бүрд юу ногдох вэ.',
  'project.unknown': 'Судалгаанд «{asked}» төсөл алга. Оронд нь үзүүлсэн: {shown}.',
  'project.which': 'Аль төсөл',
  'project.price': 'Үнэ',
  'project.price.said': 'файлын утгын {percent, number}%',
  'project.scenario':
    'Нийтлэгдсэн судалгаа биш, зарласан хязгаарт суурилсан хувилбар тул цэвэр өнөөгийн үнэ цэнээр бус, тонн тутмын мөнгөөр хэлнэ.',
  'project.npv': 'Татварын өмнөх цэвэр өнөөгийн үнэ цэн ({rate})',
  'project.irr': 'Татварын өмнөх өгөөжийн дотоод хувь',
  'project.payback': 'Хөрөнгө нөхөх он',
  'project.aetr': 'Татварын дундаж үр нөлөөт хувь (AETR)',
  'project.breakeven': 'Ашиг алдагдалгүй үнэ, {name}, {unit}',
  'project.finding': 'Хамгийн ихийг авах тал: {party}, {value}',
  'project.parties': 'Хэн хэдийг авах',
  'project.parties.per-tonne':
    'Эхний бүтээгдэхүүний тонн тутмын өнөөгийн үнэ цэн, {unit}; тал бүр өөрийн хувиар; нэг тохиолдол, интервалгүй',
  'project.parties.npv': 'Цэвэр өнөөгийн үнэ цэн, {unit}; тал бүр өөрийн хувиар; нэг тохиолдол, интервалгүй',
  'project.party': 'Тал',
  'project.source': 'Эх сурвалж: төслийн файл, төслийн улсын татварын дэглэм',
  'project.regime': 'Дэглэм: {country}, {date}',
  'project.draws.title': 'Түүврийн {share} хувилбарт алдагдалтай: {party}',
  'project.draws.none': 'Үнэ ба зардлын түүвэрт тал бүрт үлдэх хэмжээ',
  'project.curve.title': 'Төрд оногдох хувь: үнэ {from} дахин үед {low}, {to} дахин үед {high}',
  'project.curve.subtitle':
    'Татварын дундаж үр нөлөөт хувь (AETR), %, файлд бичсэн үнийн үржүүлэгчээр. Үнэ бүрт нэг тохиолдол тул интервалгүй',
  'project.curve.scale': 'Үнийн үржүүлэгч',
  'project.irr.several':
    'Мөнгөн урсгалын тэмдэг нэгээс олон удаа солигддог (жишээ нь эцсийн нөхөн сэргээлтийн зардал) тул өнөөгийн үнэ цэнийг тэг болгох хувь нэгээс олон байна. Аль нэг нь дангаараа ашигтай эсэхийг хэлэхгүй; цэвэр өнөөгийн үнэ цэнийг харна.',
  'project.year': '{year} он',
  'project.levies.title': 'Улсад хамгийн их орлого өгөх нь {levy}: төслийн хугацаанд {value}',
  'project.levies.subtitle': 'Төслийн улсын жилийн татвар хураамж, {unit}, {country}; нэг тохиолдол, интервалгүй',
  'project.levers': 'Тал бүр юуг өөрчилж чадах вэ',
  'project.levers.market': 'Зах зээл',
  'project.levers.host': '{country}: өөрчилж болох нөхцөл',
  'project.levers.home': '{country}: дэмжлэг',
  'project.law': 'Хууль',
  'project.law.file': 'файлд бичсэнээр',
  'project.participation': 'Төрийн оролцоо',
  'project.participation.share': 'төслийн хувь эзэмшинэ',
  'project.participation.special-royalty': 'хувийн оронд нөөц ашигласны тусгай төлбөр',
  'project.support.yes': 'шаардлага хангана',
  'project.support.no': 'шаардлага хангахгүй',
  'project.support.not-known': 'хангах эсэх нь мэдэгдэхгүй',
  'project.levers.back': 'Файлын нөхцөл рүү буцах',
  'buyers.fit': '{mineral} борлуулах судалгааны төслүүд',
  'buyers.fit.how':
    'Төлөвлөгөөний тээврийн зардалгүй ашиг алдагдалгүй үнэ дээр замын зардлыг нэмсэн: доод, хамгийн магадлалтай, дээд',
  'buyers.fit.most': 'жилд хамгийн ихдээ {tonnes}',
  'buyers.fit.none': 'Судалгаанд энэ ашигт малтмалыг борлуулах төсөл алга.',
  'project.workbook': 'Томьёотой Excel файл (XLSX)',
  'project.brief': 'Энэ төслийн товч тайлан',
  'project.before': 'Файлын нөхцөл',
  'project.after': 'Өөрчилсөн нөхцөл',
  'project.change': 'Зөрүү',
  'project.changed': 'Өөрчлөлтийн үр дүн',
  'project.changed.finding': 'Өөрчлөлтөөс хамгийн их хожих тал: {party}, {value}',
  'project.changed.nothing':
    'Энэ өөрчлөлтөөр хэний ч авах хэмжээ өөрчлөгдөхгүй: өөр ордод хамаарах, эсвэл файлд түүнд тооцох зүйл алга.',
  'project.account': 'Хэний данс',
  'project.waterfall.firm': '{party}: борлуулалт {gross}, үлдэх {net}; хамгийн их зарлага: {step}, {value}',
  'project.waterfall.treasury': '{party}: {net}; хамгийн их орлого: {step}, {value}',
  'project.waterfall.subtitle':
    'Үнээс үлдэгдэл хүртэл: өнөөгийн үнэ цэн, {unit}, тал бүр өөрийн хувиар; нэг тохиолдол, интервалгүй',
  'project.waterfall.step': 'Алхам',
  'project.waterfall.left': 'Үлдэгдэл',
  'project.draws.failed':
    'Үе шатуудын магадлалаас шалтгаалж түүврийн {share} нь уурхай баригдахгүй: тэгвэл хайгуул, судалгаанд зарцуулсан мөнгө алдагдаж, өөр орлого, зарлага гарахгүй. Ийм түүвэр олон бол медиан 0 орчимд байх боловч баригдсан уурхайн үр дүн 0 гэсэн үг биш.',
  'project.draws.per-tonne':
    'Төлөвлөсөн тонн тутмын өнөөгийн үнэ цэн, {unit}; хамгийн жижиг цэг нь үнэ ба зардлын {draws, number} түүврийн хорины нэг, том цэг нь хэд хэд, зураас нь голч, багана нь 90% интервал',
  'project.draws.npv':
    'Цэвэр өнөөгийн үнэ цэн, {unit}; хамгийн жижиг цэг нь үнэ ба зардлын {draws, number} түүврийн хорины нэг, том цэг нь хэд хэд, зураас нь голч, багана нь 90% интервал',
};
