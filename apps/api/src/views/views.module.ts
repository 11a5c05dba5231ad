import { Module } from '@nestjs/common'
import { SavedViews } from './saved-views.js'
import { ViewsController } from './views.controller.js'

/** Lists as people like to see them. */
@Module({ controllers: [ViewsController], providers: [SavedViews] })
export class ViewsModule {}
