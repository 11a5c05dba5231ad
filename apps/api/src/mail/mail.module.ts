import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { MailPreview } from './content/mail-preview.js'
import { ShopMailWriter } from './content/shop-mail-writer.js'
import { MailDelivery } from './delivery/mail-delivery.js'
import { MailTransport } from './delivery/mail-transport.js'
import { GiftCardLetters } from './gift-card-letters/gift-card-letters.js'
import { MailController } from './mail.controller.js'
import { MailPersonalData } from './mail-personal-data.js'
import { Mailbox } from './mailbox.js'
import { Outbox } from './outbox.js'
import { MailServers } from './settings/mail-server.js'
import { MailSettingsController } from './settings/mail-settings.controller.js'
import { MailServerSettings } from './settings/mail-settings.js'
import { StaffLetters } from './staff-links/staff-letters.js'

/** Mails to the people of the shop: written down, sent in the background, and shown in the back office. */
@Module({
  imports: [CommerceModule],
  controllers: [MailSettingsController, MailController],
  providers: [
    Outbox,
    Mailbox,
    ShopMailWriter,
    MailPreview,
    MailDelivery,
    MailTransport,
    MailServers,
    MailServerSettings,
    StaffLetters,
    GiftCardLetters,
    MailPersonalData,
  ],
  exports: [Outbox, MailTransport, MailServers],
})
export class MailModule {}
