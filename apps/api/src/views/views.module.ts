import { Module } from '@nestjs/common'
import { SavedViews } from './saved-views.js'
import { ViewPersonalData } from './view-personal-data.js'
import { ViewsController } from './views.controller.js'

/** Lists as people like to see them. */
@Module({ controllers: [ViewsController], providers: [SavedViews, ViewPersonalData] })
export class ViewsModule {}
