import type { Shape } from '../shape.js'
import type { publishing as en } from './en.js'

export const publishing: Shape<typeof en> = {
  withNote: '메모와 함께 켜기',
  note: '이 버전의 메모',
  noteHint: '나중에 버전을 살펴볼 사람을 위해 무엇을 왜 바꿨는지 적습니다.',
  changes: '달라지는 점',
  compare: '캔버스에서 보기',
  waiting: '{count, plural, other {대기 중인 실행 #건}}',
  place: '“{step}”: {count, plural, other {실행 #건}}',
  turn: '순서를 기다리는 실행: {count, plural, other {#건}}',
  lookedAt: '이 중 처음 {count, number}건을 확인했습니다.',
  stuck: {
    other_trigger:
      '{count, plural, other {#건은 변경 사항으로 이어 갈 수 없습니다. 시작하는 트리거가 다릅니다.}}',
    no_such_step:
      '{count, plural, other {#건은 변경 사항으로 이어 갈 수 없습니다. 대기 중인 단계가 없어졌습니다.}}',
    would_repeat:
      '{count, plural, other {#건은 변경 사항으로 이어 갈 수 없습니다. 이미 한 일을 두 번 하게 됩니다.}}',
  },
  choice: '대기 중인 실행의 처리',
  choose: { keep: '시작한 대로 끝까지 진행', move: '변경 사항으로 이어 가기', cancel: '대기 중인 실행 취소' },
  means: {
    keep: '각각 시작한 버전으로 진행됩니다.',
    move: '{movable, plural, =0 {이어 갈 수 있는 실행이 없습니다.} other {#건이 가능합니다. 완료된 단계는 그대로 유지되고, 바뀌지 않은 대기는 시간도 유지됩니다.}}',
    cancel: '완료된 단계는 그대로 유지됩니다.',
  },
}
