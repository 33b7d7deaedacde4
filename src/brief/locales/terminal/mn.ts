import type { terminalEn } from './en.js';

/** Reviewed: no. */
export const terminalMn: Readonly<Record<keyof typeof terminalEn, string>> = {
  'row.what': 'үзүүлэлт',
  'row.year': 'он',
  'row.where': 'улс',
  'row.value': 'утга',
  'row.unit': 'нэгж',
  'row.status': 'төлөв',
  'row.source': 'эх сурвалж',
  'row.none': 'Өгөгдлийн хувилбар {vintage}: ийм мөр алга.',
  'row.more': 'Өөр {count} мөр бий: --limit {all} эсвэл --json',
  'row.trace': 'Өгөгдлийн хувилбар {vintage}. Тооны гарлыг харах: lodeward atlas trace {id}',
  'row.written': '{file}: {count, number} мөр',
  'kind.production': 'үйлдвэрлэл',
  'kind.reserves': 'нөөц',
  'kind.capacity': 'хүчин чадал',
  'kind.flow': 'тэнцүүлсэн урсгал',
  'kind.trade': 'худалдаа',
  'kind.price': 'үнэ',
  'kind.use': 'хэрэглээ',
  'kind.assessment': 'үнэлгээ',
  'kind.fx': 'ханш',
  'kind.governance': 'засаглал',
  'kind.macro': 'эдийн засаг',
  'trace.madeOf': 'тооцоонд орсон {count, number} мөр:',
  'trace.source': 'эх сурвалж: {source}',
  'trace.row': 'мөр {row}',
  'trace.licence': 'ашиглах нөхцөл: {licence}',
  'trace.accessed': 'үзсэн өдөр {date}',
  'conflict.head':
    'Эх сурвалжууд {percent} хувиас илүү зөрсөн {count, number} тохиолдол (өгөгдлийн хувилбар {vintage}); хоёр утгыг хоёуланг нь хадгална',
  'missing.one-is-zero': 'нэг нь 0',
  'difference.head':
    '{before} -> {after}: нэмэгдсэн {added, number} мөр, хасагдсан {removed, number} мөр, өөрчлөгдсөн {changed, number} мөр',
  'coverage.leftOut': 'ороогүй',
  'vintage.built':
    'Өгөгдлийн хувилбар {vintage}: {rows, number} мөр, {facts, number} баримт, {markets, number} зах зээл, {files, number} файл, байрлал {folder}',
  'file.added':
    '{source}: {rows, number} мөрийг манай өгөгдөлтэй зэрэгцүүлэн харуулна (уншсан мөр {lines, number}, ороогүй {leftOut, number})',
  'export.done':
    '{rows, number} мөр, {sources, number} эх сурвалж, өгөгдлийн хувилбар {vintage}: {files}, байрлал {folder}',
  'ledger.shipped':
    'Өөрийн бүртгэл хараахан алга: хамт ирсэн тохиролцоог уншиж байна. Эхлүүлэх тушаал: "lodeward registry import".',
  'ledger.recorded': 'Шинээр бүртгэсэн {added, number}, өмнө нь байсан {known, number}; сүүлийн дайджест {head}',
  'ledger.break': 'бүртгэл {seq} ({id}): {code} гинжтэй таарахгүй байна',
  'ledger.stale': '{id}: байдал эсвэл сануулга нь бүртгэлтэй таарахгүй байна',
  'ledger.attachment': 'хавсралт {digest}: өөрчлөгдсөн эсвэл бүртгэл нь алга',
  'ledger.unguarded': 'өгөгдлийн санд хамгаалалт алга: бүртгэлийг өөрчлөх боломжтой байна',
  'ledger.noHead': 'тэмдэглэж авсан дайджест гинжинд алга: бүртгэлийг хассан эсвэл дахин бичсэн байна',
  'ledger.sound': 'бүрэн бүтэн: {count, number} бүртгэл, сүүлийн дайджест {head}',
  'ledger.unsound': 'ЗӨРЧИЛТЭЙ: {count, number} бүртгэл, сүүлийн дайджест {head}',
  'study.copied':
    '{folder}: {study} судалгааны хуулбар. Засаад дараах тушаалаар шалгана: lodeward study check {folder}',
  'study.sound':
    '{study}: алдаа алга ({importer}, {partner}; ашигт малтмал: {minerals, number}; өөрийн үйл явдал: {events, number}).',
  'study.template': '{file}: бөглөөд дараах тушаалаар уншуулна: lodeward study import my-study --xlsx {file}',
  'study.imported': '{folder}: {file} файлын судалгаа. Дараагийн алхам: lodeward study check {folder}',
  'file.written': 'Бичсэн файл: {file}',
  'serve.at': 'Lodeward хаяг: {address}',
  'serve.api': 'Программд зориулсан API хаяг: {address}',
  'serve.stop': 'Зөвхөн энэ компьютерт үйлчилнэ. Зогсоох: Ctrl-C',
};
