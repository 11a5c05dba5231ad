import { z } from 'zod'
import { topicSchema } from './topic.js'

/** Over how many days figures are drawn up, today among them. */
export const figureRanges = ['7', '30', '90'] as const

const amount = z.int().nonnegative()
const seconds = z.number().nonnegative().nullable().meta({ description: 'In seconds; null: there was none.' })

export const inboxFiguresSchema = z
  .strictObject({
    since: z.iso.datetime().meta({ description: 'The beginning of the first day.' }),
    timeZone: z.string().meta({ description: 'Of the shop, in which days begin and end.' }),
    waitingNow: z.strictObject({
      conversations: amount,
      longestSince: z.iso.datetime().nullable().meta({ description: 'Since when the first of them waits.' }),
    }),
    firstAnswers: z
      .strictObject({ count: amount, median: seconds, p90: seconds })
      .meta({ description: 'From the beginning of a conversation to the first answer by a person.' }),
    waits: z
      .strictObject({ count: amount, median: seconds, p90: seconds })
      .meta({ description: 'From a customer’s first unanswered message to the answer by a person.' }),
    labels: z.strictObject({
      messages: amount.meta({ description: 'Of customers.' }),
      labelled: amount.meta({ description: 'Those with a topic.' }),
      corrected: amount.meta({ description: 'Those about which staff had their say.' }),
    }),
    days: z
      .array(
        z.strictObject({
          day: z.iso.date(),
          conversations: amount,
          received: amount,
          answered: amount,
          medianWait: seconds,
        }),
      )
      .meta({ description: 'Each day of the range, the earliest first.' }),
    topics: z
      .array(
        z.strictObject({
          topic: topicSchema.nullable().meta({ description: 'Null: messages without a topic.' }),
          messages: amount,
          conversations: amount,
        }),
      )
      .meta({ description: 'The most frequent first.' }),
    people: z
      .array(
        z.strictObject({
          staffId: z.string().nullable().meta({ description: 'Null: programs with an API key.' }),
          name: z.string(),
          messages: amount,
          conversations: amount,
          medianWait: seconds,
        }),
      )
      .meta({ description: 'Who answered customers, the most active first.' }),
  })
  .meta({ id: 'InboxFigures' })

/** How fast customers are answered, what they write about, and who answers them. */
export type InboxFigures = z.infer<typeof inboxFiguresSchema>

/** The parts of the figures that are tables. */
export const figureParts = ['days', 'topics', 'people'] as const

/** One of the tables of the figures. */
export type FigurePart = (typeof figureParts)[number]

type Cell = string | number | null

/** One table of the figures as rows, the names of its columns first. Waits are in seconds. */
export function figureRows(figures: InboxFigures, part: FigurePart): Cell[][] {
  switch (part) {
    case 'days':
      return [
        ['day', 'conversations', 'received', 'answered', 'median_wait_seconds'],
        ...figures.days.map((row) => [
          row.day,
          row.conversations,
          row.received,
          row.answered,
          row.medianWait,
        ]),
      ]
    case 'topics':
      return [
        ['topic', 'messages', 'conversations'],
        ...figures.topics.map(({ topic, messages, conversations }) => [topic, messages, conversations]),
      ]
    case 'people':
      return [
        ['name', 'messages', 'conversations', 'median_wait_seconds'],
        ...figures.people.map((row) => [row.name, row.messages, row.conversations, row.medianWait]),
      ]
  }
}

/** Which share of `all` a part is, in whole percent; undefined where there is nothing to share. */
export function shareInPercent(part: number, all: number): number | undefined {
  return all === 0 ? undefined : Math.round((part / all) * 100)
}
