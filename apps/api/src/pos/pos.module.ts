import { Global, Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { DEVICE_ADMISSION } from '../platform/http/device.js'
import { TillAdmission } from './devices/till-admission.js'
import { TillDevices } from './devices/till-devices.js'
import { EnrolmentController } from './enrolment/enrolment.controller.js'
import { Enrolment } from './enrolment/enrolment.js'
import { WrongCodes } from './enrolment/wrong-codes.js'
import { PinsController } from './pins/pins.controller.js'
import { StaffPins } from './pins/staff-pins.js'
import { PoliciesController } from './policies/policies.controller.js'
import { TillPolicies } from './policies/till-policies.js'
import { TillShopSettings } from './policies/till-shop-settings.js'
import { ServerKey } from './records/server-key.js'
import { RegistersController } from './registers/registers.controller.js'
import { Registers } from './registers/registers.js'

/** Tills: registers, the devices that are one, and what tills and server tell each other. Global, since every route asks it. */
@Global()
@Module({
  imports: [CommerceModule],
  controllers: [RegistersController, PoliciesController, PinsController, EnrolmentController],
  providers: [
    { provide: DEVICE_ADMISSION, useClass: TillAdmission },
    TillDevices,
    Registers,
    Enrolment,
    WrongCodes,
    ServerKey,
    TillShopSettings,
    TillPolicies,
    StaffPins,
  ],
  exports: [DEVICE_ADMISSION],
})
export class PosModule {}
