import type { Conversation } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { type ToldTopics, TopicsForClient } from '../labelling/told-topics.js'
import { ConversationBulk } from './conversation-bulk.js'
import { conversationChangeRoutes as routes } from './conversation-changes.contract.js'
import { ConversationChanges, type ConversationWish } from './conversation-changes.js'
import { ConversationView } from './conversation-view.js'

@Controller()
export class ConversationChangesController {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationChanges) private readonly changes: ConversationChanges,
    @Inject(ConversationBulk) private readonly bulk: ConversationBulk,
    @Inject(ConversationView) private readonly view: ConversationView,
  ) {}

  @Route(routes.changeSome)
  async changeSome(
    @Input() { body }: RouteInput<typeof routes.changeSome>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.changeSome>> {
    return this.bulk.apply(body.ids, body.deed, actor)
  }

  @Route(routes.setState)
  async setState(
    @Input() { params, body }: RouteInput<typeof routes.setState>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor, state: body.state }
    return this.change(wish, told, (transaction) => this.changes.setState(transaction, wish))
  }

  @Route(routes.snooze)
  async snooze(
    @Input() { params, body }: RouteInput<typeof routes.snooze>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor, until: body.until === null ? null : new Date(body.until) }
    return this.change(wish, told, (transaction) => this.changes.snooze(transaction, wish))
  }

  @Route(routes.assign)
  async assign(
    @Input() { params, body }: RouteInput<typeof routes.assign>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor, staffId: body.staffId }
    return this.change(wish, told, (transaction) => this.changes.assign(transaction, wish))
  }

  @Route(routes.setCustomer)
  async setCustomer(
    @Input() { params, body }: RouteInput<typeof routes.setCustomer>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor, customerId: body.customerId }
    return this.change(wish, told, (transaction) => this.changes.setCustomer(transaction, wish))
  }

  @Route(routes.setUnread)
  async setUnread(
    @Input() { params, body }: RouteInput<typeof routes.setUnread>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor }
    const mark = body.unread ? 'markUnread' : 'markRead'
    return this.change(wish, told, (transaction) => this.changes[mark](transaction, wish))
  }

  @Route(routes.setTags)
  async setTags(
    @Input() { params, body }: RouteInput<typeof routes.setTags>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<Conversation> {
    const wish = { ...params, actor, tags: body.tags }
    return this.change(wish, told, (transaction) => this.changes.setTags(transaction, wish))
  }

  private async change(
    { conversationId }: ConversationWish,
    told: ToldTopics,
    work: (transaction: Transaction) => Promise<void>,
  ): Promise<Conversation> {
    await this.transactions.run(work)
    const row = await this.view.row(conversationId)
    return { ...row, topics: told.ofConversation(row.topics) }
  }
}
