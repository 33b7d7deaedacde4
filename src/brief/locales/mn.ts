import type { Messages } from './en.js';
import { industryMn } from './industry/mn.js';
import { lossesMn } from './losses/mn.js';
import { meetingMn } from './meeting/mn.js';
import { planMn } from './plan/mn.js';
import { projectMn } from './project/mn.js';
import { sheetMn } from './project/sheet-mn.js';
import { riskMn } from './risk/mn.js';
import { shockMn } from './shock/mn.js';
import { terminalMn } from './terminal/mn.js';

/** Mongolian. No suffix is joined to a value; none of these sentences has been signed by a person yet. */
export const mn: Messages = {
  ...meetingMn,
  ...industryMn,
  ...lossesMn,
  ...planMn,
  ...projectMn,
  ...sheetMn,
  ...riskMn,
  ...shockMn,
  ...terminalMn,
  'title.report': 'Юу тасалдаж болох вэ, ямар хохирол учрах вэ, юу хийж болох вэ',
  'subtitle.report': 'Чухал ашигт малтмалын хангамж: импортлогч {importer}, түнш {partner}',
  notice: '{text}',
  'draft.translation': 'Орчуулгын төсөл: энэ хэлний өгүүлбэрийг хүн хараахан баталгаажуулаагүй.',

  'imprint.run':
    'Өгөгдлийн хувилбар {vintage} · судалгаа {study} · эхлэл утга {seed} · түүвэр {draws} (үйл явдал тус бүрд {given}) · үр дүн {digest}',
  'imprint.certificate':
    'Зах зээлийн {solves} тэнцвэр бодсон; хамгийн их үлдэгдэл {tonnes} (тухайн зах зээлийн {relative}).',
  'imprint.interval': 'Утгын хязгаар: түүврийн 5-аас 95 дугаар перцентиль.',

  'worst.title': 'Хамгийн хүнд үйл явдлын үр дагавар: {importer}',
  'worst.lead':
    '{event}: энэ тохиолдолд {importer} {tonnes} түүхий эдээр дутаж, худалдан авагчид нь {loss} алдана (жилийн худалдан авалт {bill}). Жилд тохиолдох магадлал {odds}.',
  'worst.lead.noLoss':
    '{event}: энэ тохиолдолд {importer} {tonnes} түүхий эдээр дутна. Жилд тохиолдох магадлал {odds}.',
  'worst.none': 'Энэ судалгаанд тооцоолох боломжтой үйл явдал алга.',
  'worst.order':
    'Эхлээд үйл явдал тохиолдвол юу болохыг, дараа нь магадлалыг, эцэст нь хоёуланг нийлүүлсэн дүнг харуулав. Магадлал нь хамгийн тодорхой бус хэсэг: events.yaml файлд өөрчлөөд дахин бодуулна уу.',
  'worst.chart.title':
    '{importer}: хамгийн их хохирол учруулах ашигт малтмал — {mineral}, хамгийн хүнд үйл явдал тохиолдвол {loss}',
  'worst.chart.subtitle':
    'Ашигт малтмал бүрийн хамгийн хүнд үйл явдал тохиолдох үеийн худалдан авагчдын алдагдал; багана нь медиан, шугам нь түүврийн 5–95 хувь',
  'worst.table.title': 'Ашигт малтмал бүрийн хамгийн хүнд үйл явдал тохиолдвол',
  'worst.map.title': '{mineral}, {importer}: хамгийн том нийлүүлэгч {first}, эзлэх хувь {share}',
  'worst.map.subtitle':
    '{importer}, суурь он {year}, худалдан авалт (тонн), интервалгүй. Шугамын өргөн нь тонн, тасархай шугам нь хамгийн хүнд үйл явдлын үед зогсоно. Шугамгүй улс зараагүй эсвэл мэдээлэлгүй',
  'year.title': 'Нэг жилийн дүнгээр',
  'year.lead':
    'Бүх үйл явдал, магадлалыг нэгтгэхэд худалдан авагчдын жилийн хүлээгдэж буй алдагдал хамгийн их нь {mineral}: {loss}.',
  'year.overlap':
    'Нэг ашигт малтмалын зах зээлүүд (хүдэр, завсрын бүтээгдэхүүн, металл) давхцдаг тул алдагдлыг нь нэмэхгүй.',
  'year.table.title': 'Жилийн хүлээгдэж буй алдагдал ба хүнд жил',

  'column.mineral': 'Ашигт малтмал',
  'column.event': 'Хамгийн хүнд үйл явдал',
  'column.short': 'Дутагдах тонн',
  'column.need': 'Жилийн хэрэглээ',
  'column.first': 'Тэргүүн нийлүүлэгч',
  'column.buyerLoss': 'Худалдан авагчдын алдагдал',
  'column.valueDirect': 'Алдагдах нэмэгдэл өртөг, шууд',
  'column.valueTotal': 'Алдагдах нэмэгдэл өртөг, нийлүүлэгчидтэй',
  'column.odds': 'Жилийн магадлал',
  'column.expectedTonnes': 'Хүлээгдэж буй дутагдал',
  'column.expectedLoss': 'Хүлээгдэж буй алдагдал',
  'column.pZero': 'Алдагдалгүй жил',
  'column.p95': 'Хорин жилд нэг удаа давах дүн',
  'column.cvar': 'Тийм жилийн дундаж',
  'column.status': 'Мэдээлэл',
  'column.year': 'Он',

  'event.own': '{name}',
  'event.stop': '{country} {mineral} борлуулахаа {months} зогсоох',
  'event.halve': '{country} {mineral} {months} хоёр дахин бага борлуулах',
  'event.licence': '{country} {mineral} экспортлоход {months} зөвшөөрөл шаардах',
  'event.destination-ban': '{country} {importer} чиглэлд {mineral} борлуулахаа {months} зогсоох',
  'event.outage': '{mineral} хамгийн их үйлдвэрлэдэг {country} {months} үйлдвэрлэл нь тасалдах',
  'event.corridor': '{country} дахь тээврийн замаар {mineral} {months} нэвтрэхгүй болох',
  'event.other': '{mineral}: {measure}, {months}',

  'partner.title': '{partner}: юу олборлодог, хэн худалдан авдаг; {importer}: юу хэрэгтэй',
  'partner.lead':
    'Долоон ашигт малтмалаас олборлолт нь эх сурвалжид байгаа нь {shown} ({partner}); харуулсан онуудад нийлүүлэгдсэн нь {delivered} ({importer}).',
  'partner.table.title': '{partner} ба {importer}',
  'partner.output': 'Олборлолт: {partner}',
  'partner.exports': 'Экспорт: {partner}',
  'partner.buyers': 'Одоогийн худалдан авагч',
  'partner.toImporter': 'Нийлүүлэлт: {importer}',
  'partner.need': 'Хэрэгцээ: {importer}',
  'partner.possible': 'Боломжит хэмжээ, хугацаа',
  'partner.evidence': 'Үндэслэл',
  'partner.buyer': '{country} {share}',
  'partner.dated': '{quantity} ({year})',
  'partner.datedConflict': '{quantity} ({year}); бусад эх сурвалж {others}',
  'partner.prospect': '{project}: жилд {quantity}, {year}',
  'partner.prospect.noTonnes': '{project}: нийтэлсэн хэмжээ алга, {year}',
  'partner.prospect.from': '{year} оноос',
  'partner.prospect.noYear': 'нийтэлсэн хугацаа алга',
  'partner.note':
    'Тонн нь агуулгын тонн; эх сурвалж хүдэр, баяжмалын жингээр өгсөн бол нийт жин гэж тэмдэглэв. Энэ хүснэгтэд бидний таамаг байхгүй.',

  'agreements.title': 'Тохиролцооны хэрэгжилт',
  'agreements.lead':
    'Гарын үсэг зурсан баримтуудын ({date}) аль нь ч тонн заагаагүй; юу амласан, түүнээс хойш юу нотлогдсоныг доор харуулав.',
  'agreements.tonnes':
    'Санамж бичгээр {memorandum}, гэрээгээр {contracted}, нийлүүлсэн {delivered}: эдгээр гурван тоог хооронд нь нэмэхгүй.',
  'agreements.odds': 'Өмнөх санамж бичгүүдийн үр дүнгээс үзвэл гэрээ болох магадлал {odds}.',
  'agreements.transit':
    'Дамжин өнгөрөх зам нь энэ магадлалаас гадна худалдан авах гэрээ бүрийн тусдаа эрсдэл ({partner}). Өнгөрөх зам: {route}; очих улс: {importer}, тэр замаар явах хувь: {share}. Жилд хаагдах магадлал: {mean} ({odds}), нэг удаад {months}.',
  'agreements.transit.way': 'Хаалттай үед өөр зам: {way}. Жилд {least}–{most}, нэмэлт зардал {cheap}–{dear}.',
  'agreements.transit.none': 'Хаалттай үед мэдэгдэж байгаа өөр зам алга.',
  'agreements.transit.counted':
    'Хаагдах явдал ба өөр замыг энэ тооцооны алдагдалд, мөн дараах эрдсийн гэрээ, төслийн бууруулах алдагдалд тооцсон: {minerals}.',
  'agreements.table.title': 'Тохиролцоо, үе шат, дараагийн хугацаа',
  'column.date': 'Огноо',
  'column.agreement': 'Тохиролцоо',
  'column.stage': 'Үе шат',
  'column.due': 'Дараагийн хугацаа',
  'column.promised': 'Амласан зүйл',
  'column.evidenced': 'Түүнээс хойш нотлогдсон',
  'column.memorandum': 'Санамж бичиг',
  'column.contracted': 'Гэрээ',
  'column.delivered': 'Нийлүүлсэн',

  'project.title': 'Нэг төслийн жишээ: хэн юу хүртэх вэ',
  'project.lead': '{name}: төслийн татварын өмнөх цэвэр өнөөгийн үнэ цэн {npv}; хуваарилалт нь дараах байдалтай.',
  'project.lead.perTonne':
    '{name}, таамагласан хязгаарт суурилсан хувилбар: татварын өмнө {npv}; хуваарилалт нь дараах байдалтай. Энэ нь үнэлгээ биш.',
  'project.chart.perTonne':
    'Тонн тутмын өнөөгийн үнэ цэн, {unit}, тал тус бүрийн хорогдуулах хувиар, {year} оны мөнгөөр; нэг тохиолдол, интервалгүй',
  'project.chart.title': '{name}: хамгийн ихийг авах тал {party}, {value}',
  'project.chart.subtitle':
    'Тал тус бүрийн цэвэр өнөөгийн үнэ цэн, {unit}, өөрийн хорогдуулах хувиар, {year} оны мөнгөөр; нэг тохиолдол, интервалгүй',
  'project.table.title': '{name}: талууд',
  'project.facts':
    'Өгөөжийн дотоод хувь {irr}; хөрөнгө оруулалтаа нөхөх он {payback}; төрийн эзлэх хувь (AETR) {aetr}; ашиг алдагдалгүй үнэ {breakeven}.',
  'project.unverified': 'Хүчин төгөлдөр эсэх нь эх сурвалжаар батлагдаагүй хувь хэмжээ: {list}.',
  'party.firm': 'Компани',
  'party.firm.named': 'Компани ({id})',
  'party.host-treasury': 'Төсөв: {country}',
  'party.host-state': 'Төрийн компани: {country}',
  'party.host-state.named': '{id} (төрийн компани, {country})',
  'party.home-treasury': 'Төсөв: {country}',
  'party.lender': 'Зээлдүүлэгч',
  'party.banks': 'Зээлдүүлэгч (банк)',
  'party.lender.named': 'Зээлдүүлэгч ({id})',
  'party.other': 'Бусад',
  'party.other.named': 'Бусад ({id})',
  'party.closure-fund': 'Уурхай хаалтын сан',
  'column.party': 'Тал',
  'column.npv': 'Цэвэр өнөөгийн үнэ цэн',
  'column.rate': 'Хорогдуулах хувь',
  'column.irr': 'Өгөөжийн дотоод хувь',

  'column.measure': 'Арга хэмжээ',
  'column.kind': 'Төрөл',
  'column.cost': 'Зардал',
  'column.averted': 'Жилд бууруулах алдагдал',

  'unknown.title': 'Тодорхойгүй хэвээр байгаа асуудал',
  'unknown.surtax':
    'Монголд молибден, гянтболд, цагаан тугалга, никель, хайлуур жоншид мөрдөж буй нөөц ашигласны төлбөрийн өсөн нэмэгдэх хувь аль ч эх сурвалжид олдсонгүй; 0–5 нэгж хувийн хязгаар авсан.',
  'unknown.flows': 'Хэн хэнд зарсан нь хосоор мэдээлэгдээгүй, нийт дүнгээс тооцсон ашигт малтмал: {minerals}.',
  'unknown.output':
    'Худалдаалагдах шатны үйлдвэрлэл аль ч эх сурвалжид байхгүй ашигт малтмал: {minerals}. Тэдгээрийн алдагдалд зөвхөн худалдсан тонн орсон.',
  'unknown.offtake':
    '2025 оны баримтуудаас хойш Монголын молибден, цагаан тугалга, никельд Солонгосын хувь эзэмшил, худалдан авах гэрээ байгааг харуулсан эх сурвалж алга.',
  'unknown.odds': 'Магадлал нь олонд танил цөөн тооны засгийн газрын шийдвэрт тулгуурласан тул хязгаар нь өргөн.',
  'unknown.market':
    'Зах зээлийг нь байгуулж чадаагүй ашигт малтмал: {minerals}. Алдагдалд ороогүй нь аюулгүй гэсэн үг биш.',
  'unknown.prices':
    'Эхний саруудад худалдан авагч өөр нийлүүлэгч хэр хурдан олох вэ гэдэг нь алдагдалд хамгийн их нөлөөлөх таамаглал.',
  'unknown.stocks':
    'Аж үйлдвэрийн өөрийн нөөцийг аль ч ашигт малтмалд нийтэлдэггүй; зөвхөн төрийн нөөцийг тоолох боломжтой байв.',

  'checks.title': 'Гадны эх сурвалжийн тоотой тулгасан дүн',
  'checks.lead': 'Гадны эх сурвалжийн {all} тооноос (checks.yaml) {within} нь зөвшөөрөх хэлбэлзэлд багтан таарсан.',
  'checks.table.title': 'Гадны тоо ба энэ тооцооны тоо',
  'column.check': 'Үзүүлэлт',
  'column.theirs': 'Гадны тоо',
  'column.ours': 'Энэ тооцоо',
  'column.within': 'Таарах эсэх',
  'column.source': 'Эх сурвалж',
  'word.yes': 'тийм',
  'word.no': 'үгүй',

  'minerals.title': 'Ашигт малтмал бүрийн мэдээлэл',
  'minerals.table.title': '{importer}: суурь он, хэрэглээ, тэргүүн нийлүүлэгч',
  'minerals.notes': '{mineral}: {note}',

  'source.line':
    'Эх сурвалж: атласын тэнцүүлсэн урсгал ба үнэ, хувилбар {vintage}; тоо бүрийн мөрийг доорх Эх сурвалж хэсгээс нээнэ',
  'source.partner':
    'Эх сурвалж: атласын үйлдвэрлэл, худалдааны мөр, хувилбар {vintage}; боломжит хэмжээ нь судалгааны partner.yaml',
  'source.registry': 'Эх сурвалж: судалгааны тохиролцооны бүртгэл, бичлэг бүр өөрийн эх сурвалжтай',
  'source.project': 'Эх сурвалж: судалгааны төслийн файл ба data/fiscal хувь хэмжээ',
  'source.checks': 'Эх сурвалж: судалгааны checks.yaml',

  'ui.sources': 'Эх сурвалж',
  'ui.sources.lead': 'Дээрх доогуур зураастай тоо бүр энд хүргэнэ: мөр, хийсэн боловсруулалт, анхны хэвлэл.',
  'ui.row': 'Мөр',
  'ui.steps': 'Хийсэн боловсруулалт',
  'ui.inputs': 'Тооцоонд орсон мөр',
  'ui.publisher': 'Хэвлэн нийтлэгч',
  'ui.title': 'Гарчиг',
  'ui.edition': 'Хэвлэл',
  'ui.licence': 'Ашиглах нөхцөл',
  'ui.accessed': 'Уншсан огноо',
  'ui.place': 'Мөр эсвэл хүснэгт',
  'ui.value': 'Утга',
  'ui.table': 'Энэ зургийн тоо',
  'ui.language': 'Хэл',
  'ui.contents': 'Гарчиг',
  'ui.mark.estimated': 'тооцоолсон',
  'ui.mark.unverified': 'нягтлаагүй',
  'ui.mark.partial': 'хэсэгчилсэн',
  'ui.mark.traded-only': 'зөвхөн худалдаа',
  'ui.mark.draft': 'төсөл',
  'ui.gross': 'нийт жин',

  'status.complete': 'бүрэн',
  'status.partial': 'хэсэгчилсэн',
  'status.traded-only': 'зөвхөн худалдаа',
  'status.estimated': 'тооцоолсон',

  'missing.negative-final-demand': 'хүснэгтээс нийт дүн гарахгүй',
  'missing.not-modelled': 'хараахан загварчлаагүй',
  'missing.none-reported': 'мэдээлэгдсэн нь алга',
  'missing.no-year': 'хугацаа заагаагүй',
  'missing.importer-buys-none': 'суурь онд худалдан аваагүй',
  'missing.no-foreign-supplier': 'гадаад нийлүүлэгч алга',
  'missing.no-irr': 'алга',
  'missing.negative-base': 'суурь нь эерэг биш',
  'missing.not-converged': 'зөвшөөрөх алдаанд багтаж бодогдоогүй',
  'missing.no-exchange-rate': 'атласт ханш алга',
  'missing.no-agreements': 'судалгаанд тохиролцоо алга',
  'missing.none-evidenced': 'нотлогдсон нь алга',
  'missing.no-market': 'атласт зах зээл нь алга',
  'missing.no-source': 'эх сурвалж алга',
  'missing.no-output': 'олборлолтыг харуулсан эх сурвалж алга',
  'missing.no-trade': 'худалдааг харуулсан эх сурвалж алга',
  'missing.not-reported': 'мэдээлээгүй',
  'missing.not-redistributed': 'уншсан боловч нийтлэх эрхгүй',
  'missing.no-odds': 'магадлал өгөөгүй',
  'missing.no-use-shares': 'аль салбар ашигладгийг харуулсан эх сурвалж алга',
  'missing.no-buyers': 'худалдан авагчийг харуулсан эх сурвалж алга',
  'missing.no-due-date': 'хугацаа заагаагүй',
  'missing.no-tonnes': 'тонн заагаагүй',
  'missing.no-registry': 'бүртгэлийг уншаагүй',
  'missing.no-project': 'судалгаанд төслийн файл алга',
  'missing.no-events': 'тооцсон үйл явдал алга',
  'missing.other': 'тодорхойгүй ({code})',
};
