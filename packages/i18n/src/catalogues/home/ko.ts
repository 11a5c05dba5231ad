import type { Shape } from '../shape.js'
import type { home as en } from './en.js'

export const home = {
  greeting: '{name}님, 안녕하세요',
  today: '{shop}의 현황입니다',
  banner: {
    title: '위험도가 낮거나 중간인 주문의 결제를 자동으로 처리하세요',
    body: '주문 위험 분석이 끝나는 즉시 결제를 처리합니다. 위험도가 높은 주문은 처리하지 않고 확인을 기다립니다.',
    install: '켜기',
    look: '워크플로 보기',
    refused: '아직 켜지지 않았습니다',
    needsPublish: '현재 역할로는 워크플로를 켤 수 없습니다. 소유자나 관리자에게 문의하세요.',
  },
  installed: {
    on: '워크플로가 켜져 있습니다',
    off: '워크플로가 꺼져 있습니다',
    attention: '워크플로를 확인해 주세요',
    runs: '{count, plural, =0 {최근 24시간 동안 실행되지 않음} other {최근 24시간 동안 #회 실행}}',
    open: '워크플로 열기',
  },
  inNeed: '확인이 필요한 워크플로',
  recentOrders: '최근 주문',
  recentRuns: '최근 실행',
  steps: {
    title: '시작하기',
    install: '첫 워크플로 켜기',
    installBody: '위험도에 따른 결제 처리부터 시작해 보세요. 클릭 한 번이면 됩니다.',
    order: '테스트 주문하기',
    orderBody: '테스트 카드로 주문하고 워크플로가 처리하는 과정을 지켜보세요.',
    watch: '실행 과정을 단계별로 보기',
    watchBody: '단계마다 무엇이 들어가고 나왔는지, 얼마나 걸렸는지 확인할 수 있습니다.',
  },
} as const satisfies Shape<typeof en>
