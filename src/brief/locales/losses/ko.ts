import type { lossesEn } from './en.js';

export const lossesKo: Record<keyof typeof lossesEn, string> = {
  'joint.title': '모든 광물을 합친 한 해',
  'joint.lead':
    '전체 광물을 합친 {importer} 수요자의 연평균 손실: {mean}. 손실이 없는 해의 비율 {pZero}, 20년에 한 번꼴로 넘는 손실 {p95}, 그런 해의 평균 {cvar}.',
  'joint.value':
    '산업의 부가가치 손실 연평균: 직접 {direct}(부가가치가 낮은 용도부터 줄이면 {least}, 높은 용도부터 줄이면 {greatest}), 공급업체 포함 {total}. 20년에 한 번꼴로 넘는 직접 손실: {p95}. 어떤 가격으로도 살 수 없는 물량만 보면 {unserved}.',
  'joint.value.unknown': '산업의 부가가치 손실은 계산하지 않음: {why}.',
  'joint.rule':
    '한 광물과 그 형태의 손실은 합산하지 않고, 한 산업의 부가가치는 한 번만 잃으며, 한 결정은 대상 광물에 동시에 미친다. 모의 계산의 표준오차: 평균 {mean}, 20년에 한 번 {p95}, 그런 해의 평균 {cvar}.',
  'joint.rule.short':
    '한 광물과 그 형태의 손실은 합산하지 않고, 한 산업의 부가가치는 한 번만 잃으며, 한 결정은 대상 광물에 동시에 미친다.',
  'joint.minerals.title': '합계 손실의 구성: 광물별',
  'joint.ifTaken': '결정 시 수요자 손실',
  'joint.expected': '연간 기대손실',
  'joint.events.title': '기대손실의 구성: 결정과 가동 중단',
  'losses.title': '손실의 구성과 좌우 요인',
  'drivers.lead': '{mineral}: 기대손실의 불확실성 가운데 가정 하나({assumption})에서 비롯한 비율 {share}.',
  'drivers.title': '주요 광물의 기대손실을 좌우하는 가정',
  'drivers.note':
    '가정 묶음이 단독으로, 또 다른 가정과 함께 설명하는 분산의 비율(소볼 지수, 모의실험 {draws}회, 계산 {solves}회). 범위는 부트스트랩의 5~95%이다.',
  'decision.stop': '{country}: 판매 중단',
  'decision.halve': '{country}: 판매 절반 감축',
  'decision.licence': '{country}: 수출 허가제',
  'decision.destination-ban': '{country}: {importer} 대상 판매 중단',
  'decision.outage': '최대 생산국 가동 중단: {country}',
  'decision.of-one': '{decision} ({mineral})',
  'decision.corridor': '수송로 폐쇄: {country}',
  'parts.title': '수요자 손실의 구성',
  'parts.note':
    '추가 지출: 계속 사는 물량에 더 치르는 현금. 공급처 전환: 다른 판매자의 물량으로 바꾸는 비용. 사라진 물량: 멈춘 사용량을 사용 포기 가격까지 평가한 값. 모의실험마다 세 값의 합이 손실과 같다.',
  'bounds.title': '부가가치 손실: 어느 용도가 줄어드는가에 따른 범위',
  'bounds.note':
    '비례 배분, 부가가치가 낮은 용도부터, 높은 용도부터. 줄어든 전체 물량과 어떤 가격으로도 살 수 없는 물량을 따로 계산하며 합산하지 않는다.',
  'column.bill': '기준 가격의 연간 구매액',
  'column.paidMore': '추가 지출',
  'column.switching': '공급처 전환',
  'column.gone': '사라진 물량',
  'column.unserved': '살 수 없는 물량',
  'bounds.least': '낮은 용도부터',
  'bounds.greatest': '높은 용도부터',
  'column.valueUnserved': '살 수 없는 물량만',
  'column.hit': '손실이 있는 해',
  'column.meanLoss': '연평균 손실',
  'column.part': '합계 손실 대비',
  'column.decision': '결정 또는 가동 중단',
  'column.minerals': '광물',
  'column.assumption': '가정',
  'drivers.alone': '단독',
  'drivers.withOthers': '상호작용 포함',
};
