import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { ConversationSharing } from './assignment/sharing-out.js'
import { ConversationAutomation } from './automation/conversation-automation.js'
import { CannedRepliesController } from './canned-replies/canned-replies.controller.js'
import { CannedReplies } from './canned-replies/canned-replies.js'
import { ChannelDirectory } from './channels/channel-directory.js'
import { chatControllers, chatProviders } from './chat/chat-providers.js'
import { Assignees } from './conversations/assignees.js'
import { ConversationBulk } from './conversations/conversation-bulk.js'
import { ConversationChangesController } from './conversations/conversation-changes.controller.js'
import { ConversationChanges } from './conversations/conversation-changes.js'
import { ConversationCounts } from './conversations/conversation-counts.js'
import { ConversationIntake } from './conversations/conversation-intake.js'
import { ConversationList } from './conversations/conversation-list.js'
import { ConversationNews } from './conversations/conversation-news.js'
import { ConversationSearch } from './conversations/conversation-search.js'
import { ConversationView } from './conversations/conversation-view.js'
import { ConversationsController } from './conversations/conversations.controller.js'
import { Conversations } from './conversations/conversations.js'
import { MergedCustomers } from './conversations/merged-customers.js'
import { MessageIntake } from './conversations/message-intake.js'
import { WakingConversations } from './conversations/waking-conversations.js'
import { AnswerDeadlines } from './deadlines/answer-deadlines.js'
import { Entries } from './entries/entries.js'
import { EntryReader } from './entries/entry-reader.js'
import { Outbox } from './entries/outbox.js'
import { OutboxRecords } from './entries/outbox-records.js'
import { RepliesController } from './entries/replies.controller.js'
import { Replies } from './entries/replies.js'
import { ReplyContent } from './entries/reply-content.js'
import { ConversationFigures } from './figures/conversation-figures.js'
import { FiguresController } from './figures/figures.controller.js'
import { ImagesController } from './images/images.controller.js'
import { InboxWork } from './inbox-work.js'
import { CorrectionExport } from './labelling/correction-export.js'
import { LabellingController } from './labelling/labelling.controller.js'
import { Labelling } from './labelling/labelling.js'
import { MessageTopics } from './labelling/message-topics.js'
import { TopicCorrectionsController } from './labelling/topic-corrections.controller.js'
import { TopicCorrections } from './labelling/topic-corrections.js'
import { ConversationPanel } from './panel/conversation-panel.js'
import { PanelController } from './panel/panel.controller.js'
import { ConversationPersonalData } from './personal-data/conversation-personal-data.js'
import { PresenceController } from './presence/presence.controller.js'
import { Presence } from './presence/presence.js'
import { PresenceNews } from './presence/presence-news.js'
import { PushController } from './push/push.controller.js'
import { PushDevices } from './push/push-devices.js'
import { PushNews } from './push/push-news.js'
import { PushService } from './push/push-service.js'

/** What customers write to the shop, what it is about, and what they are answered. */
@Module({
  imports: [CommerceModule],
  controllers: [
    ConversationsController,
    ConversationChangesController,
    RepliesController,
    PresenceController,
    PushController,
    FiguresController,
    ...chatControllers,
    ImagesController,
    CannedRepliesController,
    PanelController,
    LabellingController,
    TopicCorrectionsController,
  ],
  providers: [
    ChannelDirectory,
    Assignees,
    ConversationNews,
    MessageIntake,
    ConversationIntake,
    ConversationChanges,
    ConversationBulk,
    ConversationList,
    ConversationSearch,
    ConversationCounts,
    ConversationView,
    Conversations,
    Entries,
    EntryReader,
    Replies,
    ReplyContent,
    Outbox,
    OutboxRecords,
    WakingConversations,
    AnswerDeadlines,
    ConversationSharing,
    ConversationAutomation,
    ConversationFigures,
    PushService,
    PushDevices,
    PushNews,
    InboxWork,
    Presence,
    PresenceNews,
    ...chatProviders,
    MessageTopics,
    TopicCorrections,
    Labelling,
    CorrectionExport,
    MergedCustomers,
    ConversationPersonalData,
    CannedReplies,
    ConversationPanel,
  ],
  exports: [
    MessageTopics,
    Conversations,
    ConversationNews,
    ConversationView,
    Entries,
    EntryReader,
    Assignees,
    Presence,
    ChannelDirectory,
    AnswerDeadlines,
    ConversationAutomation,
    InboxWork,
  ],
})
export class InboxModule {}
