import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  afterAnswer,
  afterChoice,
  afterLostAnswer,
  afterMessage,
  afterSending,
  afterSnooze,
  afterWaking,
  type ConversationStanding,
  freshStanding,
} from './conversation-state.js'

const deeds = ['message', 'answer', 'lose', 'send', 'close', 'open', 'snooze', 'unsnooze', 'wake'] as const
type Deed = (typeof deeds)[number]

const moment = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))

/** What a person who only watches knows: who has written since whose answer. */
interface Watched {
  readonly standing: ConversationStanding
  /** Waits that answers ended, should they be lost; the latest last. */
  readonly answered: readonly (Date | null)[]
}

function step({ standing, answered }: Watched, deed: Deed, at: Date): Watched {
  switch (deed) {
    case 'message':
      return { standing: afterMessage(standing, at), answered }
    case 'answer':
      return { standing: afterAnswer(standing), answered: [...answered, standing.waitingSince] }
    case 'lose':
      return { standing: afterLostAnswer(standing, answered.at(-1) ?? null), answered: answered.slice(0, -1) }
    case 'send':
      return { standing: afterSending(standing, at), answered }
    case 'close':
      return { standing: afterChoice(standing, 'closed', at), answered }
    case 'open':
      return { standing: afterChoice(standing, 'open', at), answered }
    case 'snooze':
      return { standing: afterSnooze(standing, at), answered }
    case 'unsnooze':
      return { standing: afterSnooze(standing, null), answered }
    case 'wake':
      return { standing: afterWaking(standing), answered }
  }
}

const story = fc.array(fc.constantFrom(...deeds), { maxLength: 30 })

it('never contradicts itself, whatever happens in whatever order', () => {
  fc.assert(
    fc.property(story, (happened) => {
      let watched: Watched = { standing: freshStanding, answered: [] }
      let firstAnsweredAt: Date | null = null
      for (const [minute, deed] of happened.entries()) {
        const before = watched.standing
        watched = step(watched, deed, moment(minute))
        const { standing } = watched
        firstAnsweredAt ??= deed === 'send' ? moment(minute) : null
        expect(standing.firstAnsweredAt).toEqual(firstAnsweredAt)
        expect(standing.closedAt === null).toBe(standing.state === 'open')
        if (standing.state === 'closed')
          expect(standing).toMatchObject({ snoozedUntil: null, waitingSince: null })
        if (deed === 'message') {
          expect(standing).toMatchObject({ state: 'open', unread: true, snoozedUntil: null })
          expect(standing.waitingSince).toEqual(before.waitingSince ?? moment(minute))
        }
      }
    }),
    { numRuns: 500 },
  )
})

it('lets a customer wait on when an answer is lost, as if it had never been given', () => {
  fc.assert(
    fc.property(
      story,
      fc.array(fc.constantFrom<Deed>('message', 'send'), { maxLength: 5 }),
      (happened, later) => {
        let watched: Watched = { standing: freshStanding, answered: [] }
        for (const [minute, deed] of happened.entries()) watched = step(watched, deed, moment(minute))
        const [withAnswer, without] = [step(watched, 'answer', moment(100)), watched].map((from) =>
          later.reduce((each, deed, index) => step(each, deed, moment(200 + index)), from),
        )
        if (withAnswer === undefined || without === undefined || withAnswer.standing.state === 'closed')
          return
        const lost = step(withAnswer, 'lose', moment(300))
        expect(lost.standing.waitingSince).toEqual(without.standing.waitingSince)
      },
    ),
    { numRuns: 300 },
  )
})
