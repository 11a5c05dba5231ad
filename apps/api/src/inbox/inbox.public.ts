// All that other features may use of the inbox.
export { type AutomaticStep, ConversationAutomation } from './automation/conversation-automation.js'
export {
  type Channel,
  ChannelDirectory,
  type ChannelReceipt,
  ChannelRefusal,
} from './channels/channel-directory.js'
export { type Assignee, Assignees } from './conversations/assignees.js'
export type { StoredConversation } from './conversations/conversation.table.js'
export type { NewConversation, RecordedHappening } from './conversations/conversation-intake.js'
export { ConversationView } from './conversations/conversation-view.js'
export { Conversations } from './conversations/conversations.js'
export type { ReceivedMessage } from './conversations/received-message.js'
export { AnswerDeadlines } from './deadlines/answer-deadlines.js'
export { Entries, type Settlement } from './entries/entries.js'
export type { StoredEntry } from './entries/entry.table.js'
export { EntryReader } from './entries/entry-reader.js'
export type { NoteRequest, ReplyRequest } from './entries/replies.js'
export * from './inbox-events.js'
export { MessageTopics } from './labelling/message-topics.js'
export { Presence } from './presence/presence.js'
