import { ActionError, answerFailure, defineTrigger, pollingConfigShape, z } from '@counterflow/plugin-sdk'
import { answerBody } from '../answer-body.js'
import { addressShape, headersOf, headersSchema } from '../call-input.js'
import { valueAt } from '../value-at.js'

const mostBytes = 5_000_000
const mostItems = 1_000

const configSchema = z.strictObject({
  ...pollingConfigShape,
  ...addressShape,
  headers: headersSchema.optional(),
  listPath: z.string().max(500).optional().meta({
    title: 'Path to the list',
    description: 'Such as data.orders. Empty: the answer itself is the list.',
  }),
  idPath: z.string().min(1, 'Say where an item has its id.').max(500).meta({
    title: "Path to an item's id",
    description: 'Such as id. An item whose id was there before starts nothing.',
  }),
})

export const newItems = defineTrigger({
  kind: 'polling',
  name: 'new_items',
  title: { en: 'New items at an address', ko: '주소의 새 항목', ja: 'URLの新しい項目' },
  description: {
    en: 'Asks an address for a JSON list again and again, and starts once for each item that is new in it.',
    ko: '주소에서 JSON 목록을 주기적으로 조회하고, 새로 나타난 항목마다 한 번씩 시작합니다.',
    ja: 'URLからJSONのリストを定期的に取得し、新しい項目ごとに1回ずつ開始します。',
  },
  category: 'services',
  config: configSchema,
  output: z.strictObject({
    id: z.string().meta({ title: 'ID' }),
    item: z.unknown().meta({ title: 'Item' }),
  }),
  sampled: ['item'],
  subject: { type: 'item', id: ['id'], label: ['id'] },
  poll: async ({ config, http, signal }) => {
    const { url, connection, headers, listPath = '', idPath } = config
    const answer = await http.request({
      method: 'GET',
      url,
      headers: { accept: 'application/json', ...headersOf(headers) },
      ...(connection === undefined ? {} : { connection }),
      mostBytes,
      redirects: 3,
      signal,
    })
    if (answer.status < 200 || answer.status > 299) throw answerFailure(answer, Date.now())
    const list = valueAt(answerBody(answer), listPath)
    if (!Array.isArray(list)) {
      const place = listPath === '' ? 'The answer' : `"${listPath}" in the answer`
      throw new ActionError({ code: 'no_list', message: `${place} is no JSON list.` })
    }
    const items = list.slice(0, mostItems).map((item: unknown, index) => {
      const id = idOf(item, idPath, index)
      return { id, output: { id, item } }
    })
    // Which items are new, the host tells by their ids.
    return { items, cursor: 'polled' }
  },
})

function idOf(item: unknown, path: string, index: number): string {
  const id = valueAt(item, path)
  if (typeof id === 'number' || (typeof id === 'string' && id !== '' && id.length <= 200)) return String(id)
  throw new ActionError({
    code: 'no_id',
    message: `Item ${index + 1} of the list has no id at "${path}": expected a text of at most 200 characters or a number.`,
  })
}
