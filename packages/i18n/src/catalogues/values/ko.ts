import type { Shape } from '../shape.js'
import type { values as en } from './en.js'

export const values = {
  sample: {
    label: '샘플',
    from: '샘플 출처',
    fromShort: '샘플 출처: {event}',
    event: '{subject} · {when}',
    none: '아직 발생한 이벤트가 없어 예시를 표시합니다.',
    forbidden: '지난 실행을 볼 권한이 없어 예시를 표시합니다.',
    failed: '지난 이벤트를 불러오지 못해 예시를 표시합니다.',
    loading: '샘플을 불러오는 중…',
    example: '예시: {value}',
    real: '샘플: {value}',
    empty: '비어 있음',
    emptyHere: '이 샘플에서는 비어 있습니다',
    items: '{count, plural, =0 {항목 없음} other {항목 #개}}',
    itemsOf: '{count, plural, other {항목 #개}}: {items}',
  },
} as const satisfies Shape<typeof en>
