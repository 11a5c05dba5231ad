import { Module } from '@nestjs/common'
import { PublishedPages } from './pages/published-pages.js'
import { StorePagesController } from './pages/store-pages.controller.js'
import { StorePages } from './pages/store-pages.js'

/** What the shop tells its customers beside its products. */
@Module({ controllers: [StorePagesController], providers: [StorePages, PublishedPages] })
export class EngagementModule {}
