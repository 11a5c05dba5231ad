import { staffIdSchema } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { EntryReader } from '../entries/entry-reader.js'
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
  ): Promise<RouteOutput<typeof routes.list>> {
    return this.conversations.page(query, staffOf(actor))
  }

  @Route(routes.counts)
  async counts(
    @Input() _: RouteInput<typeof routes.counts>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.counts>> {
    return this.figures.read(staffOf(actor))
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
  ): Promise<RouteOutput<typeof routes.get>> {
    return this.view.read(params.conversationId, actor)
  }

  @Route(routes.entries)
  async entries(
    @Input() { params, query }: RouteInput<typeof routes.entries>,
  ): Promise<RouteOutput<typeof routes.entries>> {
    return this.reader.page(params.conversationId, query)
  }
}

/** Whose list `mine` is: that of a person. */
const staffOf = ({ type, id }: Actor) =>
  type === 'staff' ? (staffIdSchema.safeParse(id).data ?? null) : null
