import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { MailModule } from '../mail/mail.module.js'
import { LetterPreviews } from './letter-previews.js'
import { MailedLetters } from './mailed-letters.js'
import { OrderLettersController } from './order-letters.controller.js'

/** Mails to customers about their orders: between commerce, which knows no mail, and mail, which knows no orders. */
@Module({
  imports: [CommerceModule, MailModule],
  controllers: [OrderLettersController],
  providers: [MailedLetters, LetterPreviews],
})
export class OrderLettersModule {}
