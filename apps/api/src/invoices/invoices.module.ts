import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { MailModule } from '../mail/mail.module.js'
import { InvoicesController } from './invoices.controller.js'
import { Invoices } from './invoices.js'

/** Drafts, sent to their customers: between commerce, which knows no mail, and mail, which knows no drafts. */
@Module({
  imports: [CommerceModule, MailModule],
  controllers: [InvoicesController],
  providers: [Invoices],
  exports: [Invoices],
})
export class InvoicesModule {}
