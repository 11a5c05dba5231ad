import type { Money } from '@counterflow/core'
import { formatMoney, lastingTranslation, type TextKey, type TextValues } from '@counterflow/i18n'
import type { LetterNews, LetterReader } from '../commerce/commerce.public.js'
import type { MailDraft } from '../mail/mail.public.js'
import { placedLetter } from './placed-letter.js'

type Field = MailDraft['fields'][number]

/** Who writes a letter, and where its pages are. */
export interface LetterWriter {
  readonly name: string
  readonly publicUrl: string
}

/** Writes a letter about an order in the language of its reader. */
export async function writeOrderLetter(
  news: LetterNews,
  reader: LetterReader,
  { name: shop, publicUrl }: LetterWriter,
): Promise<MailDraft> {
  const { language, number, statusToken } = reader
  const translation = await lastingTranslation(language)
  const t = (key: TextKey, values: TextValues = {}) => translation.t(key, values)
  const printed = (amount: Money) => formatMoney(amount, language)
  const piecesOf = (lines: readonly { lineId: string; quantity: number }[]): Field[] =>
    lines.flatMap(({ lineId, quantity }) => {
      const line = reader.lines.find(({ id }) => id === lineId)
      if (line === undefined || quantity === 0) return []
      return [{ label: line.title[language], value: t('orders.pieces', { count: quantity }) }]
    })
  const greeting =
    reader.name === null || reader.name === '' ? [] : [t('orderLetters.hello', { name: reader.name })]
  const draft = (kind: LetterNews['kind'], paragraphs: readonly string[], fields: Field[]): MailDraft => ({
    subject: t(`orderLetters.${kind}.subject`, { number, shop }),
    body: [...greeting, ...paragraphs].filter((paragraph) => paragraph !== '').join('\n\n'),
    fields,
    ...(statusToken === null
      ? {}
      : { link: { text: t('orderLetters.status'), url: `${publicUrl}/orders/${statusToken}` } }),
  })

  switch (news.kind) {
    case 'placed': {
      const { paragraphs, fields } = placedLetter(news.order, { t, language })
      return draft('placed', paragraphs, fields)
    }
    case 'cancelled': {
      const { released, refunded } = news.money
      return draft(
        'cancelled',
        [
          t(`orderLetters.cancelled.body.${news.reason}`, { number }),
          refunded.amount === 0 ? '' : t('orderLetters.cancelled.refunded', { amount: printed(refunded) }),
          released.amount === 0 ? '' : t('orderLetters.cancelled.released', { amount: printed(released) }),
        ],
        [],
      )
    }
    case 'refunded':
      return draft(
        'refunded',
        [t('orderLetters.refunded.body', { number, amount: printed(news.amount) })],
        piecesOf(news.lines),
      )
    case 'fulfilled': {
      const { tracking } = news
      const parcel = [tracking?.company, tracking?.number].filter((part) => part !== undefined).join(' ')
      const follow =
        tracking?.url === undefined ? '' : t('orderLetters.fulfilled.follow', { url: tracking.url })
      return draft(
        'fulfilled',
        [
          t(news.complete ? 'orderLetters.fulfilled.body' : 'orderLetters.fulfilled.part', { number }),
          follow,
        ],
        [
          ...piecesOf(news.lines),
          ...(parcel === '' ? [] : [{ label: t('orderLetters.fulfilled.tracking'), value: parcel }]),
        ],
      )
    }
  }
}
