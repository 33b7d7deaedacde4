/** Help in one language: by command path, by option (or path and option), and the words of commander itself. */
export interface HelpTexts {
  readonly titles: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** By error code of commander; {0} and {1} are the words it quotes. */
  readonly usage: Readonly<Record<string, string>>;
  readonly more: string;
}

/** Korean; drafts that no person has signed yet. */
export const ko: HelpTexts = {
  titles: { 'Usage:': '사용법:', 'Arguments:': '인자:', 'Options:': '옵션:', 'Commands:': '명령:' },
  commands: {
    '': '핵심광물: 근거에서 결정까지. 위험, 충격, 공동사업, 예산 배분, 합의 이행.',
    help: '명령 도움말 보기',
    atlas: '출처가 붙은 자료: 행과 그 유래',
    'atlas show': '생산·교역·매장량·가격 자료 행 보기',
    'atlas trace': '한 수치를 원자료 행까지 추적',
    'atlas build': '원자료에서 자료판 다시 만들기',
    'atlas add': '공식 통계 파일 추가',
    'atlas diff': '두 자료판 비교',
    backtest: '과거 사건으로 모형 검증, 틀린 결과 포함',
    brief: '회의용 보고서',
    'brief write': '같은 수치로 세 언어 보고서 작성',
    buyers: '현재 누가 어디서 사는가',
    data: '자료 내보내기',
    'data export': '자료를 CSV, XLSX, Data Package, Parquet로 내보내기',
    market: '시장 엔진',
    'market solve': '시장 파일의 균형 계산: 가격, 교역, 공급, 수요',
    portfolio: '예산으로 무엇을 할 것인가',
    'portfolio choose': '예산 안에서 손실을 가장 줄이는 조합',
    'portfolio frontier': '예산별 최선의 조합',
    project: '공동사업: 누가 얼마를 얻는가',
    'project evaluate': '사업 파일의 당사자별 현금흐름과 지표',
    'project compare': '국가·제도·지원별 사업 비교',
    'project fit': '어느 공장이 생산물을 받을 수 있는가',
    'project new': '새 사업 파일 만들기',
    registry: '양해각서에서 인도 물량까지의 기록',
    risk: '광물별 위험 지표와 순위',
    'risk compute': '주어진 입력으로 지표 하나 계산',
    serve: '웹 화면과 HTTP API 시작',
    shock: '만약의 상황: 수출 금지, 쿼터, 생산 차질, 구매계약',
    'shock run': '상황 하나의 결과를 구간으로: 톤수, 가격, 부가가치, 대체 공급국',
    since: '그날 이후 바뀐 것',
    study: '연구 폴더: 만들기, 점검, 실행',
    'study run': '연구 전체 계산: 손실, 협력국 표, 합의, 사업, 보고서',
    'study new': '견본 연구를 새 폴더로 복사',
    'study check': '연구 점검: 모든 문제를 파일과 줄로 표시',
    'study template': '연구를 스프레드시트로 쓰기',
    'study import': '스프레드시트에서 연구 읽기',
    'study schema': '연구 파일의 JSON Schema 출력',
    support: '지원 제도',
    'support check': '어느 지원을 받을 수 있고 없는지, 그 이유',
    worker: '계산 작업을 나눠 맡는 기계',
  },
  options: {
    '--help': '도움말 보기',
    '--json': '표준출력에 JSON 문서 하나만 출력',
    '--lang': '답의 언어',
    '--seed': '추출 시드',
    '--draws': '불확실성 추출 횟수',
    '--threads': '작업 스레드 수. 답은 스레드 수와 무관',
    '--out': '결과를 쓸 폴더 또는 파일',
    '--importer': '어느 나라의 관점인가',
    '--mineral': '광물 코드, 예: tin',
    '--months': '지속 기간(개월)',
    '--budget': '예산(원)',
    '--for': '어느 나라의 관점인가(KOR 또는 MNG)',
    '--xlsx': '스프레드시트 파일',
    '--format': '형식',
  },
  usage: {
    'commander.unknownCommand': '"{0}"(이)라는 명령은 없음',
    'commander.unknownOption': '"{0}"(이)라는 옵션은 없음',
    'commander.missingArgument': '인자 "{0}" 누락',
    'commander.optionMissingArgument': '옵션 "{0}" 값 누락',
    'commander.missingMandatoryOptionValue': '필수 옵션 "{0}" 누락',
    'commander.excessArguments': '인자가 너무 많음',
    'commander.invalidArgument': '"{0}": 값 "{1}" 사용할 수 없음',
  },
  more: '"lodeward --help"는 명령 목록, "lodeward 명령 --help"는 옵션을 보여 준다.',
};
