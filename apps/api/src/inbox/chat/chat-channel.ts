import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { ChannelDirectory } from '../channels/channel-directory.js'

/** The chat of the online store. Nothing has to be carried anywhere: visitors read their conversation here. */
@Injectable()
export class ChatChannel implements OnModuleInit {
  constructor(@Inject(ChannelDirectory) private readonly channels: ChannelDirectory) {}

  onModuleInit(): void {
    this.channels.register({
      id: 'chat',
      title: { en: 'Online store chat', ko: '온라인 스토어 채팅', ja: 'オンラインストアのチャット' },
      send: async () => ({}),
    })
  }
}
