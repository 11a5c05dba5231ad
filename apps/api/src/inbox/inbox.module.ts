import { Module } from '@nestjs/common'
import { CannedRepliesController } from './canned-replies/canned-replies.controller.js'
import { CannedReplies } from './canned-replies/canned-replies.js'
import { LabellingController } from './labelling/labelling.controller.js'
import { MessageTopics } from './labelling/message-topics.js'

/** What customers write to the shop, and what it is about. */
@Module({
  controllers: [LabellingController, CannedRepliesController],
  providers: [MessageTopics, CannedReplies],
  exports: [MessageTopics],
})
export class InboxModule {}
