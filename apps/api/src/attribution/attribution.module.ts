import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { ConversionsController } from './conversions.controller.js'

/** What advertisers learn of orders. */
@Module({ imports: [CommerceModule], controllers: [ConversionsController] })
export class AttributionModule {}
