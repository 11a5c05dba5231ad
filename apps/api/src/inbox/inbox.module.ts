import { Module } from '@nestjs/common'
import { LabellingController } from './labelling/labelling.controller.js'
import { MessageTopics } from './labelling/message-topics.js'

/** What customers write to the shop, and what it is about. */
@Module({
  controllers: [LabellingController],
  providers: [MessageTopics],
  exports: [MessageTopics],
})
export class InboxModule {}
