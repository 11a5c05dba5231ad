import { Global, Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { InvoicesModule } from '../invoices/invoices.public.js'
import { MailModule } from '../mail/mail.public.js'
import { DEVICE_ADMISSION } from '../platform/http/device.js'
import { TillAdmission } from './devices/till-admission.js'
import { TillDevices } from './devices/till-devices.js'
import { EnrolmentController } from './enrolment/enrolment.controller.js'
import { Enrolment } from './enrolment/enrolment.js'
import { WrongCodes } from './enrolment/wrong-codes.js'
import { intakeControllers, intakeProviders } from './intake-providers.js'
import { ServerKey } from './records/server-key.js'
import { RegistersController } from './registers/registers.controller.js'
import { Registers } from './registers/registers.js'
import { GiftCardHolds } from './selling/gift-card-holds.js'
import { ParkedCarts } from './selling/parked-carts.js'
import { SellingController } from './selling/selling.controller.js'

/** Tills: registers, the devices that are one, and what tills and server tell each other. Global, since every route asks it. */
@Global()
@Module({
  imports: [CommerceModule, MailModule, InvoicesModule],
  controllers: [RegistersController, EnrolmentController, SellingController, ...intakeControllers],
  providers: [
    { provide: DEVICE_ADMISSION, useClass: TillAdmission },
    TillDevices,
    Registers,
    Enrolment,
    WrongCodes,
    ServerKey,
    GiftCardHolds,
    ParkedCarts,
    ...intakeProviders,
  ],
  exports: [DEVICE_ADMISSION],
})
export class PosModule {}
