import { definePlugin } from '@counterflow/plugin-sdk'
import { addConversationTags } from './actions/add-conversation-tags.js'
import { addNote } from './actions/add-note.js'
import { assignConversation } from './actions/assign-conversation.js'
import { classifyText } from './actions/classify-text.js'
import { closeConversation } from './actions/close-conversation.js'
import { removeConversationTags } from './actions/remove-conversation-tags.js'
import { reply } from './actions/reply.js'
import { retrieveConversation } from './actions/retrieve-conversation.js'
import { sendDiscount } from './actions/send-discount.js'
import { shareOutConversation } from './actions/share-out-conversation.js'
import { snoozeConversation } from './actions/snooze-conversation.js'
import { tellUnanswered } from './templates/tell-unanswered.js'
import { vipReturn } from './templates/vip-return.js'
import { wholesaleEnquiry } from './templates/wholesale-enquiry.js'
import { conversationClosed } from './triggers/conversation-closed.js'
import { conversationStarted } from './triggers/conversation-started.js'
import { messageReceived } from './triggers/message-received.js'
import { noAnswer } from './triggers/no-answer.js'
import { topicLabelled } from './triggers/topic-labelled.js'

export default definePlugin({
  name: 'inbox',
  title: { en: 'Inbox', ko: '인박스', ja: '受信トレイ' },
  triggers: [conversationStarted, messageReceived, topicLabelled, conversationClosed, noAnswer],
  actions: [
    reply,
    sendDiscount,
    assignConversation,
    shareOutConversation,
    closeConversation,
    snoozeConversation,
    addConversationTags,
    removeConversationTags,
    addNote,
    retrieveConversation,
    classifyText,
  ],
  templates: [wholesaleEnquiry, vipReturn, tellUnanswered],
})
