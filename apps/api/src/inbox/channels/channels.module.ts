import { type DynamicModule, Module } from '@nestjs/common'
import { CommerceModule } from '../../commerce/commerce.module.js'
import { MailModule } from '../../mail/mail.module.js'
import { AutomaticEntries } from '../email/automatic-entries.js'
import { ChatByMail } from '../email/chat-by-mail.js'
import { EmailChannel } from '../email/email-channel.js'
import { EmailSending } from '../email/email-sending.js'
import { EmailWebhook } from '../email/email-webhook.js'
import { MailFilesController } from '../email/files/mail-files.controller.js'
import { MailFiles } from '../email/files/mail-files.js'
import { MailFolder } from '../email/files/mail-folder.js'
import { Mailbox } from '../email/imap/mailbox.js'
import { MailboxClaims } from '../email/imap/mailbox-claims.js'
import { MailboxReading } from '../email/imap/mailbox-reading.js'
import { MailIntake } from '../email/mail-intake.js'
import { MailThreadPersonalData } from '../email/mail-thread-personal-data.js'
import { InboxModule } from '../inbox.module.js'
import { ChannelHookRoute } from './channel-hook-route.js'
import { ChannelKinds } from './channel-kinds.js'
import { ChannelSetups } from './channel-setups.js'
import { ChannelStore } from './channel-store.js'
import { ChannelsController } from './channels.controller.js'
import { EchoedMessages } from './echoed-messages.js'
import { PluginChannelIntake } from './plugin-channel-intake.js'
import { PluginChannelSending } from './plugin-channel-sending.js'

/** By which ways customers write to the shop, and how they are answered: e-mail, and the channels of plugins. */
@Module({})
export class ChannelsModule {
  /** @param plugins what provides the plugins */
  static with(plugins: DynamicModule): DynamicModule {
    return {
      module: ChannelsModule,
      imports: [InboxModule, CommerceModule, MailModule, plugins],
      controllers: [ChannelsController, MailFilesController],
      providers: [
        ChannelKinds,
        ChannelStore,
        ChannelSetups,
        ChannelHookRoute,
        PluginChannelIntake,
        PluginChannelSending,
        EchoedMessages,
        AutomaticEntries,
        EmailChannel,
        EmailSending,
        EmailWebhook,
        ChatByMail,
        MailIntake,
        MailFolder,
        MailThreadPersonalData,
        MailFiles,
        Mailbox,
        MailboxClaims,
        MailboxReading,
      ],
      exports: [ChannelStore],
    }
  }
}
