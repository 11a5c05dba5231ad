import { cannedReplyRoutes } from './canned-replies/canned-replies.contract.js'
import { chatRoutes } from './chat/chat.contract.js'
import { conversationChangeRoutes } from './conversations/conversation-changes.contract.js'
import { conversationRoutes } from './conversations/conversations.contract.js'
import { replyRoutes } from './entries/replies.contract.js'
import { figureRoutes } from './figures/figures.contract.js'
import { imageRoutes } from './images/images.contract.js'
import { labellingRoutes } from './labelling/labelling.contract.js'
import { topicCorrectionRoutes } from './labelling/topic-corrections.contract.js'
import { panelRoutes } from './panel/panel.contract.js'
import { presenceRoutes } from './presence/presence.contract.js'
import { pushRoutes } from './push/push.contract.js'

/** The routes of each part of the inbox. */
export const inboxRoutes = [
  conversationRoutes,
  conversationChangeRoutes,
  replyRoutes,
  presenceRoutes,
  pushRoutes,
  figureRoutes,
  chatRoutes,
  imageRoutes,
  panelRoutes,
  cannedReplyRoutes,
  labellingRoutes,
  topicCorrectionRoutes,
] as const
