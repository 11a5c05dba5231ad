import type { Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import type { BareRoutes } from '../../../platform/http/http-options.js'
import { languageOf, ShopSettings } from '../../shop/shop-settings.js'
import { CustomerConsents } from '../consents/customer-consents.js'
import { findCustomer } from '../customer-records.js'
import { UnsubscribeLinks, type Unsubscription } from './unsubscribe-links.js'
import { type UnsubscribeState, unsubscribePage, unsubscribePageHeaders } from './unsubscribe-page.js'

interface Served {
  Params: { token: string }
}

/**
 * Serves the links at the foot of mails, on Fastify itself: they answer with a page for people, and mail programs post
 * a form to them. Opening one changes nothing, since programs open links to look at them; sending its form does.
 */
@Injectable()
export class UnsubscribeRoute implements BareRoutes {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(UnsubscribeLinks) private readonly links: UnsubscribeLinks,
    @Inject(CustomerConsents) private readonly consents: CustomerConsents,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  readonly serve = (scope: FastifyInstance): void => {
    scope.removeAllContentTypeParsers()
    // What is posted says nothing that the address does not.
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async () => null)
    scope.get<Served>('/hooks/unsubscribe/:token', async ({ params }, reply) =>
      this.answer(reply, this.links.read(params.token), 'ask'),
    )
    scope.post<Served>('/hooks/unsubscribe/:token', async ({ params, ip }, reply) => {
      const found = this.links.read(params.token)
      if (found !== undefined) await this.unsubscribe(found, ip)
      return this.answer(reply, found, 'done')
    })
  }

  /** Whoever is gone or erased gets no news either way. */
  private async unsubscribe({ customerId, channel }: Unsubscription, ip: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const customer = await findCustomer(transaction, customerId)
      if (customer === undefined || customer.erasedAt !== null) return
      await this.consents.record(transaction, customer.id, {
        channel,
        state: 'unsubscribed',
        source: 'unsubscribe_link',
        actor: { type: 'customer', id: customer.id, name: customer.name },
        ip,
      })
    })
  }

  private async answer(
    reply: FastifyReply,
    found: Unsubscription | undefined,
    state: UnsubscribeState,
  ): Promise<string> {
    const shop = await this.shop.read()
    const customer = found === undefined ? undefined : await findCustomer(this.database, found.customerId)
    const language: Language = customer?.language ?? languageOf(shop)
    void reply.status(found === undefined ? 404 : 200).headers(unsubscribePageHeaders)
    return unsubscribePage(found === undefined ? 'invalid' : state, {
      language,
      shop: shop.name,
      channel: found?.channel ?? 'email',
    })
  }
}
