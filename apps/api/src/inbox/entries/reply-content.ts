import type { EntryContent, Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { SharedGoods } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { invalidInput } from '../../platform/http/input/invalid-input.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import type { replyRoutes } from './replies.contract.js'

type Asked = Pick<
  RouteInput<typeof replyRoutes.reply>['body'],
  'text' | 'productIds' | 'discountId' | 'mediaId'
>

/** Makes of what staff choose what the customer gets. */
@Injectable()
export class ReplyContent {
  constructor(
    @Inject(SharedGoods) private readonly goods: SharedGoods,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `invalid-input`, `not-found`, `discount-not-usable`. */
  async of(transaction: Transaction, asked: Asked, language: Language): Promise<EntryContent> {
    const { productIds, discountId, mediaId } = asked
    const text = asked.text === '' ? undefined : asked.text
    const chosen = [productIds, discountId, mediaId].filter((one) => one !== undefined)
    if (chosen.length > 1) throw oneAtATime()
    const withText = text === undefined ? {} : { text }
    if (productIds !== undefined) return { ...(await this.goods.products(productIds)), ...withText }
    if (discountId !== undefined) {
      return { ...(await this.goods.discount(transaction, discountId, language, this.clock())), ...withText }
    }
    if (mediaId !== undefined) return { ...(await this.goods.image(transaction, mediaId)), ...withText }
    if (text === undefined) throw nothingToSay()
    return { type: 'text', text }
  }
}

function oneAtATime() {
  const fix = 'Send products, a discount or a picture, each as a message of its own.'
  return invalidInput([{ path: '', message: 'Expected one of productIds, discountId and mediaId.', fix }])
}

function nothingToSay() {
  return invalidInput([
    { path: '/text', message: 'Expected a text, or something to share.', fix: 'Send a text.' },
  ])
}
