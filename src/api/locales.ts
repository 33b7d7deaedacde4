import type { Language } from '../base/index.js';

const en = {
  'bad-input': 'The input has problems',
  'bad-request': 'The request has problems',
  'no-answer': 'The question has no answer',
  bug: 'A bug of lodeward',
  'not-found': 'Nothing is here',
  'not-json': 'The body is not JSON',
  'not-text': 'The body is not text',
  'wrong-media-type': 'The body is of another type',
  'not-acceptable': 'No such format is offered',
  'not-local': 'Only this machine is served',
  'too-large': 'The body is too large',
  'too-many-requests': 'Too many requests',
  'too-many-jobs': 'Two runs are going already',
  'too-many-rows': 'Too many rows',
  'unknown-row': 'No such row',
  'unknown-mineral': 'No such market',
  'no-such-job': 'No such job',
  'no-such-file': 'No such file',
  'not-run-yet': 'The study has not been run yet',
};
type Titles = Readonly<Record<keyof typeof en, string>>;

const ko: Titles = {
  'bad-input': '입력 내용에 오류가 있습니다',
  'bad-request': '요청 내용에 오류가 있습니다',
  'no-answer': '이 질문에는 답이 없습니다',
  bug: '프로그램 오류입니다',
  'not-found': '요청한 주소가 없습니다',
  'not-json': '본문이 JSON 형식이 아닙니다',
  'not-text': '본문이 텍스트가 아닙니다',
  'wrong-media-type': '본문 형식이 맞지 않습니다',
  'not-acceptable': '제공하지 않는 형식입니다',
  'not-local': '이 컴퓨터에서만 접속할 수 있습니다',
  'too-large': '본문이 너무 큽니다',
  'too-many-requests': '요청이 너무 많습니다',
  'too-many-jobs': '이미 두 건의 계산이 진행 중입니다',
  'too-many-rows': '자료 행이 너무 많습니다',
  'unknown-row': '해당 자료 행이 없습니다',
  'unknown-mineral': '해당 시장이 없습니다',
  'no-such-job': '해당 작업이 없습니다',
  'no-such-file': '해당 파일이 없습니다',
  'not-run-yet': '연구를 아직 실행하지 않았습니다',
};

const mn: Titles = {
  'bad-input': 'Оруулсан өгөгдөлд алдаа байна',
  'bad-request': 'Хүсэлтэд алдаа байна',
  'no-answer': 'Энэ асуултад хариулт алга',
  bug: 'Программын алдаа гарлаа',
  'not-found': 'Энд юу ч алга',
  'not-json': 'Хүсэлтийн бие JSON биш байна',
  'not-text': 'Хүсэлтийн бие текст биш байна',
  'wrong-media-type': 'Хүсэлтийн биеийн төрөл тохирохгүй байна',
  'not-acceptable': 'Ийм хэлбэршил байхгүй',
  'not-local': 'Зөвхөн энэ компьютерт үйлчилнэ',
  'too-large': 'Хүсэлтийн бие хэт том байна',
  'too-many-requests': 'Хүсэлт хэт олон байна',
  'too-many-jobs': 'Хоёр тооцоо аль хэдийн явагдаж байна',
  'too-many-rows': 'Мөр хэт олон байна',
  'unknown-row': 'Ийм мөр алга',
  'unknown-mineral': 'Ийм зах зээл алга',
  'no-such-job': 'Ийм ажил алга',
  'no-such-file': 'Ийм файл алга',
  'not-run-yet': 'Судалгааг хараахан ажиллуулаагүй байна',
};

/** Titles of problems over HTTP; the code beside them is the same in every language. Korean and Mongolian reviewed: no. */
export const titles: Readonly<Record<Language, Titles>> = { en, ko, mn };
