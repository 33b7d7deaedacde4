import type { Language } from '../../base/index.js';

/** Words of `project evaluate` on the terminal. Korean and Mongolian are drafts that no person has signed yet (reviewed: no). */
interface Words {
  readonly law: string;
  readonly party: string;
  readonly npv: string;
  readonly rate: string;
  readonly irr: string;
  readonly none: string;
  readonly preTax: string;
  readonly scenario: string;
  readonly payback: string;
  readonly aetr: string;
  readonly withoutState: string;
  readonly metr: string;
  readonly breakeven: string;
  readonly draws: string;
  readonly loses: string;
  readonly fails: string;
  readonly unverified: string;
  readonly note: string;
}

export const projectWords: Readonly<Record<Language, Words>> = {
  en: {
    law: 'law of',
    party: 'party',
    npv: 'NPV, millions',
    rate: 'rate',
    irr: 'IRR',
    none: 'none',
    preTax: 'project, pre-tax',
    scenario: 'A scenario on declared ranges, told per tonne (present values); no NPV is claimed.',
    payback: 'Payback',
    aetr: 'Effective tax rate (AETR)',
    withoutState: 'without the state share',
    metr: 'Marginal rate (METR)',
    breakeven: 'Breakeven, share of the prices',
    draws: 'Draws',
    loses: 'Firm loses money',
    fails: 'Fails before construction',
    unverified: 'Rests on rates that are not verified',
    note: 'Note',
  },
  ko: {
    law: '적용 법령',
    party: '당사자',
    npv: '순현재가치(백만)',
    rate: '할인율',
    irr: '내부수익률',
    none: '없음',
    preTax: '사업 전체, 세전',
    scenario: '공표된 조사가 없어 가정 범위로 계산한 시나리오. 톤당 현재가치만 보이며 순현재가치는 주장하지 않음.',
    payback: '투자회수 연도',
    aetr: '실효세율(AETR)',
    withoutState: '국가 지분 제외',
    metr: '한계실효세율(METR)',
    breakeven: '손익분기, 기준가격 대비',
    draws: '추출 횟수',
    loses: '기업 손실 비율',
    fails: '건설 전 실패 비율',
    unverified: '확인되지 않은 세율에 근거',
    note: '참고',
  },
  mn: {
    law: 'Хууль',
    party: 'Оролцогч',
    npv: 'ЦӨҮЦ, сая',
    rate: 'Хорогдуулах хувь',
    irr: 'ДӨХ',
    none: 'байхгүй',
    preTax: 'Төсөл, татварын өмнө',
    scenario:
      'Нийтлэгдсэн судалгаагүй, зарласан хүрээгээр тооцсон хувилбар. Тонн тутмын өнөөгийн үнэ цэнийг л үзүүлнэ.',
    payback: 'Хөрөнгө нөхөх он',
    aetr: 'Бодит татварын хувь (AETR)',
    withoutState: 'төрийн хувьгүйгээр',
    metr: 'Ахиу татварын хувь (METR)',
    breakeven: 'Тэнцэх цэг, үнийн хувь',
    draws: 'Түүвэр',
    loses: 'Компани алдагдалтай гарах хувь',
    fails: 'Барилгаас өмнө зогсох хувь',
    unverified: 'Баталгаажаагүй хувь хэмжээнд тулгуурласан',
    note: 'Тайлбар',
  },
};
