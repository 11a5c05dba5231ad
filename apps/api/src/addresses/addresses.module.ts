import { Module } from '@nestjs/common'
import { AddressesController } from './addresses.controller.js'

/** Where the shop is reached. */
@Module({ controllers: [AddressesController] })
export class AddressesModule {}
