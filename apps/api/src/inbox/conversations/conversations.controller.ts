import { staffIdSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { EntryReader } from '../entries/entry-reader.js'
import { type ToldTopics, TopicsForClient } from '../labelling/told-topics.js'
import { Assignees } from './assignees.js'
import { ConversationCounts } from './conversation-counts.js'
import { ConversationList } from './conversation-list.js'
import { ConversationView } from './conversation-view.js'
import { conversationRoutes as routes } from './conversations.contract.js'

@Controller()
export class ConversationsController {
  constructor(
    @Inject(ConversationList) private readonly conversations: ConversationList,
    @Inject(ConversationCounts) private readonly figures: ConversationCounts,
    @Inject(ConversationView) private readonly view: ConversationView,
    @Inject(EntryReader) private readonly reader: EntryReader,
    @Inject(Assignees) private readonly people: Assignees,
  ) {}

  @Route(routes.list)
  async list(
    @Input() { query }: RouteInput<typeof routes.list>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<RouteOutput<typeof routes.list>> {
    if (query.topic !== undefined) told.require()
    const { items, nextCursor } = await this.conversations.page(query, staffOf(actor))
    return { items: items.map((row) => ({ ...row, topics: told.ofConversation(row.topics) })), nextCursor }
  }

  @Route(routes.counts)
  async counts(
    @Input() _: RouteInput<typeof routes.counts>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<RouteOutput<typeof routes.counts>> {
    const counts = await this.figures.read(staffOf(actor))
    return { ...counts, topics: told.areKnown ? counts.topics : null }
  }

  @Route(routes.assignees)
  async assignees(
    @Input() _: RouteInput<typeof routes.assignees>,
  ): Promise<RouteOutput<typeof routes.assignees>> {
    return { items: await this.people.list() }
  }

  @Route(routes.get)
  async get(
    @Input() { params }: RouteInput<typeof routes.get>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<RouteOutput<typeof routes.get>> {
    const shown = await this.view.read(params.conversationId, actor)
    return { ...shown, topics: told.ofConversation(shown.topics) }
  }

  @Route(routes.entries)
  async entries(
    @Input() { params, query }: RouteInput<typeof routes.entries>,
    @TopicsForClient() told: ToldTopics,
  ): Promise<RouteOutput<typeof routes.entries>> {
    const { entries, ...page } = await this.reader.page(params.conversationId, query)
    return { ...page, entries: entries.map((entry) => told.ofEntry(entry)) }
  }
}

/** Whose list `mine` is: that of a person. */
const staffOf = ({ type, id }: Actor) =>
  type === 'staff' ? (staffIdSchema.safeParse(id).data ?? null) : null
