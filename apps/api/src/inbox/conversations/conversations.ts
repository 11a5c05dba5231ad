import type { ConversationId, EntryId, Topic } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { type NoteRequest, Replies, type ReplyRequest } from '../entries/replies.js'
import { TopicCorrections } from '../labelling/topic-corrections.js'
import { ConversationChanges } from './conversation-changes.js'
import { ConversationIntake, type NewConversation, type RecordedHappening } from './conversation-intake.js'
import type { ReceivedMessage } from './received-message.js'

type Wish<Method extends keyof ConversationChanges> = Parameters<ConversationChanges[Method]>[1]

/** All that may be done in conversations, for channels, workflows and whoever else is outside of the inbox. */
@Injectable()
export class Conversations {
  constructor(
    @Inject(ConversationIntake) private readonly intake: ConversationIntake,
    @Inject(Replies) private readonly replies: Replies,
    @Inject(ConversationChanges) private readonly changes: ConversationChanges,
    @Inject(TopicCorrections) private readonly corrections: TopicCorrections,
  ) {}

  /** See ConversationIntake.begin. */
  begin = (transaction: Transaction, wanted: NewConversation) => this.intake.begin(transaction, wanted)

  /** See ConversationIntake.receive. */
  receive = (transaction: Transaction, message: ReceivedMessage) => this.intake.receive(transaction, message)

  /** See ConversationIntake.record. */
  record = (transaction: Transaction, happening: RecordedHappening) =>
    this.intake.record(transaction, happening)

  /** See ConversationIntake.link. */
  link = (
    transaction: Transaction,
    conversationId: ConversationId,
    links: Parameters<ConversationIntake['link']>[2],
  ) => this.intake.link(transaction, conversationId, links)

  /** See Replies.reply. */
  reply = (transaction: Transaction, request: ReplyRequest) => this.replies.reply(transaction, request)

  /** See Replies.addNote. */
  addNote = (transaction: Transaction, request: NoteRequest) => this.replies.addNote(transaction, request)

  /** See ConversationChanges.assign. */
  assign = (transaction: Transaction, wish: Wish<'assign'>) => this.changes.assign(transaction, wish)

  /** See ConversationChanges.setState. */
  setState = (transaction: Transaction, wish: Wish<'setState'>) => this.changes.setState(transaction, wish)

  /** See ConversationChanges.snooze. */
  snooze = (transaction: Transaction, wish: Wish<'snooze'>) => this.changes.snooze(transaction, wish)

  /** See ConversationChanges.setTags. */
  setTags = (transaction: Transaction, wish: Wish<'setTags'>) => this.changes.setTags(transaction, wish)

  /** See ConversationChanges.addTags. */
  addTags = (transaction: Transaction, wish: Wish<'addTags'>) => this.changes.addTags(transaction, wish)

  /** See ConversationChanges.removeTags. */
  removeTags = (transaction: Transaction, wish: Wish<'removeTags'>) =>
    this.changes.removeTags(transaction, wish)

  /** See ConversationChanges.markUnread. */
  markUnread = (transaction: Transaction, wish: Wish<'markUnread'>) =>
    this.changes.markUnread(transaction, wish)

  /** See ConversationChanges.markRead. */
  markRead = (transaction: Transaction, wish: Wish<'markRead'>) => this.changes.markRead(transaction, wish)

  /** See TopicCorrections.correct. */
  correctTopic = (
    transaction: Transaction,
    correction: {
      readonly conversationId: ConversationId
      readonly entryId: EntryId
      readonly topic: Topic | null
      readonly actor: Actor
    },
  ) => this.corrections.correct(transaction, correction)
}
