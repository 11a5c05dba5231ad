import { type Conversation, type ConversationEntry, inboxClientHeader, knowsTopics } from '@counterflow/core'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { clientWithoutTopics } from './labelling-problems.js'

/**
 * What the client that asks is told of topics: one that was made before there were any gets the answers of a shop that
 * labels nothing (R14).
 */
export class ToldTopics {
  constructor(readonly areKnown: boolean) {}

  /** @throws Problem `client-without-topics` to a client that asks by something it is not told of. */
  require(): void {
    if (!this.areKnown) throw clientWithoutTopics()
  }

  ofConversation(topics: Conversation['topics']): Conversation['topics'] {
    return this.areKnown ? topics : []
  }

  ofEntry(entry: ConversationEntry): ConversationEntry {
    return this.areKnown ? entry : { ...entry, topic: null }
  }
}

/** What whoever sent the request is told of topics. */
export const TopicsForClient = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>()
  const said = headers[inboxClientHeader]
  return new ToldTopics(knowsTopics(typeof said === 'string' ? said : said?.join()))
})
