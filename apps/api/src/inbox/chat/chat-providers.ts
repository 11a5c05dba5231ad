import { ChatController } from './chat.controller.js'
import { ChatCartEvents } from './chat-cart-events.js'
import { ChatChanges } from './chat-changes.js'
import { ChatChannel } from './chat-channel.js'
import { ChatDiscounts } from './chat-discounts.js'
import { ChatLimits } from './chat-limits.js'
import { ChatMessages } from './chat-messages.js'
import { ChatSessions } from './chat-sessions.js'
import { ChatThread } from './chat-thread.js'
import { VisitorNews } from './visitor-news.js'
import { VisitorStreams } from './visitor-streams.js'

/** The visitor's side of conversations. */
export const chatControllers = [ChatController]

export const chatProviders = [
  ChatSessions,
  ChatLimits,
  ChatThread,
  ChatChanges,
  ChatMessages,
  ChatDiscounts,
  ChatCartEvents,
  ChatChannel,
  VisitorNews,
  VisitorStreams,
]
